package cn.pufa.ledger;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.needs.Matters;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checking a draft, putting an entry in, and bringing a row to what its steps add up to. */
final class Shelf {

  private static final int NUMBER = 60;
  private static final int TITLE = 100;
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** Who registers, as called today. */
  record Officer(UUID id, String name) {}

  private final Kinds kinds;
  private final Matters matters;
  private final Citations citations;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String bureau;

  Shelf(
      Kinds kinds,
      Matters matters,
      Citations citations,
      WorkCalendar calendar,
      BusinessClock clock,
      String bureau) {
    this.kinds = kinds;
    this.matters = matters;
    this.citations = citations;
    this.calendar = calendar;
    this.clock = clock;
    this.bureau = bureau;
  }

  /** Everything that is wrong with it but for its number being taken. */
  List<Problem.Field> faults(Kind kind, EntryDraft draft) {
    List<Problem.Field> faults = new ArrayList<>();
    line(draft.number(), NUMBER, "/number", kind.numberTitle(), faults);
    line(draft.title(), TITLE, "/title", "标题", faults);
    if (draft.receivedOn().isAfter(clock.today()) || draft.receivedOn().isBefore(EARLIEST)) {
      faults.add(new Problem.Field("/receivedOn", "日期不对：不能晚于今天"));
    }
    if (draft.topic() != null && !kind.needs()) {
      faults.add(new Problem.Field("/topic", "这种台账不用选主题"));
    } else {
      faults.addAll(matters.faults(draft.topic(), draft.township()));
    }
    faults.addAll(fields().faults(kind.fields(), draft.values(), "/values"));
    return faults;
  }

  private static void line(
      String text, int most, String pointer, String what, List<Problem.Field> faults) {
    Optional<String> fault = text.isBlank() ? Optional.of("请填写" + what) : Fields.text(text, most);
    fault.ifPresent(words -> faults.add(new Problem.Field(pointer, words)));
  }

  Fields fields() {
    return new Fields(
        clock.today(),
        ref -> citations.inForce(ref.statute(), ref.article()).filter(ref::equals).isPresent());
  }

  /** A number once; nobody else puts the same in meanwhile. */
  Set<String> taken(Tx tx, Kind kind, List<String> numbers) {
    LedgerStore.lockKind(tx, kind.code());
    return Set.copyOf(LedgerStore.taken(tx, kind.code(), numbers));
  }

  /**
   * @param steps that it comes with; none where it begins
   */
  Entry put(Tx tx, Kind kind, EntryDraft draft, Officer officer, List<Taken> steps) {
    var bare =
        new Entry(
            UUID.randomUUID(),
            kind.code(),
            draft.number().strip(),
            draft.title().strip(),
            draft.topic(),
            draft.township(),
            draft.receivedOn(),
            draft.values(),
            null,
            officer.id(),
            officer.name(),
            officer.id(),
            1,
            steps);
    Entry entry = reckoned(tx, bare);
    LedgerStore.insert(tx, entry, bureau, clock.now());
    steps.forEach(step -> LedgerStore.add(tx, entry.id(), step));
    cite(tx, kind, entry);
    if (draft.topic() != null) {
      matters.heard(tx, draft.topic(), draft.township(), draft.receivedOn());
    }
    return entry;
  }

  /** With the standing that its steps and today's calendar give. */
  private Entry reckoned(Tx tx, Entry entry) {
    LocalDate today = clock.today();
    Kind kind = kinds.kind(entry.kind());
    return entry.with(Standing.of(kind, entry, deadlines(entry, calendar.held(tx)), today));
  }

  /** Brings the row to what the entry is by now. */
  Entry refresh(Tx tx, Entry entry) {
    Entry now = reckoned(tx, entry);
    LedgerStore.stand(tx, now.id(), now.standing());
    return now;
  }

  List<Deadlines.Deadline> deadlines(Entry entry, WorkingDays days) {
    return entry.isVoid() ? List.of() : Deadlines.of(kinds, entry, days, clock.today());
  }

  /** What its fields cite, so that a changed article marks it (请复核). */
  void cite(Tx tx, Kind kind, Entry entry) {
    List<ArticleRef> cited =
        kind.fields().stream()
            .filter(field -> field.type() == Field.Type.ARTICLE)
            .map(field -> ArticleRef.parse(entry.detail(field.code())))
            .toList();
    if (!cited.isEmpty()) {
      citations.register(tx, citing(entry), cited);
    }
  }

  /** Nothing rests on what it cites any more. */
  void uncite(Tx tx, Entry entry) {
    citations.register(tx, citing(entry), List.of());
  }

  private static Citations.Subject citing(Entry entry) {
    return new Citations.Subject(CitingEntries.FEATURE, entry.id().toString());
  }

  /** A step that is entered now. */
  Taken taken(int number, String code, LocalDate on, Officer by, JsonObject data) {
    return new Taken(number, code, on, clock.now(), by.id(), by.name(), data);
  }
}
