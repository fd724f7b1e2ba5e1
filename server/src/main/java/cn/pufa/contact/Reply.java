package cn.pufa.contact;

import java.util.Locale;

/** What an organisation answers to a notice by button or link: 已报送, 需帮助. */
public enum Reply {
  DONE,
  NEED_HELP;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Reply of(String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
  }
}
