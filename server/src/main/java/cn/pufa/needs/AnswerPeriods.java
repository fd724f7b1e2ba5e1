package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkCalendar;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * By when the bureau answers what is said about this service: {@code needs/answering.json}, each
 * period with its source and who checked it.
 */
final class AnswerPeriods {

  private record Period(int workingDays, String source, String verifier) {}

  private record File(Period suggestion, Period complaint) {}

  private final WorkCalendar calendar;
  private final File periods = read();

  AnswerPeriods(WorkCalendar calendar) {
    this.calendar = calendar;
  }

  private static File read() {
    try (var file = AnswerPeriods.class.getResourceAsStream("/needs/answering.json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, File.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Null for a question, and while the days off up to that day are not entered. */
  LocalDate due(Tx tx, Question.Kind kind, LocalDate asked) {
    if (kind == Question.Kind.QUESTION) {
      return null;
    }
    try {
      return calendar.days(tx).plusWorkingDays(asked, workingDays(kind));
    } catch (UnknownCalendarYear unknown) {
      return null;
    }
  }

  private int workingDays(Question.Kind kind) {
    return kind == Question.Kind.COMPLAINT
        ? periods.complaint().workingDays()
        : periods.suggestion().workingDays();
  }
}
