package cn.pufa.penalty;

import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The periods of a case: when each ends, how that was computed, and whether it is over. */
final class Clocks {

  enum State {
    RUNNING,
    DONE,
    OVER
  }

  /**
   * @param due its last day; null where a year's days off are not known, which {@code why} says
   * @param ofParty whether the party's own period, not the bureau's
   */
  record Clock(
      String code, String title, LocalDate due, String why, State state, boolean ofParty) {}

  private final Penalty penalty;
  private final Rules rules;
  private final WorkingDays days;
  private final LocalDate today;
  private final List<Clock> clocks = new ArrayList<>();

  private Clocks(Penalty penalty, Rules rules, WorkingDays days, LocalDate today) {
    this.penalty = penalty;
    this.rules = rules;
    this.days = days;
    this.today = today;
  }

  static List<Clock> of(Penalty penalty, Rules rules, WorkingDays days, LocalDate today) {
    var clocks = new Clocks(penalty, rules, days, today);
    clocks.count();
    return List.copyOf(clocks.clocks);
  }

  /** The bureau's own period that ends first; empty where none runs. */
  static Optional<Clock> next(List<Clock> clocks) {
    return clocks.stream()
        .filter(one -> one.state() != State.DONE && !one.ofParty() && one.due() != null)
        .min(Comparator.comparing(Clock::due));
  }

  private void count() {
    natural(
        "decision",
        "作出决定",
        "立案",
        penalty.filedOn(),
        "decision_days",
        penalty.endedOn().orElse(null),
        false);
    told("statement", "陈述、申辩", penalty.told().statement(), !penalty.isOpen());
    told(
        "hearing",
        "要求听证",
        penalty.told().hearing(),
        !penalty.isOpen() || penalty.told().hearingAsked());
    penalty
        .endedOn()
        .ifPresent(on -> working("service", "送达决定书", "决定", on, "service_days", served(), false));
    penalty.payableFrom().filter(any -> penalty.moneyFen() > 0).ifPresent(this::payment);
    penalty.revoked().filter(any -> penalty.has(Step.Published.class)).ifPresent(this::withdrawal);
  }

  private void told(String code, String title, Told.Window window, boolean isDone) {
    if (window != null) {
      LocalDate done = isDone ? today : null;
      clocks.add(
          new Clock(code, title, window.until(), window.why(), state(window.until(), done), true));
    }
  }

  private void payment(LocalDate from) {
    LocalDate paid = penalty.owesFen() <= 0 ? today : null;
    natural("payment", "缴清罚没款", "收到决定书", from, "payment_days", paid, true);
  }

  private void withdrawal(Step.Revoked one) {
    working(
        "withdrawal",
        "撤回公开信息",
        "决定" + one.outcome().title,
        one.changedOn(),
        "withdrawal_days",
        today,
        false);
  }

  private LocalDate served() {
    return penalty
        .served(Step.Paper.DECISION)
        .or(() -> penalty.served(Step.Paper.DISMISSAL))
        .map(Step.Served::on)
        .or(() -> penalty.revoked().map(Step.Revoked::changedOn))
        .orElse(null);
  }

  private void natural(
      String code,
      String title,
      String from,
      LocalDate start,
      String setting,
      LocalDate done,
      boolean ofParty) {
    int n = rules.days(setting);
    add(
        code,
        title,
        natural(start, n, days),
        "%s %s，次日起算第 %d 天是 %s。".formatted(from, start, n, day(start.plusDays(n))),
        done,
        ofParty);
  }

  /** The first day is not counted, a last day of rest moves on (民法典 201, 203). */
  static Supplier<LocalDate> natural(LocalDate start, int n, WorkingDays days) {
    return () -> days.onOrNextWorkingDay(start.plusDays(n));
  }

  private void working(
      String code,
      String title,
      String from,
      LocalDate start,
      String setting,
      LocalDate done,
      boolean ofParty) {
    int n = rules.days(setting);
    add(
        code,
        title,
        () -> days.plusWorkingDays(start, n),
        "%s %s，次日起算 %d 个工作日。".formatted(from, start, n),
        done,
        ofParty);
  }

  private void add(
      String code,
      String title,
      Supplier<LocalDate> counted,
      String how,
      LocalDate done,
      boolean ofParty) {
    try {
      LocalDate due = counted.get();
      clocks.add(new Clock(code, title, due, how + ends(how, due), state(due, done), ofParty));
    } catch (UnknownCalendarYear unknown) {
      State state = done == null ? State.RUNNING : State.DONE;
      clocks.add(new Clock(code, title, null, how + unknown.getMessage(), state, ofParty));
    }
  }

  private static String ends(String how, LocalDate due) {
    return how.contains(day(due))
        ? ""
        : "%s 截止%s。"
            .formatted(day(due), how.contains("工作日") ? "，周末和节假日不算，调休上班日算" : "：遇休息日顺延（民法典第二百零三条）");
  }

  private static String day(LocalDate day) {
    return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
  }

  private State state(LocalDate due, LocalDate done) {
    if (done != null) {
      return State.DONE;
    }
    return today.isAfter(due) ? State.OVER : State.RUNNING;
  }
}
