package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.procedure.Period;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Procedures;
import cn.pufa.review.MissedRectification;
import cn.pufa.review.Reviews;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deciding a move, and what it does. The facts are looked at again under the organisation's lock: a
 * report filed a moment ago is not missing any more.
 */
final class Decisions {

  private record Draft(boolean carryOut, String documentNumber, String reasons) {}

  private static final String UNTICK = "请去掉“列入”前面的勾，写明理由。";

  private final Commands commands;
  private final Reviews reviews;
  private final Procedures procedures;
  private final Proposals proposals;
  private final Endings endings;
  private final Revocations revocations;
  private final Rules rules;
  private final Cures cures;
  private final MoveLetters letters;
  private final CreditViews views;
  private final WorkCalendar calendar;
  private final BusinessClock clock;

  Decisions(
      Commands commands,
      Reviews reviews,
      Procedures procedures,
      Proposals proposals,
      Endings endings,
      Revocations revocations,
      Rules rules,
      Cures cures,
      MoveLetters letters,
      CreditViews views,
      WorkCalendar calendar,
      BusinessClock clock) {
    this.commands = commands;
    this.reviews = reviews;
    this.procedures = procedures;
    this.proposals = proposals;
    this.endings = endings;
    this.revocations = revocations;
    this.rules = rules;
    this.cures = cures;
    this.letters = letters;
    this.views = views;
    this.calendar = calendar;
    this.clock = clock;
  }

  Answer decide(Request request) {
    var draft = request.body(Draft.class);
    return commands.run(
        request,
        tx -> {
          Move move = locked(tx, request.id("move"));
          var procedure = procedures.lock(tx, move.procedure());
          if (draft.carryOut()) {
            requireFacts(tx, move);
          }
          procedures.decide(
              tx,
              procedure,
              request.caller(),
              draft.carryOut(),
              draft.documentNumber().strip(),
              draft.reasons().strip());
          if (draft.carryOut()) {
            carryOut(tx, letters.addressed(tx, move), draft.documentNumber().strip());
          } else {
            MoveStore.finish(tx, move.id(), Move.Progress.DROPPED, null);
          }
          TaskStore.done(tx, move.id(), clock.today());
          Move now = MoveStore.byId(tx, move.id()).orElseThrow();
          if (draft.carryOut()) {
            letters.make(tx, now);
            revocations.takeBack(
                tx, now, draft.documentNumber().strip(), request.caller().person());
          }
          return new Outcome(
              "credit-move/" + move.id(),
              draft.reasons(),
              (Answer.Json) Answer.ok(views.move(tx, now)));
        });
  }

  /**
   * Days off and then the organisation, as whoever enters days off, files or proposes does: nobody
   * waits in a circle.
   */
  private Move locked(Tx tx, UUID id) {
    Move found = MoveStore.byId(tx, id).orElseThrow(Problem::notFound);
    calendar.held(tx);
    cures.refresh(tx, found.organization());
    return MoveStore.lock(tx, id).orElseThrow();
  }

  private void requireFacts(Tx tx, Move move) {
    if (!move.isOpen()) {
      return; // The procedure says who was first.
    }
    Entry entry = EntryStore.open(tx, move.organization()).orElse(null);
    if (!move.kind().isInFavour()) {
      spared(tx, move.organization()).ifPresent(Decisions::refuse);
    }
    revocations.whyNot(tx, move, entry).ifPresent(Decisions::refuse);
    whyNot(tx, move, entry).ifPresent(Decisions::refuse);
  }

  /** Why nothing may be decided against it now, whatever the ground. */
  private Optional<String> spared(Tx tx, UUID organization) {
    if (cures.isCancelled(tx, organization)) {
      return Optional.of(Guards.CANCELLED + UNTICK);
    }
    return RunStore.holdOf(tx, organization)
        .filter(hold -> hold.kind() == Hold.How.HOLD && hold.holdsOn(clock.today()))
        .map(hold -> "这个单位暂缓到" + Periods.words(hold.until()) + "：" + hold.reason());
  }

  private Optional<String> whyNot(Tx tx, Move move, Entry entry) {
    return switch (move.kind()) {
      case LIST_ABNORMAL, LIST_SERIOUS -> gone(tx, move);
      case ADD_GROUND -> entry == null ? Optional.of("这个单位已经移出名录，没有可以增加的。") : gone(tx, move);
      case MOVE_SERIOUS ->
          Guards.moveSerious(
              entry,
              MoveStore.openRemoval(tx, move.organization()).isPresent(),
              rules,
              clock.today());
      case REMOVE_ABNORMAL, REMOVE_SERIOUS ->
          move.verifiedOn() == null
              ? Optional.of("移出申请还没有核实。")
              : Guards.remove(
                  entry, rules, cures.isCancelled(tx, move.organization()), clock.today());
      case REVOKE -> Optional.empty();
    };
  }

  private Optional<String> gone(Tx tx, Move move) {
    return allEnded(move).or(() -> rectified(tx, move));
  }

  /** Each year on its own: those that ended meanwhile fall away, the others are listed. */
  private static Optional<String> allEnded(Move move) {
    if (!move.grounds().stream().allMatch(Ground::isCured)) {
      return Optional.empty();
    }
    String years = move.grounds().stream().map(Decisions::ended).collect(Collectors.joining("、"));
    return Optional.of(years + "，不能再列入。" + UNTICK);
  }

  private static String ended(Ground ground) {
    String how =
        switch (ground.excuse()) {
          case null -> "工作报告已经补报";
          case NOT_ASKED -> "工作报告不再要求报送";
          case LEFT_OUT -> "已经排除（不是这个单位的责任）";
        };
    return ground.year() + "年度" + how;
  }

  /** Whether an order to rectify on which it rests was cancelled, or has been met since. */
  private Optional<String> rectified(Tx tx, Move move) {
    Set<String> records =
        move.grounds().stream()
            .filter(ground -> ground.code().equals(Ground.RECTIFICATION_MISSED))
            .map(Ground::record)
            .filter(record -> record != null && record.startsWith("rectification/"))
            .collect(Collectors.toSet());
    if (records.isEmpty()) {
      return Optional.empty();
    }
    reviews.rectificationsMissed(tx, clock.today()).stream()
        .map(MissedRectification::record)
        .forEach(records::remove);
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of("这项整改已经取消、已经完成，或者在期限内收到了报告，不能据此列入。" + UNTICK);
  }

  private static void refuse(String reason) {
    throw Problem.conflict(reason);
  }

  private void carryOut(Tx tx, Move move, String number) {
    Entry entry = EntryStore.open(tx, move.organization()).orElse(null);
    UUID led =
        switch (move.kind()) {
          case LIST_ABNORMAL, ADD_GROUND ->
              entry == null ? list(tx, move, Kind.ABNORMAL, number) : add(tx, move, entry);
          case MOVE_SERIOUS, LIST_SERIOUS -> listSerious(tx, move, entry, number);
          case REMOVE_ABNORMAL, REMOVE_SERIOUS -> remove(tx, move, entry, number);
          case REVOKE -> revocations.carryOut(tx, move, entry, number);
        };
    MoveStore.finish(tx, move.id(), Move.Progress.CARRIED_OUT, led);
  }

  private UUID list(Tx tx, Move move, Kind list, String number) {
    var today = clock.today();
    Reading.Version reading = ReadingStore.all(tx).getFirst();
    LocalDate full = full(today).last();
    var entry =
        new Entry(
            UUID.randomUUID(),
            move.organization(),
            move.name(),
            move.creditCode(),
            move.township(),
            list,
            today,
            number,
            reading.version(),
            reading.reading(),
            today,
            today,
            full,
            full,
            null,
            null,
            null,
            null,
            List.of());
    EntryStore.insert(tx, entry);
    EntryStore.attach(tx, move.id(), entry.id());
    return entry.id();
  }

  private Period full(LocalDate from) {
    return TwoYears.full(from, rules.period(Rules.SERIOUS_AFTER));
  }

  /** The reading kept with the entry says whether its two years start again. */
  private UUID add(Tx tx, Move move, Entry entry) {
    boolean same =
        entry.restsOnMissedReports() && move.grounds().stream().allMatch(Ground::isMissedReport);
    TwoYears counted = entry.twoYears().added(clock.today(), same);
    LocalDate from = counted.from(entry.reading());
    LocalDate other = counted.fromOther(entry.reading());
    EntryStore.attach(tx, move.id(), entry.id());
    EntryStore.countAnew(tx, entry.id(), from, other, full(from).last(), full(other).last());
    verifyAgain(tx, entry.organization());
    return entry.id();
  }

  /** Whoever verified that it may leave did not see what is added now (令60号 art 14). */
  private void verifyAgain(Tx tx, UUID organization) {
    MoveStore.openRemoval(tx, organization)
        .filter(removal -> removal.verifiedOn() != null)
        .ifPresent(
            removal -> {
              MoveStore.verify(tx, removal.id(), null, null, null);
              procedures.awaitAgain(tx, removal.procedure(), "核实以后又增加了列入的情形，请重新核实，再法制审核。");
            });
  }

  private UUID listSerious(Tx tx, Move move, Entry entry, String number) {
    if (entry != null && entry.list() == Kind.SERIOUS) {
      return add(tx, move, entry);
    }
    if (entry != null) {
      end(tx, entry, "moved", number);
    }
    UUID serious = list(tx, move, Kind.SERIOUS, number);
    if (entry != null) {
      EntryStore.copyUncured(tx, entry.id(), move.id(), serious);
    }
    return serious;
  }

  /**
   * That a duty was seen to be met cures it, once somebody decided so. What was still proposed
   * against the entry is about it no more; a penalty is, by itself.
   */
  private UUID remove(Tx tx, Move move, Entry entry, String number) {
    EntryStore.cureOthers(tx, entry.id(), move.verifiedOn(), rules.duties());
    end(tx, entry, "removed", number);
    for (Move open : MoveStore.openAgainst(tx, List.of(entry.organization()))) {
      if (open.kind().addsToEntry()) {
        endings.drop(tx, open, "这个单位已经移出" + entry.list().words() + "，不再办理。");
        proposals.again(tx, open);
      }
    }
    return entry.id();
  }

  private void end(Tx tx, Entry entry, String how, String number) {
    EntryStore.end(tx, entry.id(), clock.today(), how, number);
    TaskStore.doneOfEntry(tx, entry.id(), clock.today());
  }
}
