package cn.pufa.counsel;

import java.util.Locale;
import java.util.Set;

/** What an opinion can be asked on, and by whom beside those who may ask on everything. */
public enum Kind {
  EDITION("普法内容"),
  TEMPLATE("通知模板"),
  REVIEW_DECISION("年检结论"),
  CREDIT_MOVE("名录办理"),
  PENALTY("行政处罚"),
  CIRCULAR("群发通知"),
  DOCUMENT("文件");

  /** Those that an editor works with. */
  static final Set<Kind> OF_EDITORS = Set.of(EDITION, DOCUMENT);

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
