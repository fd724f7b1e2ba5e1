package cn.pufa.content;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a sentence: day counts, ages, fees, shares, dates; and which of them no source
 * states. 三十日, 30日 and 30天 are one figure, 十八周岁 and 18岁 another, 二分之一 and 50% a third.
 *
 * <p>Chinese numerals count only before a unit (一起 and 百姓 are words); 一个 and 一次 are articles of
 * speech; ordinals (第二天) are left out but for 第七条. Emergency and service numbers are no figures.
 */
public final class Figures {

  /** Each unit with the words writers use for it; 个 stands for every word of counting. */
  private static final Map<String, String> UNITS =
      spellings(
          "工作日=个工作日 工作日",
          "日=日 天",
          "周=周 星期 个星期",
          "月=月 个月",
          "年=年 周年",
          "岁=岁 周岁",
          "时=时 点",
          "小时=小时 个小时",
          "分钟=分钟",
          "元=元 块钱",
          "万元=万元",
          "%=% ％",
          "倍=倍",
          "米=米",
          "平方米=平方米",
          "代=代",
          "级=级",
          "次=次",
          "条=条",
          "个=个 人 名 位 种 份 类 家 户 样 件 款 项");

  private static final String UNIT =
      UNITS.keySet().stream()
          .sorted((one, other) -> other.length() - one.length())
          .collect(Collectors.joining("|", "(?:", ")"));

  private static final String NUMBER = WrittenNumber.PATTERN;

  private static final Pattern FIGURE =
      Pattern.compile(
          "(?<whole>"
              + NUMBER
              + ")分之(?<part>"
              + NUMBER
              + ")(?:[至到](?:百分之)?(?<upper>"
              + NUMBER
              + ")(?!"
              + UNIT
              + "))?"
              + "|(?<over>\\d{1,2})/(?<under>\\d{1,2})"
              + "|(?<half>一半|半数|半年)"
              + "|(?<number>"
              + NUMBER
              + ")(?<range>\\s*[至到~—－、-]+\\s*(?="
              + NUMBER
              + "))?\\s*(?<unit>"
              + UNIT
              + ")?");

  /** Telephone numbers of everybody, and words that only look like numbers. */
  private static final Set<String> NO_FIGURES =
      Set.of("110", "119", "120", "12309", "12338", "12345", "12348", "12355", "12368", "万一", "千万");

  /** Units in which a Chinese 一 says "a", not "one". */
  private static final Set<String> ARTICLES_OF_SPEECH = Set.of("个", "次", "代", "级", "条", "时");

  private static final Map<String, Figure> EACH =
      Map.of(
          "每年", new Figure("每年", BigDecimal.ONE, "年"),
          "每月", new Figure("每月", BigDecimal.ONE, "月"),
          "每周", new Figure("每周", BigDecimal.ONE, "周"),
          "每日", new Figure("每日", BigDecimal.ONE, "日"));

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private Figures() {}

  private static Map<String, String> spellings(String... lines) {
    var units = new HashMap<String, String>();
    for (String line : lines) {
      String[] unit = line.split("=");
      for (String spelling : unit[1].split(" ")) {
        units.put(spelling, unit[0]);
      }
    }
    return units;
  }

  /** The figures of a text in the order of reading. */
  static List<Figure> in(String text) {
    var found = new ArrayList<Figure>();
    var waiting = new ArrayList<String>();
    Matcher match = FIGURE.matcher(text);
    while (match.find()) {
      if (match.group("number") == null) {
        found.addAll(share(match));
      } else if (match.group("unit") == null && match.group("range") != null) {
        waiting.add(match.group("number"));
      } else {
        found.addAll(counted(text, match, waiting));
        waiting.clear();
      }
    }
    return found;
  }

  /**
   * The figures that no source states. Working days may stand in a source as days, where some
   * source says that its days are working days (行政处罚法 85).
   */
  static List<Figure> missing(String text, Collection<String> sources) {
    var stated = sources.stream().flatMap(source -> stated(source).stream()).toList();
    boolean workingDays = sources.stream().anyMatch(source -> source.contains("工作日"));
    return in(text).stream()
        .filter(figure -> stated.stream().noneMatch(source -> states(source, figure, workingDays)))
        .toList();
  }

  /** The same as plain words, to show to a writer. */
  public static List<String> unstated(String text, Collection<String> sources) {
    return missing(text, sources).stream().map(Figure::text).toList();
  }

  private static List<Figure> stated(String source) {
    var figures = new ArrayList<>(in(source));
    EACH.forEach(
        (word, figure) -> {
          if (source.contains(word)) {
            figures.add(figure);
          }
        });
    return figures;
  }

  private static boolean states(Figure source, Figure figure, boolean workingDays) {
    if (source.sameAs(figure)) {
      return true;
    }
    if (!source.value().equals(figure.value())) {
      return false;
    }
    boolean asDays = figure.unit().equals("工作日") && source.unit().equals("日");
    return asDays ? workingDays : figure.isCount() && source.isCount();
  }

  /** Parts of a whole in hundredths, 半年 as six months. */
  private static List<Figure> share(Matcher match) {
    String text = match.group();
    if (match.group("half") != null) {
      return List.of(
          text.equals("半年")
              ? new Figure(text, BigDecimal.valueOf(6), "月")
              : new Figure(text, BigDecimal.valueOf(50), "%"));
    }
    if (match.group("over") != null) {
      return part(text, match.group("over"), match.group("under")).stream().toList();
    }
    return Stream.of(match.group("part"), match.group("upper"))
        .filter(Objects::nonNull)
        .flatMap(part -> part(text, part, match.group("whole")).stream())
        .toList();
  }

  private static Optional<Figure> part(String text, String part, String whole) {
    return WrittenNumber.read(whole)
        .filter(divisor -> divisor.signum() > 0)
        .flatMap(
            divisor ->
                WrittenNumber.read(part)
                    .map(value -> value.multiply(HUNDRED).divide(divisor, 4, RoundingMode.HALF_UP)))
        .map(hundredths -> new Figure(text, hundredths, "%"));
  }

  /** A number and those before it that share its unit: 3、5日. */
  private static List<Figure> counted(String text, Matcher match, List<String> waiting) {
    String number = match.group("number");
    String unit = UNITS.getOrDefault(String.valueOf(match.group("unit")), "");
    boolean ordinal = match.start() > 0 && text.charAt(match.start() - 1) == '第';
    if (isWord(number, unit, ordinal)) {
      return List.of();
    }
    var figures = new ArrayList<Figure>();
    waiting.forEach(earlier -> figure(earlier, earlier, unit).ifPresent(figures::add));
    figure(match.group().strip(), number, unit).ifPresent(figures::add);
    return figures;
  }

  private static boolean isWord(String number, String unit, boolean ordinal) {
    if (NO_FIGURES.contains(number) || ordinal && !unit.equals("条")) {
      return true;
    }
    boolean chinese = !Character.isDigit(number.charAt(0));
    boolean one = number.equals("一") && ARTICLES_OF_SPEECH.contains(unit);
    return chinese && (unit.isEmpty() || one && !ordinal);
  }

  private static Optional<Figure> figure(String text, String number, String unit) {
    return WrittenNumber.read(number)
        .map(
            value ->
                unit.equals("万元")
                    ? new Figure(text, value.movePointRight(4), "元")
                    : new Figure(text, value, unit));
  }
}
