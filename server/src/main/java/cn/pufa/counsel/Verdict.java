package cn.pufa.counsel;

import java.util.Locale;

/** What an opinion comes to. */
enum Verdict {
  AGREE("同意"),
  AGREE_IF_CHANGED("修改后同意"),
  DISAGREE("不同意");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Verdict of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
