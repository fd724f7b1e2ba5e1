package cn.pufa.creditlist;

import java.util.Locale;

/** 活动异常名录 · 严重违法失信名单. */
public enum Kind {
  ABNORMAL("活动异常名录"),
  SERIOUS("严重违法失信名单");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Kind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
