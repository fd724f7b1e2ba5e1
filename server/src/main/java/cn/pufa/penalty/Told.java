package cn.pufa.penalty;

import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Statement;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How far the party has been told and heard, as the shared procedure knows it.
 *
 * @param servedOn null while nothing proves that the notice reached the party; likewise both
 *     windows
 * @param hearing null where there is no right to one
 * @param spoken whether the party made a statement, @param unanswered whether one waits for an
 *     answer
 * @param hearingAsked whether one was asked for within its working days
 * @param review the last one, null for none
 */
record Told(
    LocalDate servedOn,
    Window statement,
    Window hearing,
    boolean spoken,
    boolean unanswered,
    boolean hearingAsked,
    Review review) {

  /** Whether by that day the party had had its say: a hearing it asked for ends its window. */
  boolean isOver(LocalDate day) {
    return statement != null
        && !statement.isOpen(day)
        && (hearing == null || hearingAsked || !hearing.isOpen(day));
  }

  record Window(LocalDate until, String why) {

    boolean isOpen(LocalDate today) {
      return !today.isAfter(until);
    }
  }

  record Review(boolean passed, UUID by) {}

  static final Told NOTHING = new Told(null, null, null, false, false, false, null);

  static Told of(Procedure procedure) {
    Procedure.Review review = procedure.review();
    return new Told(
        procedure.service() == null ? null : procedure.service().servedOn(),
        window(procedure.statement()),
        window(procedure.hearing()),
        !procedure.statements().isEmpty(),
        procedure.statements().stream().anyMatch(one -> one.answer() == null),
        procedure.statements().stream().anyMatch(Statement::hearing),
        review == null ? null : new Review(review.passed(), review.reviewer()));
  }

  private static Window window(Procedure.Window window) {
    return window == null ? null : new Window(window.until(), window.explanation());
  }
}
