package cn.pufa.outreach;

import java.util.Locale;

/** 广场咨询, 进村居, 进校园, 讲座, 媒体宣传, 横幅标语, 网站专栏, 节日慰问, 安全教育. */
public enum PufaEventKind {
  STAND,
  VILLAGE_VISIT,
  SCHOOL_VISIT,
  LECTURE,
  MEDIA,
  BANNERS,
  WEBSITE_COLUMN,
  FESTIVAL_CARE,
  SAFETY_EDUCATION;

  static PufaEventKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
