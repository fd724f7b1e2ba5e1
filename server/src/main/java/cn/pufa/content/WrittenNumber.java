package cn.pufa.content;

import cn.pufa.law.ChineseNumeral;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one number however it is written: 30, 3.5万, 三十, 二〇二六, 五万, 两. */
final class WrittenNumber {

  static final String PATTERN = "(?:\\d+(?:\\.\\d+)?[万亿千百]?|[零〇一二两三四五六七八九十百千万亿]+)";

  private static final Pattern ARABIC = Pattern.compile("(\\d+(?:\\.\\d+)?)([万亿千百]?)");
  private static final Pattern DIGITS = Pattern.compile("[零〇一二三四五六七八九]{2,}");
  private static final String DIGIT = "零一二三四五六七八九";

  private WrittenNumber() {}

  /** Empty where the characters are numerals but say no number, 亿万. */
  static Optional<BigDecimal> read(String text) {
    try {
      return Optional.of(parse(text));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  private static BigDecimal parse(String text) {
    var arabic = ARABIC.matcher(text);
    if (arabic.matches()) {
      return new BigDecimal(arabic.group(1)).multiply(unit(arabic.group(2)));
    }
    String plain = text.replace('〇', '零').replace('两', '二');
    return DIGITS.matcher(plain).matches() ? digits(plain) : BigDecimal.valueOf(chinese(plain));
  }

  private static BigDecimal unit(String text) {
    return BigDecimal.valueOf(text.isEmpty() ? 1 : scale(text));
  }

  private static long scale(String unit) {
    return switch (unit) {
      case "百" -> 100;
      case "千" -> 1_000;
      case "万" -> 10_000;
      case "亿" -> 100_000_000;
      default -> throw new IllegalArgumentException("不是数量单位：" + unit);
    };
  }

  /** Years are read digit by digit. */
  private static BigDecimal digits(String text) {
    var number = new StringBuilder();
    text.chars().forEach(digit -> number.append(DIGIT.indexOf(digit)));
    return new BigDecimal(number.toString());
  }

  private static long chinese(String text) {
    for (String unit : new String[] {"亿", "万"}) {
      int at = text.indexOf(unit);
      if (at >= 0) {
        long high = at == 0 ? 1 : chinese(text.substring(0, at));
        return high * scale(unit) + small(text.substring(at + 1));
      }
    }
    return small(text);
  }

  /** What follows 万; nothing and 零 are none. */
  private static long small(String text) {
    return text.replace("零", "").isEmpty() ? 0 : ChineseNumeral.parse(text);
  }
}
