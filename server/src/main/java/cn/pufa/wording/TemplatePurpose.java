package cn.pufa.wording;

import java.util.Locale;

/** What a template is for: 正式通知, 到期前提醒, 逾期提醒, 一般告知. */
public enum TemplatePurpose {
  NOTICE,
  REMINDER,
  OVERDUE,
  COURTESY;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TemplatePurpose of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
