package cn.pufa.ledger;

import cn.pufa.audit.Commands;
import cn.pufa.audit.TrailWords;
import cn.pufa.job.Jobs;
import cn.pufa.law.Citations;
import cn.pufa.needs.Matters;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doorway of this feature: what a year had, and how the clocks stand. */
public final class Ledgers {

  private final Kinds kinds = Kinds.load();
  private final Shelf shelf;
  private final LedgerRoutes routes;
  private final LedgerReminders reminders;

  public Ledgers(
      Database database,
      Commands commands,
      Matters matters,
      Citations citations,
      PersonalNotices notices,
      WorkCalendar calendar,
      Workers workers,
      Jobs jobs,
      BusinessClock clock,
      String bureau) {
    shelf = new Shelf(kinds, matters, citations, calendar, clock, bureau);
    var views = new LedgerViews(kinds, shelf, matters, citations, calendar, clock);
    var desk = new LedgerDesk(commands, kinds, shelf, views, calendar, clock);
    routes =
        new LedgerRoutes(
            database,
            this,
            kinds,
            desk,
            new StepCorrections(commands, kinds, shelf, desk, calendar, clock),
            new Draws(commands, kinds, shelf, desk, clock),
            new LedgerImport(
                database, commands, kinds, shelf, views, matters, workers, jobs, clock),
            views,
            clock);
    reminders = new LedgerReminders(database, kinds, shelf, notices, calendar, clock);
    citations.join(new CitingEntries(kinds));
  }

  /** Tells what the kinds and their states are called. */
  public void name(TrailWords words) {
    words.learn("LedgerKindCode", kinds.titles());
    words.learn("LedgerStateFilter", kinds.stateTitles());
    kinds
        .kinds()
        .forEach(kind -> words.learn("LedgerStateFilter", kind.code(), kind.stateTitles()));
  }

  public LedgerRoutes routes() {
    return routes;
  }

  /** Does what falls due: works out the clocks of the day, and tells whose day is near. */
  public void tend() {
    reminders.tend();
  }

  /**
   * An entry of a time before this service, such as the demo's, with the steps that it has behind
   * it.
   *
   * @param values of the kind's fields, by code
   */
  public record Past(
      String kind,
      String number,
      String title,
      LocalDate receivedOn,
      Map<String, Object> values,
      List<PastStep> steps) {}

  public record PastStep(String code, LocalDate on, Map<String, Object> values) {}

  /**
   * @param officer who sees to it, @param name as called then
   */
  public void record(Tx tx, UUID officer, String name, Past past) {
    Kind kind = kinds.kind(past.kind());
    var draft =
        new EntryDraft(
            past.kind(),
            past.number(),
            past.title(),
            null,
            null,
            past.receivedOn(),
            json(past.values()));
    var by = new Shelf.Officer(officer, name);
    List<Taken> steps = new ArrayList<>();
    past.steps()
        .forEach(
            one ->
                steps.add(
                    shelf.taken(steps.size() + 1, one.code(), one.on(), by, json(one.values()))));
    shelf.put(tx, kind, draft, by, steps);
  }

  private static JsonObject json(Map<String, Object> values) {
    return GsonJson.GSON.toJsonTree(values).getAsJsonObject();
  }

  /** By the day received. */
  public int count(Tx tx, Counted what, int year) {
    return LedgerStore.count(tx, what, year);
  }

  /** What {@link #count} counted, the earliest first. */
  public List<Line> lines(Tx tx, Counted what, int year, Page page) {
    return LedgerStore.ofYear(tx, what, year, page).stream().map(this::line).toList();
  }

  private Line line(Entry entry) {
    String state = kinds.kind(entry.kind()).state(entry.standing().state()).title();
    return new Line(
        entry.id().toString(), entry.title(), entry.receivedOn(), entry.number() + "，" + state);
  }

  /** Of every kind, also of those with nothing open. */
  public Clocks clocks(Tx tx, LocalDate today) {
    Map<String, Clocks.OfKind> found = LedgerStore.clocks(tx, today);
    return new Clocks(kinds.kinds().stream().map(kind -> ofKind(kind, found)).toList());
  }

  private static Clocks.OfKind ofKind(Kind kind, Map<String, Clocks.OfKind> found) {
    Clocks.OfKind one = found.get(kind.code());
    return one == null
        ? new Clocks.OfKind(kind.code(), kind.title(), 0, 0, 0)
        : new Clocks.OfKind(kind.code(), kind.title(), one.open(), one.soon(), one.overdue());
  }
}
