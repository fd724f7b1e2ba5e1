package cn.pufa.outreach;

import java.util.Locale;

/** The form of an event (形式). */
public enum PufaEventKind {
  STAND("广场咨询"),
  VILLAGE_VISIT("进村居"),
  SCHOOL_VISIT("进校园"),
  LECTURE("讲座"),
  MEDIA("媒体宣传"),
  BANNERS("横幅标语"),
  WEBSITE_COLUMN("网站专栏"),
  FESTIVAL_CARE("节日慰问"),
  SAFETY_EDUCATION("安全教育");

  private final String label;

  PufaEventKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  static PufaEventKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
