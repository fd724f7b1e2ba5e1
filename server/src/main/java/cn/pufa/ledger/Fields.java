package cn.pufa.ledger;

import cn.pufa.law.ArticleRef;
import cn.pufa.platform.http.Problem;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Holds values against the fields that a kind or a step has; names every one at fault. */
final class Fields {

  private static final int LINE = 200;
  private static final int TEXT = 2000;
  private static final int LINK = 500;
  private static final int MOST = 1_000_000;
  private static final int MOST_CHOICES = 20;
  private static final Pattern ARTICLE =
      Pattern.compile("[a-z][a-z0-9-]{1,80}@[0-9]{4}-[0-9]{2}-[0-9]{2}#[0-9]{1,4}");

  /** A mobile phone, or 18 digits as of an ID number: the outside system keeps those. */
  private static final Pattern OF_A_PERSON =
      Pattern.compile("(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx])(?![0-9Xx])");

  private final LocalDate today;
  private final Predicate<ArticleRef> inForce;

  /**
   * @param inForce whether an article is the law today
   */
  Fields(LocalDate today, Predicate<ArticleRef> inForce) {
    this.today = today;
    this.inForce = inForce;
  }

  /** The values of every field of these are there and right, and there are no others. */
  List<Problem.Field> faults(List<Field> fields, JsonObject values, String pointer) {
    List<Problem.Field> faults = new ArrayList<>();
    Set<String> unknown = new HashSet<>(values.keySet());
    for (Field field : fields) {
      unknown.remove(field.code());
      fault(field, values.get(field.code()))
          .ifPresent(words -> faults.add(new Problem.Field(pointer + "/" + field.code(), words)));
    }
    unknown.stream()
        .sorted()
        .forEach(code -> faults.add(new Problem.Field(pointer + "/" + code, "没有这一项")));
    return faults;
  }

  private Optional<String> fault(Field field, JsonElement value) {
    if (value == null) {
      return field.required()
          ? Optional.of((field.options() == null ? "请填写" : "请选择") + field.title())
          : Optional.empty();
    }
    return switch (field.type()) {
      case TEXT -> text(value, LINE);
      case LONG -> text(value, TEXT);
      case DATE -> day(value, LocalDate.MAX);
      case PAST -> day(value, today);
      case NUMBER -> number(value);
      case YES -> is(primitive(value).isBoolean(), "请选是或者否");
      case CHOICE -> is(isOption(field, value), "请从列出的选项里选");
      case CHOICES -> choices(field, value);
      case LINK -> link(value);
      case ARTICLE -> article(value);
    };
  }

  private static Optional<String> is(boolean right, String words) {
    return right ? Optional.empty() : Optional.of(words);
  }

  private static JsonPrimitive primitive(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsJsonPrimitive() : new JsonPrimitive('?');
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private static Optional<String> text(JsonElement value, int most) {
    if (!isText(value) || value.getAsString().isBlank()) {
      return Optional.of("请填写文字");
    }
    return text(value.getAsString(), most);
  }

  /** What is wrong with a line that anybody typed. */
  static Optional<String> text(String text, int most) {
    if (text.length() > most) {
      return Optional.of("最多 %d 个字".formatted(most));
    }
    return is(!OF_A_PERSON.matcher(text).find(), "请不要填写手机号或者身份证号，个人信息留在原来的系统里");
  }

  private static Optional<String> day(JsonElement value, LocalDate latest) {
    try {
      LocalDate day = LocalDate.parse(isText(value) ? value.getAsString() : "");
      return is(!day.isAfter(latest), "这一天还没有到");
    } catch (DateTimeException noSuchDay) {
      return Optional.of("没有这一天");
    }
  }

  private static Optional<String> number(JsonElement value) {
    boolean whole = primitive(value).isNumber() && value.getAsString().matches("[0-9]{1,7}");
    return is(whole && value.getAsInt() <= MOST, "请填 0 到 %d 的整数".formatted(MOST));
  }

  private static boolean isOption(Field field, JsonElement value) {
    return isText(value)
        && field.options().stream().anyMatch(one -> one.code().equals(value.getAsString()));
  }

  private static Optional<String> choices(Field field, JsonElement value) {
    boolean right =
        value.isJsonArray()
            && !value.getAsJsonArray().isEmpty()
            && value.getAsJsonArray().size() <= MOST_CHOICES
            && value.getAsJsonArray().asList().stream().allMatch(one -> isOption(field, one));
    return is(right, "请至少选一项");
  }

  private static Optional<String> link(JsonElement value) {
    try {
      URI uri = URI.create(isText(value) ? value.getAsString() : " ");
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return is(
          web && uri.getHost() != null && value.getAsString().length() <= LINK,
          "请填以 https:// 开头的网址");
    } catch (IllegalArgumentException noAddress) {
      return Optional.of("请填以 https:// 开头的网址");
    }
  }

  private Optional<String> article(JsonElement value) {
    String text = isText(value) ? value.getAsString() : "";
    try {
      boolean right = ARTICLE.matcher(text).matches() && inForce.test(ArticleRef.parse(text));
      return is(right, "没有找到这一条，或者它已经不是现行规定");
    } catch (DateTimeException noSuchDay) {
      return Optional.of("没有找到这一条，或者它已经不是现行规定");
    }
  }
}
