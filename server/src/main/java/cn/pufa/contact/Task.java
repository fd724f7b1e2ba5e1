package cn.pufa.contact;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that somebody has to see to (待办).
 *
 * @param notice null where it is about none
 * @param message of unknown fate; null for the other kinds
 * @param channel {@code email}, {@code sms}, {@code phone} or {@code letter}; null for what was
 *     replied
 * @param settled whether the doubt about the message is gone without it: its node came back and
 *     knew
 * @param contactName of the register, as {@code contactPhone}; null where it holds none
 */
record Task(
    UUID id,
    Kind kind,
    UUID organization,
    String organizationName,
    String township,
    UUID notice,
    UUID message,
    String subject,
    String channel,
    String address,
    String words,
    String contactName,
    String contactPhone,
    boolean settled,
    Instant createdAt,
    Instant finishedAt,
    String finishedBy,
    Result result,
    String note) {

  enum Kind {
    NEEDS_HELP,
    /** Says it has filed: look whether the return is there. */
    SAYS_DONE,
    FIND_CONTACT,
    /** A message of unknown fate: ask whether it arrived. */
    CHECK_FATE;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  enum Result {
    SOLVED,
    NOT_SOLVED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Result of(String code) {
      return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** How it was finished. */
  record Ended(Result result, String note) {}

  /**
   * One that is opened.
   *
   * @param notice null as in {@link Task}, likewise message, channel and address
   */
  record Draft(
      Kind kind,
      UUID organization,
      UUID notice,
      UUID message,
      String channel,
      String address,
      String words) {}

  boolean isOpen() {
    return finishedAt == null && !settled;
  }
}
