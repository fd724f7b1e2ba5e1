package cn.pufa.circular;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One organisation told: by which ways, and what it did. What has not happened is null. */
record CircularRecipient(
    UUID organization,
    String organizationName,
    Instant readAt,
    Instant acknowledgedAt,
    String reply,
    Instant settledAt,
    String settledAs,
    LocalDate extendedTo,
    List<Way> ways) {

  /**
   * @param missing {@code received}, {@code read} or {@code action}; null for all, likewise the
   *     others
   */
  record Filter(String missing, String channel, String state) {
    static final Filter ALL = new Filter(null, null, null);

    boolean isOfUnsent() {
      return missing == null && state != null && !state.equals("sent");
    }

    /** Whatever was sent was put into the inbox first. */
    boolean isOfAll() {
      return channel == null
          ? state == null
          : channel.equals("inbox") && (state == null || state.equals("sent"));
    }
  }

  /**
   * One message to it.
   *
   * @param cause {@code first}, {@code fallback} or {@code unread}
   * @param failure null unless it failed; reason and advice null too where it is in doubt neither
   */
  record Way(
      UUID message,
      String occasion,
      String channel,
      String cause,
      String state,
      String failure,
      String reason,
      String advice,
      Instant createdAt,
      Instant sentAt,
      Instant crossedAt) {}

  CircularRecipient with(List<Way> found) {
    return new CircularRecipient(
        organization,
        organizationName,
        readAt,
        acknowledgedAt,
        reply,
        settledAt,
        settledAs,
        extendedTo,
        found);
  }
}
