package cn.pufa.penalty;

import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * How far the party has been told and heard, as the shared procedure knows it.
 *
 * @param servedOn null while nothing proves that the notice reached the party; likewise both
 *     windows
 * @param hearing null where there is no right to one
 * @param spoken whether the party made a statement, @param unanswered whether one waits for an
 *     answer, @param answeredOn the last day on which one was answered, null for none
 * @param hearingAsked whether one was asked for within its working days
 * @param review the last one, null for none
 */
record Told(
    LocalDate servedOn,
    Window statement,
    Window hearing,
    boolean spoken,
    boolean unanswered,
    LocalDate answeredOn,
    boolean hearingAsked,
    Review review) {

  /**
   * Whether by that day the party had had its say, and whatever it said was answered: a hearing it
   * asked for ends its window.
   */
  boolean isOver(LocalDate day) {
    return statement != null
        && (answeredOn == null || !day.isBefore(answeredOn))
        && !statement.isOpen(day)
        && (hearing == null || hearingAsked || !hearing.isOpen(day));
  }

  record Window(LocalDate until, String why) {

    boolean isOpen(LocalDate today) {
      return !today.isAfter(until);
    }
  }

  record Review(boolean passed, UUID by) {}

  static final Told NOTHING = new Told(null, null, null, false, false, null, false, null);

  static Told of(Procedure procedure) {
    Procedure.Review review = procedure.review();
    return new Told(
        procedure.service() == null ? null : procedure.service().servedOn(),
        window(procedure.statement()),
        window(procedure.hearing()),
        !procedure.statements().isEmpty(),
        procedure.statements().stream().anyMatch(one -> one.answer() == null),
        procedure.statements().stream()
            .map(Statement::answeredOn)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        procedure.statements().stream().anyMatch(Statement::hearing),
        review == null ? null : new Review(review.passed(), review.reviewer()));
  }

  private static Window window(Procedure.Window window) {
    return window == null ? null : new Window(window.until(), window.explanation());
  }
}
