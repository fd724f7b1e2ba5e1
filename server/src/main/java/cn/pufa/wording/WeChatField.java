package cn.pufa.wording;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a field of a WeChat template takes, by the letters of its name: {@code thing1}, {@code
 * date2}. WeChat refuses the whole message (47003) where one field does not keep to it.
 */
enum WeChatField {
  THING("thing", 20, "最多20个字，不能换行", value -> !value.contains("\n")),
  PHRASE("phrase", 5, "只能写1至5个汉字", matches("\\p{IsHan}{1,5}")),
  CHARACTER_STRING("character_string", 32, "只能写32个以内的数字、字母或符号", matches("[\\x21-\\x7e]{1,32}")),
  LETTER("letter", 32, "只能写32个以内的字母", matches("[A-Za-z]{1,32}")),
  SYMBOL("symbol", 5, "只能写5个以内的符号", matches("[\\p{P}\\p{S}]{1,5}")),
  NUMBER("number", 32, "只能写数字，可以有小数", matches("[0-9]{1,32}|[0-9]+\\.[0-9]+")),
  AMOUNT("amount", 13, "只能写金额，例如 ￥100.50 或 100元", matches("[￥¥$]?[0-9]{1,10}(\\.[0-9]{1,2})?元?")),
  PHONE_NUMBER("phone_number", 17, "只能写17位以内的电话号码", matches("[0-9+-]{1,17}")),
  CAR_NUMBER("car_number", 8, "只能写8位以内的车牌号", matches("\\p{IsHan}[A-Z0-9]{4,7}\\p{IsHan}?")),
  NAME("name", 10, "只能写10个以内的汉字或字母", matches("[\\p{IsHan}·A-Za-z .]{1,10}")),
  DATE("date", 24, "只能写日期，例如 2026年5月31日", matches(Dates.DATE)),
  TIME("time", 40, "只能写时间，例如 15:01 或 2026年5月31日 15:01", matches(Dates.TIME)),
  CONST("const", 20, "要与微信后台登记的选项一字不差", value -> true);

  private static final class Dates {
    static final String CLOCK = "[0-2]?[0-9]:[0-5][0-9](:[0-5][0-9])?";
    static final String DATE =
        "([0-9]{4}年[01]?[0-9]月[0-3]?[0-9]日|[0-9]{4}-[01][0-9]-[0-3][0-9])( " + CLOCK + ")?";
    static final String TIME = "((" + DATE + ")|" + CLOCK + ")(~((" + DATE + ")|" + CLOCK + "))?";
  }

  private static final Pattern WEEKDAY = Pattern.compile("（星期.）");

  private final String letters;
  private final int limit;
  private final String hint;
  private final Predicate<String> takes;

  WeChatField(String letters, int limit, String hint, Predicate<String> takes) {
    this.letters = letters;
    this.limit = limit;
    this.hint = hint;
    this.takes = takes;
  }

  private static Predicate<String> matches(String shape) {
    return Pattern.compile(shape).asMatchPredicate();
  }

  /**
   * @param field such as {@code thing1}
   */
  static Optional<WeChatField> of(String field) {
    String letters = field.replaceFirst("[0-9]{1,3}$", "");
    return letters.equals(field)
        ? Optional.empty()
        : Stream.of(values()).filter(type -> type.letters.equals(letters)).findFirst();
  }

  int limit() {
    return limit;
  }

  String hint() {
    return hint;
  }

  boolean takes(String value) {
    return !value.isBlank() && value.length() <= limit && takes.test(value);
  }

  /** As the field wants it: a date without its weekday. */
  String adapt(String value) {
    return this == DATE || this == TIME ? WEEKDAY.matcher(value).replaceAll("") : value;
  }
}
