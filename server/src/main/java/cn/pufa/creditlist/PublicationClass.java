package cn.pufa.creditlist;

import java.util.Locale;

/** 轻微 · 一般 · 严重: how long an entry is shown, apart from the list itself. */
public enum PublicationClass {
  MINOR,
  ORDINARY,
  GRAVE;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PublicationClass of(String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }
}
