package cn.pufa.ledger;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.identity.Meanwhile;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Registering entries, and taking one step of them under their lock. */
final class LedgerDesk {

  private record Revision(
      String title, LocalDate receivedOn, JsonObject values, String reason, int version) {}

  /**
   * @param seen steps there were as it was read
   */
  private record Voiding(String reason, int seen) {}

  private static final int REASON = 200;

  private final Commands commands;
  private final Kinds kinds;
  private final Shelf shelf;
  private final LedgerViews views;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  LedgerDesk(
      Commands commands,
      Kinds kinds,
      Shelf shelf,
      LedgerViews views,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.kinds = kinds;
    this.shelf = shelf;
    this.views = views;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer open(Request request) {
    EntryDraft draft = request.body(EntryDraft.class);
    Kind kind = kinds.kind(draft.kind());
    if (kind.drawn()) {
      throw Problem.invalid("/kind", "双随机检查从抽取开始，请用“抽取”登记");
    }
    requireNone(shelf.faults(kind, draft));
    return commands.run(
        request,
        tx -> {
          requireFree(tx, kind, draft.number());
          Entry entry = shelf.put(tx, kind, draft, officer(request), List.of());
          return done(tx, request, entry.id(), Answer::created);
        });
  }

  void requireFree(Tx tx, Kind kind, String number) {
    if (!shelf.taken(tx, kind, List.of(number.strip())).isEmpty()) {
      throw Problem.invalid("/number", "这个编号已经登记过");
    }
  }

  static void requireNone(List<Problem.Field> faults) {
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  static Shelf.Officer officer(Request request) {
    return new Shelf.Officer(request.caller().person(), request.caller().displayName());
  }

  /** What it was before stays in its history. */
  Answer revise(Request request) {
    var revision = request.body(Revision.class);
    return commands.run(
        request,
        tx -> {
          Entry entry = lock(tx, request);
          Meanwhile.requireSeen(
              tx, revision.version(), entry.version(), subject(entry.id()), "reviseLedgerEntry");
          requireSound(entry, revision);
          LedgerStore.revise(
              tx, entry.id(), revision.title().strip(), revision.receivedOn(), revision.values());
          add(tx, request, entry, Taken.REVISED, clock.today(), before(entry, revision.reason()));
          Entry now = LedgerStore.lock(tx, request.reach(), entry.id()).orElseThrow();
          shelf.cite(tx, kinds.kind(now.kind()), now);
          shelf.refresh(tx, now);
          return done(tx, request, entry.id(), Answer::ok);
        });
  }

  /** Why something was put right stays for years, and names nobody. */
  static List<Problem.Field> reasonFaults(String reason) {
    return Fields.text(reason, REASON).map(words -> new Problem.Field("/reason", words)).stream()
        .toList();
  }

  private void requireSound(Entry entry, Revision revision) {
    Kind kind = kinds.kind(entry.kind());
    List<Problem.Field> faults = new ArrayList<>(reasonFaults(revision.reason()));
    faults.addAll(
        shelf.faults(
            kind,
            new EntryDraft(
                entry.kind(),
                entry.number(),
                revision.title(),
                entry.topic(),
                entry.township(),
                revision.receivedOn(),
                revision.values())));
    entry.steps().stream()
        .filter(step -> kind.step(step.code()).isPresent())
        .map(Taken::day)
        .findFirst()
        .filter(first -> first.isBefore(revision.receivedOn()))
        .ifPresent(first -> faults.add(new Problem.Field("/receivedOn", "不能晚于第一步的日期 " + first)));
    requireNone(faults);
  }

  private static JsonObject before(Entry entry, String reason) {
    var data = new JsonObject();
    data.addProperty("reason", reason.strip());
    data.addProperty("title", entry.title());
    data.addProperty("receivedOn", entry.receivedOn().toString());
    data.add("values", entry.details());
    return data;
  }

  /** Whoever claims it sees to it from now on, and is told of its days. */
  Answer claim(Request request) {
    return commands.run(
        request,
        tx -> {
          Entry entry = lock(tx, request);
          Shelf.Officer officer = officer(request);
          if (!entry.owner().equals(officer.id())) {
            LedgerStore.claim(tx, entry.id(), officer.id(), officer.name());
            add(tx, request, entry, Taken.CLAIMED, clock.today(), new JsonObject());
          }
          return done(tx, request, entry.id(), Answer::ok);
        });
  }

  /** It never should have been registered: it stays to be read, and nothing counts it (整件作废). */
  Answer voidEntry(Request request) {
    var voiding = request.body(Voiding.class);
    requireNone(reasonFaults(voiding.reason()));
    return commands.run(
        request,
        tx -> {
          Entry entry = lock(tx, request);
          requireSeen(entry, voiding.seen());
          var data = new JsonObject();
          data.addProperty("reason", voiding.reason().strip());
          shelf.uncite(tx, entry);
          shelf.refresh(tx, add(tx, request, entry, Taken.ENTRY_VOIDED, clock.today(), data));
          return done(tx, request, entry.id(), Answer::ok);
        });
  }

  /** Nobody decides on what another has gone on with meanwhile. */
  static void requireSeen(Entry entry, int seen) {
    if (entry.steps().size() != seen) {
      Optional<Taken> last = entry.steps().reversed().stream().findFirst();
      throw Meanwhile.changed(
          last.map(Taken::byName).orElse(null), last.map(Taken::at).orElse(null));
    }
  }

  /** Two who act at once come one after the other; the second sees what the first did. */
  Answer step(Request request, Kind.By by) {
    StepDraft draft = request.body(StepDraft.class);
    return commands.run(
        request,
        tx -> {
          Entry entry = lock(tx, request);
          Kind kind = kinds.kind(entry.kind());
          Kind.Step step =
              kind.step(draft.step()).orElseThrow(() -> Problem.invalid("/step", "这种台账没有这一步"));
          List<Deadlines.Deadline> deadlines = shelf.deadlines(entry, calendar.held(tx));
          new Guards(kind, entry, deadlines)
              .require(step, draft, by, request.caller().person(), clock.today());
          requireNone(shelf.fields().faults(step.asked(), draft.data(), "/values"));
          Draw draw = kind.drawn() ? DrawStore.of(tx, entry.id()) : null;
          requireNone(SpecialRule.faultsOf(new SpecialRule.Facts(entry, draft, deadlines, draw)));
          shelf.refresh(tx, add(tx, request, entry, step.code(), draft.on(), draft.data()));
          return done(tx, request, entry.id(), Answer::created);
        });
  }

  static Entry lock(Tx tx, Request request) {
    Entry entry =
        LedgerStore.lock(tx, request.reach(), request.id("entry")).orElseThrow(Problem::notFound);
    if (entry.isVoid()) {
      throw Problem.conflict("这一件已经作废，不能再办。");
    }
    return entry;
  }

  private static String subject(UUID entry) {
    return "ledger/" + entry;
  }

  private Entry add(
      Tx tx, Request request, Entry entry, String code, LocalDate on, JsonObject data) {
    Taken step = shelf.taken(entry.steps().size() + 1, code, on, officer(request), data);
    LedgerStore.add(tx, entry.id(), step);
    return entry.with(step);
  }

  Outcome done(Tx tx, Request request, UUID entry, Function<Object, Answer> answer) {
    return Outcome.of(subject(entry), answer.apply(views.whole(tx, request, entry)));
  }
}
