package cn.pufa.contact;

import java.util.Locale;

/** Why an organisation is reached by people: it was planned so, another way failed, nobody read. */
public enum Cause {
  FIRST,
  FALLBACK,
  UNREAD;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Cause of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
