package cn.pufa.delivery;

import java.util.Locale;

/** Where a message stands. */
public enum MessageState {
  QUEUED,
  CLAIMED,
  SENDING,
  SENT,
  FAILED,
  UNCERTAIN,
  STOPPED,
  CANCELLED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static MessageState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
