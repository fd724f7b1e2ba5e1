package cn.pufa.personal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A citizen's ID number (公民身份号码) by GB 11643-1999: place, day of birth, order, check sign. */
record IdNumber(String text) {

  /** First two digits of the place: province, autonomous region, municipality, special region. */
  private static final Set<String> PLACES =
      Set.of(
          "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
          "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
          "65", "71", "81", "82", "83");

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** The check sign for each remainder of the weighted sum by eleven. */
  private static final String CHECKS = "10X98765432";

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
  private static final int SHOWN = 4;

  /** With a capital X, as printed on the card. */
  static IdNumber of(String typed) {
    return new IdNumber(typed.toUpperCase(Locale.ROOT));
  }

  /** What is wrong with it, in Chinese; never the number itself. */
  Optional<String> fault(LocalDate today) {
    if (!text.matches("[0-9]{17}[0-9X]")) {
      return Optional.of("身份证号是18位，最后一位可以是X");
    }
    if (!PLACES.contains(text.substring(0, 2))) {
      return Optional.of("前两位不是任何省份的代码，请核对");
    }
    if (!isBorn(today)) {
      return Optional.of("第7到14位不是一个出生日期，请核对");
    }
    return text.charAt(17) == checkSign() ? Optional.empty() : Optional.of("号码校验没有通过，请逐位核对");
  }

  private boolean isBorn(LocalDate today) {
    try {
      LocalDate birth = LocalDate.parse(text.substring(6, 14), DAY);
      return !birth.isBefore(EARLIEST) && !birth.isAfter(today);
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private char checkSign() {
    int sum = 0;
    for (int place = 0; place < WEIGHTS.length; place++) {
      sum += WEIGHTS[place] * Character.digit(text.charAt(place), 10);
    }
    return CHECKS.charAt(sum % CHECKS.length());
  }

  /** First and last four. */
  String masked() {
    int hidden = text.length() - 2 * SHOWN;
    return text.substring(0, SHOWN) + "*".repeat(hidden) + text.substring(SHOWN + hidden);
  }

  /** Nothing prints it by accident. */
  @Override
  public String toString() {
    return "***";
  }
}
