package cn.pufa.publication;

import java.util.stream.Stream;

/** What may stand in a batch. */
enum ItemKind {
  REGISTRATION("登记信息"),
  ANNUAL_REPORT("年度工作报告结论"),
  LIST_ENTRY("列入名录"),
  LIST_REMOVAL("移出名录"),
  PENALTY("行政处罚");

  private final String label;

  ItemKind(String label) {
    this.label = label;
  }

  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String label() {
    return label;
  }

  static ItemKind of(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst().orElseThrow();
  }
}
