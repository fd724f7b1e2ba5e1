package cn.pufa.wording;

import cn.pufa.platform.PlainText;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a template leaves open, of a type, so that a wrong value is found before anything is sent.
 *
 * @param name as it stands in the words, without braces
 * @param label what staff read beside the field that asks for it
 * @param maxLength of a text; null for {@value #TEXT}
 * @param example null for one of the type
 */
public record Placeholder(String name, Type type, String label, Integer maxLength, String example) {

  /** Filled by itself with the name of the recipient; every template has it. */
  public static final String ORGANIZATION = "organization";

  /** Where the engine puts a secret when the message leaves; no template may name it. */
  static final String SECRET = "code";

  static final int TEXT = 200;

  /** What may stand there, and what a person reads where something else was given. */
  public enum Type {
    ORGANIZATION(ShortName.SHORTEST, "演示单位", "请填单位名称"),
    YEAR(4, "2025", "请填四位数的年份，例如 2025"),
    DAY(16, "2026-05-31", "请填日期，例如 2026-05-31"),
    DOCUMENT_NUMBER(25, "演示发〔2026〕1号", "请按文号的写法填，例如 廉民发〔2026〕12号"),
    NUMBER(16, "12", "请填数字"),
    PHONE(17, "12345", "请填电话号码，只写数字和短横线"),
    URL(100, "https://example.invalid/a", "请填 https:// 开头的网址，不超过100个字符"),
    TEXT(Placeholder.TEXT, "演示文字", "请填文字，不能太长，也不能有特殊字符");

    private final int longest;
    private final String sample;
    private final String hint;

    Type(int longest, String sample, String hint) {
      this.longest = longest;
      this.sample = sample;
      this.hint = hint;
    }

    String hint() {
      return hint;
    }
  }

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);
  private static final Pattern YEAR = Pattern.compile("(19|20|21)[0-9]{2}");
  private static final Pattern DOCUMENT_NUMBER =
      Pattern.compile("[\\u4e00-\\u9fa5]{1,12}〔[0-9]{4}〕[0-9]{1,5}号");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2})?");
  private static final Pattern PHONE = Pattern.compile("[0-9+][0-9-]{2,16}");

  /** 2026年5月31日（星期日） */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** At most so many characters once it is written. */
  int longest() {
    return type == Type.TEXT ? mostText() : type.longest;
  }

  private int mostText() {
    return Objects.requireNonNullElse(maxLength, TEXT);
  }

  /** As it is written in the words; empty where the value is not of the type. */
  Optional<String> written(String value) {
    return switch (type) {
      case DAY -> dayOf(value);
      case YEAR -> value(value, YEAR);
      case DOCUMENT_NUMBER -> value(value, DOCUMENT_NUMBER);
      case NUMBER -> value(value, NUMBER);
      case PHONE -> value(value, PHONE);
      case URL -> Optional.of(value).filter(Placeholder::isWebAddress);
      case TEXT -> Optional.of(value).filter(this::isText);
      case ORGANIZATION -> Optional.of(value).filter(name -> !name.isBlank());
    };
  }

  private static Optional<String> value(String value, Pattern shape) {
    return Optional.of(value).filter(shape.asMatchPredicate());
  }

  private static Optional<String> dayOf(String value) {
    try {
      return Optional.of(day(LocalDate.parse(value)));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private static boolean isWebAddress(String value) {
    try {
      var address = URI.create(value);
      return value.length() <= Type.URL.longest
          && "https".equals(address.getScheme())
          && address.getHost() != null;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private boolean isText(String value) {
    return !value.isBlank() && value.length() <= mostText() && PlainText.is(value);
  }

  /** The example as it is written, or one of the type. */
  String shown() {
    String given = Objects.requireNonNullElse(example, type.sample);
    return written(given).orElse(given);
  }
}
