package cn.pufa.notice;

import java.util.List;

/**
 * The ways of a circular besides the inbox, as codes of channels: {@code email}, {@code sms},
 * {@code subscribe}, {@code service_account}, and {@code phone} and {@code letter}, which are
 * people.
 *
 * @param first taken at once
 * @param then taken one after the other, when a way failed or nobody had read the notice
 * @param unreadAfterDays days after which an unread notice takes the next way; null for never
 */
public record Plan(List<String> first, List<String> then, Integer unreadAfterDays) {

  /** Nothing leaves, now or later. */
  static final Plan NONE = new Plan(List.of(), List.of(), null);

  /** What law demands is told on every way there is, at last by people. */
  public static final Plan STATUTORY =
      new Plan(List.of("email", "subscribe"), List.of("sms", "phone", "letter"), 5);
}
