package cn.pufa.ledger;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Works out every open entry once a day, so that a calendar entered meanwhile counts, and tells
 * whoever sees to it when the day of one of its clocks is near and when it is there: each once.
 */
final class LedgerReminders {

  private static final int AT_ONCE = 200;

  private final Database database;
  private final Kinds kinds;
  private final Shelf shelf;
  private final PersonalNotices notices;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  LedgerReminders(
      Database database,
      Kinds kinds,
      Shelf shelf,
      PersonalNotices notices,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.database = database;
    this.kinds = kinds;
    this.shelf = shelf;
    this.notices = notices;
    this.calendar = calendar;
    this.clock = clock;
  }

  void tend() {
    while (database.transaction(this::some) == AT_ONCE) {
      // Until none is left of today.
    }
  }

  private int some(Tx tx) {
    List<Entry> entries =
        LedgerStore.stale(tx, clock.today(), AT_ONCE).stream()
            .map(entry -> shelf.refresh(tx, entry))
            .toList();
    WorkingDays days = calendar.days(tx);
    notices.tell(tx, entries.stream().flatMap(entry -> due(entry, days)).toList());
    return entries.size();
  }

  /** Of each clock by itself: one that is past its day does not silence those that come after. */
  private Stream<PersonalNotice> due(Entry entry, WorkingDays days) {
    return shelf.deadlines(entry, days).stream()
        .filter(one -> one.isNear(clock.today()))
        .map(one -> notice(entry, one, days));
  }

  private PersonalNotice notice(Entry entry, Deadlines.Deadline near, WorkingDays days) {
    LocalDate today = clock.today();
    String words =
        "%s %s：“%s”%s，期限到 %s。"
            .formatted(
                kinds.kind(entry.kind()).title(),
                entry.number(),
                near.title(),
                Left.words(near.due(), today, days),
                near.due());
    String stage = today.equals(near.due()) ? "today/" : "soon/";
    return new PersonalNotice(
        entry.owner(),
        "ledger/" + entry.id(),
        stage + near.due() + "/" + near.title(),
        "台账到期提醒",
        words + "请到工作台的“台账”里办理。",
        null,
        null);
  }
}
