package cn.pufa.ledger;

import cn.pufa.audit.Commands;
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

/**
 * Puts right a step of the officer's that was entered wrongly, or never was taken (更正、作废): what it
 * was stays in the history, and the clocks are counted anew. What others reviewed or approved, they
 * do again.
 */
final class StepCorrections {

  /**
   * @param seen steps there were as it was read; @param never whether it never was taken
   * @param on null where it never was, likewise the values
   */
  private record Draft(String reason, int seen, boolean never, LocalDate on, JsonObject values) {}

  private final Commands commands;
  private final Kinds kinds;
  private final Shelf shelf;
  private final LedgerDesk desk;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  StepCorrections(
      Commands commands,
      Kinds kinds,
      Shelf shelf,
      LedgerDesk desk,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.kinds = kinds;
    this.shelf = shelf;
    this.desk = desk;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer correct(Request request) {
    var draft = request.body(Draft.class);
    LedgerDesk.requireNone(faults(draft));
    return commands.run(
        request,
        tx -> {
          Entry entry = LedgerDesk.lock(tx, request);
          Taken wrong = find(entry, request.number("step"));
          LedgerDesk.requireSeen(entry, draft.seen());
          Kind kind = kinds.kind(entry.kind());
          Kind.Step step = requireCorrectable(kind, entry, wrong);
          if (draft.never()) {
            requireLast(kind, entry, wrong);
          } else {
            requireSound(tx, kind, entry, wrong, step, draft);
          }
          LedgerStore.correct(tx, entry.id(), right(wrong, draft));
          LedgerStore.add(
              tx,
              entry.id(),
              shelf.taken(
                  entry.steps().size() + 1,
                  Taken.CORRECTED,
                  clock.today(),
                  LedgerDesk.officer(request),
                  before(wrong, draft)));
          shelf.refresh(tx, LedgerDesk.lock(tx, request));
          return desk.done(tx, request, entry.id(), Answer::ok);
        });
  }

  private static List<Problem.Field> faults(Draft draft) {
    List<Problem.Field> faults = new ArrayList<>(LedgerDesk.reasonFaults(draft.reason()));
    if (draft.never() && (draft.on() != null || draft.values() != null)) {
      faults.add(new Problem.Field("/never", "作废的不用再填日期和内容"));
    }
    if (!draft.never() && draft.on() == null) {
      faults.add(new Problem.Field("/on", "请填写日期"));
    }
    if (!draft.never() && draft.values() == null) {
      faults.add(new Problem.Field("/values", "请填写内容"));
    }
    return faults;
  }

  private static Taken find(Entry entry, int number) {
    return entry.steps().stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private static Kind.Step requireCorrectable(Kind kind, Entry entry, Taken taken) {
    Kind.Step step =
        ofOfficer(kind, taken)
            .orElseThrow(() -> Problem.conflict("这一步不是经办人登记的办理，不能更正。审查、审批的，请由原来的岗位再办一次。"));
    if (isDecidedOn(entry, step)) {
      throw Problem.conflict("“%s”是审查、决定的内容，这一件已经办结，不能更正。".formatted(step.title()));
    }
    return step;
  }

  /** Whether it may be put right at all, before anybody says how. */
  static boolean isCorrectable(Kind kind, Entry entry, Taken taken) {
    return ofOfficer(kind, taken).filter(step -> !isDecidedOn(entry, step)).isPresent();
  }

  private static Optional<Kind.Step> ofOfficer(Kind kind, Taken taken) {
    return kind.step(taken.code()).filter(step -> step.by() == Kind.By.OFFICER);
  }

  /** What was reviewed, and then published or decided, reads as it was then. */
  private static boolean isDecidedOn(Entry entry, Kind.Step step) {
    return step.changes() && !entry.standing().open();
  }

  private static void requireLast(Kind kind, Entry entry, Taken wrong) {
    next(kind, entry, wrong)
        .ifPresent(
            after -> {
              throw Problem.conflict(
                  "后面已经办了“%s”，这一步不能作废；日期或者内容填错了的，请更正。"
                      .formatted(kind.step(after.code()).orElseThrow().title()));
            });
  }

  /** The step of the kind that was taken next. */
  static Optional<Taken> next(Kind kind, Entry entry, Taken taken) {
    return entry.steps().stream()
        .filter(one -> one.number() > taken.number())
        .filter(one -> kind.step(one.code()).isPresent())
        .findFirst();
  }

  /** As it would have been taken then, and not after what came next. */
  private void requireSound(
      Tx tx, Kind kind, Entry entry, Taken wrong, Kind.Step step, Draft draft) {
    Entry before = entry.with(entry.steps().subList(0, wrong.number() - 1));
    List<Deadlines.Deadline> deadlines = shelf.deadlines(before, calendar.held(tx));
    new Guards(kind, before, deadlines).requireDay(step, draft.on(), clock.today());
    next(kind, entry, wrong)
        .filter(after -> draft.on().isAfter(after.day()))
        .ifPresent(
            after -> {
              throw Problem.invalid("/on", "不能晚于下一步的日期 " + after.day());
            });
    LedgerDesk.requireNone(shelf.fields().faults(step.asked(), draft.values(), "/values"));
    var taken = new StepDraft(step.code(), draft.on(), draft.values(), null);
    Draw draw = kind.drawn() ? DrawStore.of(tx, entry.id()) : null;
    LedgerDesk.requireNone(
        SpecialRule.faultsOf(new SpecialRule.Facts(before, taken, deadlines, draw)));
  }

  private static Taken right(Taken wrong, Draft draft) {
    return draft.never() ? wrong.voided() : wrong.with(draft.on(), draft.values());
  }

  private static JsonObject before(Taken wrong, Draft draft) {
    var data = new JsonObject();
    data.addProperty("reason", draft.reason().strip());
    data.addProperty("never", draft.never());
    data.addProperty(Taken.OF, wrong.code());
    data.addProperty("on", wrong.day().toString());
    data.add("values", wrong.data());
    return data;
  }
}
