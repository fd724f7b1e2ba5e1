package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.creditlist.GroundRecords.Borne;
import cn.pufa.creditlist.Wording.Author;
import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Procedures;
import cn.pufa.review.MissedRectification;
import cn.pufa.review.Reviews;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Proposing one move: by an officer, or by another feature whose record is the ground. */
final class Proposals {

  private record Draft(
      UUID organization,
      MoveKind kind,
      String ground,
      Integer year,
      String facts,
      String reasons,
      String documentNumber,
      String record) {}

  private final Commands commands;
  private final Organizations organizations;
  private final AnnualReports annualReports;
  private final Reviews reviews;
  private final Procedures procedures;
  private final Endings endings;
  private final GroundRecords records;
  private final Rules rules;
  private final Wording wording;
  private final CreditViews views;
  private final BusinessClock clock;

  Proposals(
      Commands commands,
      Organizations organizations,
      AnnualReports annualReports,
      Reviews reviews,
      Procedures procedures,
      Endings endings,
      GroundRecords records,
      Rules rules,
      CreditViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.annualReports = annualReports;
    this.reviews = reviews;
    this.procedures = procedures;
    this.endings = endings;
    this.records = records;
    this.rules = rules;
    this.wording = new Wording(rules);
    this.views = views;
    this.clock = clock;
  }

  Answer propose(Request request) {
    var draft = request.body(Draft.class);
    var author = new Author(request.caller().person(), request.caller().displayName());
    return commands.run(
        request,
        tx -> {
          Organization organization =
              organizations.named(tx, request.reach(), draft.organization());
          if (organization.cancelledOn() != null) {
            throw Problem.conflict(Guards.CANCELLED);
          }
          EntryStore.hold(tx, organization.id());
          Entry entry = EntryStore.open(tx, organization.id()).orElse(null);
          var open = MoveStore.openAgainst(tx, List.of(organization.id()));
          boolean leaving = MoveStore.openRemoval(tx, organization.id()).isPresent();
          Problem.refuse(Guards.propose(draft.kind(), entry, open, leaving, rules, clock.today()));
          Move move =
              Wording.proposal(
                  organization, draft.kind(), entry, null, "", null, clock.today(), author);
          Move whole = Wording.with(move, List.of(ground(tx, move, draft, entry)));
          store(tx, whole, draft.documentNumber(), draft.reasons(), author);
          Move kept = MoveStore.byId(tx, move.id()).orElseThrow();
          return Outcome.of("credit-move/" + move.id(), Answer.created(views.move(tx, kept)));
        });
  }

  private Ground ground(Tx tx, Move move, Draft draft, Entry entry) {
    if (draft.kind() == MoveKind.MOVE_SERIOUS) {
      return Wording.twoYears(move, entry);
    }
    if (draft.ground() == null) {
      throw Problem.invalid("/ground", "请选择情形");
    }
    GroundRule rule = rules.ground(draft.ground());
    requireFitting(rule, draft, entry);
    if (rule.code().equals(Ground.RECTIFICATION_MISSED)) {
      Optional<MissedRectification> missed = missedRectification(tx, draft);
      if (missed.isPresent()) {
        return rectification(tx, move, draft, missed.get());
      }
    }
    if (!rule.code().equals(Ground.REPORT_MISSED)) {
      return Wording.ground(
          move, rule.code(), draft.facts().strip(), null, draft.record(), clock.today());
    }
    return missedReport(tx, move, draft, entry);
  }

  private Ground missedReport(Tx tx, Move move, Draft draft, Entry entry) {
    Missing missing = missing(tx, draft);
    if (entry != null && entry.missed(missing.year())) {
      throw Problem.invalid("/year", "这个单位已经因为没有报送这一年的报告列在名录里");
    }
    RunStore.holdOf(tx, draft.organization())
        .filter(hold -> hold.leavesOut(missing.year()))
        .ifPresent(
            hold -> {
              throw Problem.conflict(
                  "%d年度已经排除：%s。要提出的，请先解除排除。".formatted(missing.year(), hold.reason()));
            });
    return Wording.ground(
        move,
        Ground.REPORT_MISSED,
        missing.facts() + draft.facts().strip(),
        missing.year(),
        "annual-report/" + missing.year(),
        missing.dueOn().plusDays(1));
  }

  /** One that the review desk counted; another order to rectify is known to the officer alone. */
  private Optional<MissedRectification> missedRectification(Tx tx, Draft draft) {
    return EntryStore.unproposed(tx, reviews.rectificationsMissed(tx, clock.today())).stream()
        .filter(missed -> missed.organization().equals(draft.organization()))
        .filter(missed -> draft.record() == null || draft.record().equals(missed.record()))
        .findFirst();
  }

  private Ground rectification(Tx tx, Move move, Draft draft, MissedRectification missed) {
    TaskStore.doneOfRecord(tx, missed.record(), clock.today());
    return Wording.ground(
        move,
        Ground.RECTIFICATION_MISSED,
        missed.facts() + draft.facts().strip(),
        null,
        missed.record(),
        missed.arisenOn());
  }

  private static void requireFitting(GroundRule rule, Draft draft, Entry entry) {
    if (!rule.byHand()) {
      throw Problem.invalid("/ground", "这种情形由系统按期限提出，不能手工选");
    }
    Kind list =
        draft.kind() == MoveKind.LIST_SERIOUS
            ? Kind.SERIOUS
            : draft.kind() == MoveKind.LIST_ABNORMAL ? Kind.ABNORMAL : entry.list();
    boolean addsDuty =
        rule.code().equals(Ground.REPORT_MISSED) && draft.kind() == MoveKind.ADD_GROUND;
    if (rule.list() != list && !addsDuty) {
      throw Problem.invalid("/ground", "这种情形不适用于" + list.words());
    }
  }

  private Missing missing(Tx tx, Draft draft) {
    if (draft.year() == null) {
      throw Problem.invalid("/year", "请填写欠报的年度");
    }
    return annualReports.owed(tx, draft.organization(), clock.today()).stream()
        .filter(owed -> owed.year() == draft.year())
        .findFirst()
        .map(owed -> new Missing(owed.year(), owed.due().due()))
        .orElseThrow(() -> Problem.invalid("/year", "这个单位没有欠报这一年的报告，或者还没有到期"));
  }

  /**
   * What a penalty or a review brings: its own open move beside others, once a record. The notice
   * gets its number when it is served.
   */
  void propose(Tx tx, Organization organization, String code, String facts, String record) {
    propose(tx, organization, new Borne(code, facts, clock.today()), record);
  }

  private void propose(Tx tx, Organization organization, Borne borne, String record) {
    EntryStore.hold(tx, organization.id());
    GroundRule rule = rules.ground(borne.code());
    Entry entry = EntryStore.open(tx, organization.id()).orElse(null);
    MoveKind kind = kind(rule, entry);
    Move move =
        Wording.proposal(
            organization, kind, entry, null, record, null, clock.today(), Author.SERVER);
    Ground ground =
        Wording.ground(move, borne.code(), borne.facts(), null, record, borne.arisenOn());
    Move whole = Wording.with(move, List.of(ground));
    if (!MoveStore.insert(tx, List.of(whole), clock.now(), null).isEmpty()) {
      EntryStore.addGrounds(tx, whole.grounds());
      procedures.open(tx, wording.notice(whole, null, null, Author.SERVER));
    }
  }

  /** As {@link CreditList#instead} says. */
  void instead(
      Tx tx, Organization organization, String code, String facts, String record, String why) {
    EntryStore.hold(tx, organization.id());
    List<Move> others =
        MoveStore.openAgainst(tx, List.of(organization.id())).stream()
            .filter(move -> move.record().equals(record))
            .filter(move -> move.grounds().stream().noneMatch(one -> one.code().equals(code)))
            .toList();
    if (!others.isEmpty()) {
      others.forEach(move -> endings.drop(tx, move, why));
      propose(tx, organization, code, facts, record);
    }
  }

  /** What was only to be added to an entry that is none any more. */
  void again(Tx tx, Move dropped) {
    Stream.concat(
            Stream.of(dropped.record()),
            dropped.grounds().stream().map(Ground::record).filter(Objects::nonNull))
        .distinct()
        .forEach(record -> again(tx, dropped.organization(), record, ""));
  }

  /**
   * The record may still be a ground by itself, where what it was brought for is none any more: an
   * entry, or another penalty that made it the second. Who was cancelled (注销) is listed no more.
   *
   * @param fallen code as which it was revoked; empty for none
   */
  void again(Tx tx, UUID organization, String record, String fallen) {
    borne(tx, organization, record)
        .filter(ground -> !ground.code().equals(fallen))
        .filter(ground -> EntryStore.listedFor(tx, record).isEmpty())
        .ifPresent(
            ground ->
                organizations
                    .byId(tx, organization)
                    .filter(one -> one.cancelledOn() == null)
                    .ifPresent(one -> propose(tx, one, ground, record)));
  }

  private Optional<Borne> borne(Tx tx, UUID organization, String record) {
    return records
        .borne(tx, organization, record)
        .or(
            () ->
                reviews.rectificationsMissed(tx, clock.today()).stream()
                    .filter(missed -> missed.organization().equals(organization))
                    .filter(missed -> missed.record().equals(record))
                    .findFirst()
                    .map(Proposals::borne));
  }

  private static Borne borne(MissedRectification missed) {
    return new Borne(Ground.RECTIFICATION_MISSED, missed.facts(), missed.arisenOn());
  }

  /** What rests on the record alone has nothing to rest on any more. */
  void withdraw(Tx tx, UUID organization, String record, String why) {
    EntryStore.hold(tx, organization);
    MoveStore.openByRecord(tx, organization, record).forEach(move -> endings.drop(tx, move, why));
  }

  /**
   * The last day of a rectification moves: what was proposed names the wrong one. As {@link
   * Reviews.Recounted} says.
   */
  Optional<String> rectificationMoved(Tx tx, UUID organization, String record, String why) {
    EntryStore.hold(tx, organization);
    Optional<Entry> listed = EntryStore.listedFor(tx, record);
    if (listed.isEmpty()) {
      withdraw(tx, organization, record, why);
    }
    return listed.map(
        entry ->
            "%s已经因为没有按期整改列入%s（%s），不能再改整改的期限。送达确实有误的，请先撤销列入。"
                .formatted(
                    Periods.words(entry.listedOn()), entry.list().words(), entry.documentNumber()));
  }

  private static MoveKind kind(GroundRule rule, Entry entry) {
    if (rule.list() == Kind.SERIOUS) {
      return entry != null && entry.list() == Kind.SERIOUS
          ? MoveKind.ADD_GROUND
          : MoveKind.LIST_SERIOUS;
    }
    return entry == null ? MoveKind.LIST_ABNORMAL : MoveKind.ADD_GROUND;
  }

  private void store(Tx tx, Move move, String number, String reasons, Author author) {
    if (MoveStore.insert(tx, List.of(move), clock.now(), null).isEmpty()) {
      throw Problem.conflict("这个单位刚刚由别人提出了一件，请刷新后再看。");
    }
    EntryStore.addGrounds(tx, move.grounds());
    procedures.open(tx, wording.notice(move, number, reasons, author));
  }

  /** The proposals of a run, in as few statements as can be; how many there are now. */
  List<Move> proposeAll(Tx tx, List<Move> all, String prefix, int firstNumber, Author author) {
    if (all.isEmpty()) {
      return all;
    }
    var in = MoveStore.insert(tx, all, clock.now(), null);
    List<Move> kept = all.stream().filter(move -> in.contains(move.id())).toList();
    EntryStore.addGrounds(tx, kept.stream().flatMap(move -> move.grounds().stream()).toList());
    int[] number = {firstNumber};
    procedures.openAll(
        tx,
        kept.stream()
            .map(move -> wording.notice(move, prefix + number[0]++ + "号", null, author))
            .toList(),
        "/firstNumber");
    return kept;
  }
}
