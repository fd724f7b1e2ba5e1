package cn.pufa.law;

import cn.pufa.law.StatuteMarkdown.ParsedArticle;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days a text names itself, for whoever imports it to confirm. */
record StatuteDates(List<String> head, List<ParsedArticle> articles) {

  private static final String DAY = "(\\d{4})[年-](\\d{1,2})[月-](\\d{1,2})日?";
  private static final Pattern ANY_DAY = Pattern.compile(DAY);
  private static final Pattern APPLIES =
      Pattern.compile("自\\s*" + DAY + "\\s*起(?:施|实)行|" + DAY + "\\s*施行");

  /** The last day of the head on which it was adopted, published or amended, or null. */
  LocalDate passed() {
    return head.stream()
        .map(line -> APPLIES.matcher(line).replaceAll(""))
        .flatMap(line -> ANY_DAY.matcher(line).results())
        .map(day -> date(day, 1))
        .filter(day -> day != null)
        .max(LocalDate::compareTo)
        .orElse(null);
  }

  /** As the head says, or the last article; or null. */
  LocalDate effective() {
    LocalDate printed = lastIn(String.join("\n", head));
    return printed != null || articles.isEmpty() ? printed : lastIn(articles.getLast().text());
  }

  private static LocalDate lastIn(String text) {
    Matcher applies = APPLIES.matcher(text);
    LocalDate found = null;
    while (applies.find()) {
      found = date(applies.toMatchResult(), applies.group(1) == null ? 4 : 1);
    }
    return found;
  }

  private static LocalDate date(MatchResult day, int from) {
    try {
      return LocalDate.of(
          Integer.parseInt(day.group(from)),
          Integer.parseInt(day.group(from + 1)),
          Integer.parseInt(day.group(from + 2)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }
}
