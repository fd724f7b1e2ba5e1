package cn.pufa.review;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days as people say them. */
final class Days {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y年M月d日");

  private Days() {}

  static String words(LocalDate day) {
    return DAY.format(day);
  }

  static String withWeekday(LocalDate day) {
    return words(day) + "（" + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA) + "）";
  }
}
