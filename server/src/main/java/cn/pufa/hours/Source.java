package cn.pufa.hours;

import java.util.Locale;

/** Where verified hours come from. */
public enum Source {
  /** Attendance signed by the trainer. */
  SESSION("培训班"),
  /** All lessons of a course done. */
  COURSE("课程");

  private final String title;

  Source(String title) {
    this.title = title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }
}
