package cn.pufa.ledger;

import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The clocks of an entry: when each ends, how that was counted, and whether it is over. */
final class Deadlines {

  enum State {
    RUNNING,
    /** Stands still until something comes in. */
    PAUSED,
    DONE,
    /** Past its day, and still owed. */
    OVER,
    /** Past its day, and nobody's duty. */
    LAPSED
  }

  /**
   * @param from the day after which it counts
   * @param due its last day, @param soon from when it counts as near; null while it is paused and
   *     where a year's days off are not known, which {@code why} says
   * @param late whether it was done after its last day
   */
  record Deadline(
      String code,
      String title,
      Kind.Whose whose,
      LocalDate from,
      LocalDate due,
      LocalDate soon,
      State state,
      boolean late,
      String why,
      String source) {

    /** Whether it is for the bureau to do something by its day. */
    boolean presses() {
      return state == State.OVER || state == State.RUNNING && whose != Kind.Whose.OTHERS;
    }

    /** Whether it presses, its day is near, and not over. */
    boolean isNear(LocalDate today) {
      return state == State.RUNNING
          && presses()
          && due != null
          && !today.isBefore(soon)
          && !today.isAfter(due);
    }
  }

  private static final String SOON = "soon";

  /** As an entry is numbered that is made once a year. */
  private static final Pattern YEAR = Pattern.compile("20\\d\\d(年|年度)?");

  private final Kinds kinds;
  private final Kind kind;
  private final Entry entry;
  private final WorkingDays days;
  private final LocalDate today;

  private Deadlines(Kinds kinds, Entry entry, WorkingDays days, LocalDate today) {
    this.kinds = kinds;
    this.kind = kinds.kind(entry.kind());
    this.entry = entry;
    this.days = days;
    this.today = today;
  }

  /** Those that have begun, in the order of the kind. */
  static List<Deadline> of(Kinds kinds, Entry entry, WorkingDays days, LocalDate today) {
    var deadlines = new Deadlines(kinds, entry, days, today);
    return deadlines.kind.clocks().stream()
        .filter(clock -> entry.meets(clock.when()))
        .flatMap(clock -> deadlines.start(clock).map(start -> deadlines.of(clock, start)).stream())
        .toList();
  }

  /** The one that presses first, one without a day last; empty where none does. */
  static Optional<Deadline> next(List<Deadline> deadlines) {
    return deadlines.stream()
        .filter(Deadline::presses)
        .min(
            Comparator.comparing(
                Deadline::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder())));
  }

  /**
   * Where a clock begins.
   *
   * @param at number of the step, 0 for the registration
   */
  private record Start(int at, LocalDate day, String title) {}

  private Optional<Start> start(Kind.Clock clock) {
    return clock.from().stream()
        .flatMap(from -> start(from).stream())
        .max(Comparator.comparing(Start::at));
  }

  private Optional<Start> start(String from) {
    if (from.equals("received")) {
      return Optional.of(new Start(0, entry.receivedOn(), kind.dateTitle()));
    }
    String name = from.substring(from.indexOf(':') + 1);
    if (from.startsWith("field:")) {
      return Optional.of(new Start(0, LocalDate.parse(entry.detail(name)), title(name)));
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? entry.last(name).map(step -> new Start(step.number(), step.day(), step(name).title()))
        : entry
            .last(name.substring(0, dot))
            .map(step -> new Start(step.number(), day(step, name.substring(dot + 1)), "填写的日期"));
  }

  private String title(String field) {
    return kind.fields().stream()
        .filter(one -> one.code().equals(field))
        .findFirst()
        .orElseThrow()
        .title();
  }

  private Kind.Step step(String code) {
    return kind.step(code).orElseThrow();
  }

  private static LocalDate day(Taken step, String field) {
    return LocalDate.parse(Entry.text(step.data(), field));
  }

  private Deadline of(Kind.Clock clock, Start start) {
    Period period = period(clock);
    int n = period.value() + extension(clock, start).map(Period::value).orElse(0);
    Optional<LocalDate> done = done(clock, start);
    List<Standstill> stands = stands(clock, start, done.orElse(null));
    Optional<Standstill> open = stands.stream().filter(one -> one.until() == null).findFirst();
    if (open.isPresent()) {
      String why = "从 %s 起暂停：%s。".formatted(open.get().from(), open.get().words());
      return deadline(clock, start, null, null, State.PAUSED, false, why, period);
    }
    String how = how(start, period, n, stands);
    try {
      LocalDate due = due(start.day(), n, period.unit(), stands);
      LocalDate soon = before(due, kinds.period(clock.soon() == null ? SOON : clock.soon()));
      boolean late = done.filter(due::isBefore).isPresent();
      State state = done.isPresent() ? State.DONE : state(clock, due);
      return deadline(
          clock, start, due, soon, state, late, how + "截止 " + weekday(due) + "。", period);
    } catch (UnknownCalendarYear unknown) {
      State state = done.isPresent() ? State.DONE : State.RUNNING;
      return deadline(clock, start, null, null, state, false, how + unknown.getMessage(), period);
    }
  }

  private static Deadline deadline(
      Kind.Clock clock,
      Start start,
      LocalDate due,
      LocalDate soon,
      State state,
      boolean late,
      String why,
      Period period) {
    return new Deadline(
        clock.code(),
        clock.title(),
        clock.whose(),
        start.day(),
        due,
        soon,
        state,
        late,
        why,
        period.source());
  }

  private Period period(Kind.Clock clock) {
    var by = clock.periodBy();
    return kinds.period(by == null ? clock.period() : by.periods().get(entry.detail(by.field())));
  }

  private Optional<Period> extension(Kind.Clock clock, Start start) {
    return Optional.ofNullable(clock.extendedBy())
        .filter(one -> after(start).anyMatch(step -> step.code().equals(one.step())))
        .map(one -> kinds.period(one.period()));
  }

  private Optional<LocalDate> done(Kind.Clock clock, Start start) {
    return after(start).filter(step -> stops(clock, step)).map(Taken::day).findFirst();
  }

  private static boolean stops(Kind.Clock clock, Taken step) {
    return clock.stops().contains(step.code());
  }

  private Stream<Taken> after(Start start) {
    return entry.steps().stream().filter(step -> step.number() > start.at());
  }

  /**
   * Days that do not count.
   *
   * @param from the last day before, @param until the last of them; null while it goes on
   */
  private record Standstill(LocalDate from, LocalDate until, String words) {

    boolean holds(LocalDate day) {
      return day.isAfter(from) && !day.isAfter(until);
    }
  }

  /**
   * @param done when it ended, and with it what still stood; null before
   */
  private List<Standstill> stands(Kind.Clock clock, Start start, LocalDate done) {
    List<Standstill> stands = new ArrayList<>();
    for (Kind.Clock.Pause pause : clock.stands()) {
      LocalDate from = null;
      for (Taken step : after(start).takeWhile(one -> !stops(clock, one)).toList()) {
        if (step.code().equals(pause.from())) {
          from = step.day();
        } else if (from != null && step.code().equals(pause.to())) {
          stands.add(new Standstill(from, step.day(), pause.words()));
          from = null;
        }
      }
      if (from != null) {
        stands.add(new Standstill(from, done, pause.words()));
      }
    }
    return stands;
  }

  /** The first day is not counted, a last day of rest moves on (民法典 201–203). */
  private LocalDate due(LocalDate start, int n, Period.Unit unit, List<Standstill> stands) {
    return switch (unit) {
      case WORKING_DAYS -> plusWorkingDays(start, n, stands);
      case DAYS -> n == 0 ? start : days.onOrNextWorkingDay(start.plusDays(n));
      case MONTHS -> days.onOrNextWorkingDay(start.plusMonths(n));
      case DAY_OF_YEAR -> dayOfNextYear(start, n);
    };
  }

  private LocalDate plusWorkingDays(LocalDate start, int n, List<Standstill> stands) {
    LocalDate day = start;
    for (int counted = 0; counted < n; ) {
      day = day.plusDays(1);
      LocalDate candidate = day;
      boolean counts =
          days.isWorkingDay(day) && stands.stream().noneMatch(one -> one.holds(candidate));
      counted += counts ? 1 : 0;
    }
    return day;
  }

  /**
   * In the year after that the entry is numbered by, however late it is begun; fixed by the rule
   * itself, so that it does not move (政府信息公开条例 49: 1月31日前).
   */
  private LocalDate dayOfNextYear(LocalDate start, int monthAndDay) {
    if (entry.number() != null && YEAR.matcher(entry.number()).matches()) {
      int year = Integer.parseInt(entry.number().substring(0, 4)) + 1;
      return LocalDate.of(year, monthAndDay / 100, monthAndDay % 100);
    }
    LocalDate day = LocalDate.of(start.getYear(), monthAndDay / 100, monthAndDay % 100);
    return day.isBefore(start) ? day.plusYears(1) : day;
  }

  private LocalDate before(LocalDate due, Period period) {
    return switch (period.unit()) {
      case WORKING_DAYS -> days.minusWorkingDays(due, period.value());
      case DAYS -> due.minusDays(period.value());
      case MONTHS -> due.minusMonths(period.value());
      case DAY_OF_YEAR -> throw new IllegalStateException(period.code());
    };
  }

  private State state(Kind.Clock clock, LocalDate due) {
    if (!today.isAfter(due)) {
      return State.RUNNING;
    }
    return clock.whose() == Kind.Whose.OURS ? State.OVER : State.LAPSED;
  }

  private static String how(Start start, Period period, int n, List<Standstill> stands) {
    var how = new StringBuilder(start.title()).append(' ').append(start.day()).append("，");
    if (n > 0 && period.unit() != Period.Unit.DAY_OF_YEAR) {
      how.append("次日起算 ").append(n).append(' ').append(period.unit().words);
      how.append(n > period.value() ? "（含延长）" : "").append("，");
    }
    stands.forEach(one -> how.append("扣除 %s 至 %s，".formatted(one.from().plusDays(1), one.until())));
    return how.toString();
  }

  private static String weekday(LocalDate day) {
    return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA);
  }
}
