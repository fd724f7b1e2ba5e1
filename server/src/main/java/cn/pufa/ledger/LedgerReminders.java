package cn.pufa.ledger;

import cn.pufa.notice.PersonalNotice;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Works out every open entry once a day, so that a calendar entered meanwhile counts, and tells
 * whoever sees to it when its day is near and when it is there: each once.
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
    List<Entry> entries = LedgerStore.stale(tx, clock.today(), AT_ONCE);
    List<PersonalNotice> told =
        entries.stream()
            .map(entry -> shelf.refresh(tx, entry))
            .flatMap(entry -> notice(tx, entry).stream())
            .toList();
    notices.tell(tx, told);
    return entries.size();
  }

  private Optional<PersonalNotice> notice(Tx tx, Entry entry) {
    Standing standing = entry.standing();
    LocalDate today = clock.today();
    if (standing.dueOn() == null
        || today.isBefore(standing.soonOn())
        || today.isAfter(standing.dueOn())) {
      return Optional.empty();
    }
    String left = Left.words(standing.dueOn(), today, calendar.days(tx));
    String words =
        "%s %s：“%s”%s，期限到 %s。"
            .formatted(
                kinds.kind(entry.kind()).title(),
                entry.number(),
                standing.dueWhat(),
                left,
                standing.dueOn());
    String stage = today.equals(standing.dueOn()) ? "today/" : "soon/";
    return Optional.of(
        new PersonalNotice(
            entry.owner(),
            "ledger/" + entry.id(),
            stage + standing.dueOn() + "/" + standing.dueWhat(),
            "台账到期提醒",
            words + "请到工作台的“台账”里办理。",
            null,
            null));
  }
}
