package cn.pufa.exam;

import java.util.Locale;

/** How a question is put (单选、多选、判断、排序、情景). */
enum QuestionKind {
  SINGLE("单选题"),
  MULTIPLE("多选题"),
  TRUE_FALSE("判断题"),
  ORDERING("排序题"),
  SCENARIO("情景题");

  private final String title;

  QuestionKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static QuestionKind ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
