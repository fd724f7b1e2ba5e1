package cn.pufa.wording;

import java.util.Locale;

/** A way words may go to somebody; its code is that of the channel. */
public enum Way {
  INBOX,
  EMAIL,
  SMS,
  SUBSCRIBE,
  SERVICE_ACCOUNT,
  PHONE,
  LETTER;

  public static Way of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
