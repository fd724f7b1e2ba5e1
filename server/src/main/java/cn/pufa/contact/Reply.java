package cn.pufa.contact;

import java.util.Locale;

/** What an organisation answers to a notice by button or link: 已报送, 需帮助. */
public enum Reply {
  DONE("已办理"),
  NEED_HELP("需要帮助");

  private final String words;

  Reply(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Reply of(String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }
}
