package cn.pufa.notice;

import java.util.List;
import java.util.UUID;

/**
 * @param channel null for all, @param state null for all
 * @param only the organisations that are meant; null for all
 */
public record RecipientFilter(String channel, String state, boolean unread, List<UUID> only) {

  boolean isOfFew() {
    return state != null && !state.equals("sent");
  }

  UUID[] onlyIds() {
    return only == null ? null : only.toArray(UUID[]::new);
  }
}
