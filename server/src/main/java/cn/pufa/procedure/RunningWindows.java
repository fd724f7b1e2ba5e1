package cn.pufa.procedure;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts anew what runs after a notice as the days off change: the windows of its organisation,
 * which only become longer, and the day by which the bureau answers. What has been decided rests on
 * windows as they were counted then.
 */
final class RunningWindows implements Deadlines {

  private final Map<String, PeriodRule> periods;

  RunningWindows(Map<String, PeriodRule> periods) {
    this.periods = periods;
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    List<Moved> moved = new ArrayList<>();
    for (Procedure one : UndecidedStore.lock(tx)) {
      if (one.service() != null) {
        windows(tx, one, days).ifPresent(moved::add);
      }
      one.statements().stream()
          .filter(statement -> !statement.isAnswered())
          .forEach(statement -> answerDue(tx, one, statement, days).ifPresent(moved::add));
    }
    return moved;
  }

  private Optional<Moved> windows(Tx tx, Procedure one, WorkingDays days) {
    Procedure.Window statement = anew(one.statementPeriod(), one.statement(), one, days);
    Procedure.Window hearing = anew(one.hearingPeriod(), one.hearing(), one, days);
    if (Objects.equals(statement, one.statement()) && Objects.equals(hearing, one.hearing())) {
      return Optional.empty();
    }
    LocalDate until = Procedure.longer(statement, hearing).orElseThrow();
    ProcedureStore.serve(tx, one.id(), one.documentNumber(), one.service(), statement, hearing);
    ProcedureStore.heardUntil(tx, one.id(), until);
    if (!one.isReviewedAfter(until)) {
      ProcedureStore.reviewAgain(tx, one.id());
    }
    return Optional.of(
        new Moved(
            one.id(),
            "%s：%s的陈述申辩".formatted(one.organizationName(), one.subject()),
            one.windowUntil().orElseThrow(),
            until,
            until.equals(statement.until()) ? statement.explanation() : hearing.explanation()));
  }

  /**
   * The same where it does not move, or nobody can tell.
   *
   * @param told null where there is none
   */
  private Procedure.Window anew(
      String period, Procedure.Window told, Procedure one, WorkingDays days) {
    return Optional.ofNullable(told)
        .flatMap(any -> periods.get(period).ifKnown(one.service().servedOn(), days))
        .filter(counted -> !counted.last().equals(told.until()))
        .map(counted -> new Procedure.Window(counted.last(), counted.explanation()))
        .map(counted -> told.anew(counted, "按重新录入的放假安排计算。"))
        .orElse(told);
  }

  private Optional<Moved> answerDue(Tx tx, Procedure one, Statement statement, WorkingDays days) {
    return periods
        .get(PeriodRule.ANSWER)
        .ifKnown(statement.receivedOn(), days)
        .filter(counted -> !counted.last().equals(statement.answerDue()))
        .map(
            counted -> {
              UndecidedStore.answerUntil(tx, statement.id(), counted.last());
              return new Moved(
                  statement.id(),
                  one.organizationName() + "：答复陈述申辩",
                  Optional.ofNullable(statement.answerDue()).orElse(counted.last()),
                  counted.last(),
                  counted.explanation());
            });
  }
}
