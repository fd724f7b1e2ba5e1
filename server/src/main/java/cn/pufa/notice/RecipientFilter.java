package cn.pufa.notice;

/**
 * @param channel null for all, @param state null for all
 * @param unread only who has read nothing
 * @param unfiled only who owes the report of this year; null for all
 */
public record RecipientFilter(String channel, String state, boolean unread, Integer unfiled) {

  /** Whether it asks for those who did not do something. */
  boolean isOfMeant() {
    return unread || unfiled != null;
  }

  boolean isOfFew() {
    return state != null && !state.equals("sent");
  }
}
