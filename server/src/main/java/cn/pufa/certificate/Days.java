package cn.pufa.certificate;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days as they are printed and told: 2026年5月31日. */
final class Days {

  private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private Days() {}

  static String words(LocalDate day) {
    return WORDS.format(day);
  }
}
