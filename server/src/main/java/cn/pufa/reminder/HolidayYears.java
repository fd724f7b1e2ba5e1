package cn.pufa.reminder;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.HolidayYear;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Entering the days off of a year; every deadline and round that runs moves with them. */
final class HolidayYears {

  private enum Origin {
    SHIPPED,
    ENTERED
  }

  /**
   * @param version null in a list, as {@code days}; 0 where it was shipped
   * @param enteredAt null where it was shipped
   */
  record View(
      int year,
      Integer version,
      Origin origin,
      String source,
      Instant enteredAt,
      List<HolidayYear.Day> days) {

    View head() {
      return new View(year, null, origin, source, enteredAt, null);
    }
  }

  private record Saved(View year, List<Deadlines.Moved> deadlines, int rounds) {}

  private final Commands commands;
  private final WorkCalendar calendar;
  private final Planning planning;
  private final BusinessClock clock;
  private final List<Deadlines> features = new CopyOnWriteArrayList<>();

  HolidayYears(Commands commands, WorkCalendar calendar, Planning planning, BusinessClock clock) {
    this.commands = commands;
    this.calendar = calendar;
    this.planning = planning;
    this.clock = clock;
  }

  void register(Deadlines feature) {
    features.add(feature);
  }

  List<View> list(Tx tx) {
    return calendar.days(tx).years().stream().map(year -> view(tx, year).head()).toList();
  }

  View get(Tx tx, int year) {
    return view(tx, calendar.days(tx).year(year).orElseThrow(Problem::notFound));
  }

  private View view(Tx tx, HolidayYear year) {
    WorkCalendar.Entry entry = calendar.entry(tx, year.year());
    return new View(
        year.year(),
        entry.version(),
        entry.version() == 0 ? Origin.SHIPPED : Origin.ENTERED,
        year.source(),
        entry.at(),
        year.days().stream().sorted(Comparator.comparing(HolidayYear.Day::date)).toList());
  }

  Answer save(Request request) {
    var draft = request.body(HolidayYearDraft.class);
    int number = request.number("year");
    int seen = Meanwhile.seen(request);
    draft.requireSound(number);
    return commands.run(
        request,
        tx -> {
          requireNoGap(calendar.days(tx), number);
          var year = new HolidayYear(number, draft.source(), draft.days());
          return Outcome.of(subject(number), Answer.ok(save(tx, year, seen)));
        });
  }

  /** A gap would be noticed only by the deadline that falls into it. */
  private static void requireNoGap(WorkingDays known, int year) {
    if (!known.knows(year) && !known.knows(year - 1)) {
      throw Problem.conflict("请先录入" + (year - 1) + "年的放假安排。");
    }
  }

  private static String subject(int year) {
    return "holiday-year/" + year;
  }

  /** Who was faster is known only when it is this one's turn. */
  private Saved save(Tx tx, HolidayYear year, int seen) {
    WorkingDays working = calendar.enter(tx, year, clock.now());
    int before = calendar.entry(tx, year.year()).version() - 1;
    Meanwhile.requireSeen(tx, seen, before, subject(year.year()), "saveHolidayYear");
    List<Deadlines.Moved> moved =
        features.stream().flatMap(feature -> feature.reckon(tx, working).stream()).toList();
    int rounds = planning.planAll(tx, working);
    return new Saved(view(tx, working.year(year.year()).orElseThrow()), moved, rounds);
  }
}
