package cn.pufa.procedure;

import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long a period is, who says so, and who has checked it. */
public record PeriodRule(
    String code, String title, int length, Unit unit, String source, String verifier) {

  /** 答复陈述申辩. */
  static final String ANSWER = "answer";

  public enum Unit {
    WORKING_DAYS,
    DAYS,
    MONTHS,
    YEARS
  }

  static Map<String, PeriodRule> load() {
    try (InputStream file = PeriodRule.class.getResourceAsStream("/procedure/periods.json")) {
      String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return byCode(List.of(GsonJson.GSON.fromJson(json, PeriodRule[].class)));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public static Map<String, PeriodRule> byCode(List<PeriodRule> rules) {
    Map<String, PeriodRule> byCode = new LinkedHashMap<>();
    for (PeriodRule rule : rules) {
      if (rule.length() < 1 || byCode.put(rule.code(), rule) != null) {
        throw new IllegalStateException("bad period: " + rule);
      }
    }
    return byCode;
  }

  /**
   * @param working asked only for working days
   */
  public Period from(LocalDate day, WorkingDays working) {
    return switch (unit) {
      case WORKING_DAYS -> Periods.workingDays(day, length, working);
      case DAYS -> Periods.days(day, length);
      case MONTHS -> Periods.months(day, length);
      case YEARS -> Periods.years(day, length);
    };
  }

  /** The same; empty where the days off of a year that it needs are not entered. */
  public Optional<Period> ifKnown(LocalDate day, WorkingDays working) {
    try {
      if (unit == Unit.WORKING_DAYS) {
        working.plusWorkingDays(day, length);
      }
      return Optional.of(from(day, working));
    } catch (UnknownCalendarYear unknown) {
      return Optional.empty();
    }
  }
}
