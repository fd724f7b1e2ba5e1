package cn.pufa.review;

import java.util.Locale;

/** What a return is concluded with, from the best to the worst. */
public enum Grade {
  QUALIFIED("合格"),
  BASICALLY_QUALIFIED("基本合格"),
  UNQUALIFIED("不合格");

  private final String title;

  Grade(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Grade of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  Grade orWorse(Grade other) {
    return other != null && other.compareTo(this) > 0 ? other : this;
  }
}
