package cn.pufa.volunteer;

import java.util.Locale;

/** A part of a weekday on which a volunteer has time (可服务时间). */
record Slot(Weekday weekday, Band band) {

  enum Weekday {
    MON("周一"),
    TUE("周二"),
    WED("周三"),
    THU("周四"),
    FRI("周五"),
    SAT("周六"),
    SUN("周日");

    private final String label;

    Weekday(String label) {
      this.label = label;
    }
  }

  enum Band {
    MORNING("上午"),
    AFTERNOON("下午"),
    EVENING("晚上");

    private final String label;

    Band(String label) {
      this.label = label;
    }
  }

  static Slot ofCode(String code) {
    String[] parts = code.toUpperCase(Locale.ROOT).split("_");
    return new Slot(Weekday.valueOf(parts[0]), Band.valueOf(parts[1]));
  }

  /** As the table keeps it: {@code sat_morning}. */
  String code() {
    return (weekday.name() + "_" + band.name()).toLowerCase(Locale.ROOT);
  }

  String label() {
    return weekday.label + band.label;
  }
}
