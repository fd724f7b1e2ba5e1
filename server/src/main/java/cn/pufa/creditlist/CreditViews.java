package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Periods;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Moves, entries and standings as the contract shows them. */
final class CreditViews {

  record GroundShown(
      UUID id,
      String code,
      String title,
      String article,
      String facts,
      Integer year,
      LocalDate arisenOn,
      String record,
      boolean cured,
      LocalDate curedOn,
      String curedBy) {}

  record MoveShown(
      UUID id,
      UUID organization,
      String name,
      String creditCode,
      String township,
      MoveKind kind,
      Move.Progress state,
      String step,
      String waitsFor,
      List<GroundShown> grounds,
      UUID procedure,
      UUID entry,
      UUID run,
      String noticeNumber,
      LocalDate proposedOn,
      String proposedBy,
      LocalDate statementUntil,
      String application,
      LocalDate verifiedOn,
      String verificationNote,
      LocalDate removalDue,
      Boolean removalLate,
      LocalDate decidedOn,
      String decisionNumber,
      String decisionReasons,
      MoveLetter.Shown letter) {}

  record EntryShown(
      UUID id,
      Kind list,
      LocalDate listedOn,
      String documentNumber,
      Reading reading,
      LocalDate countsFrom,
      LocalDate fullOn,
      LocalDate fullOnOther,
      boolean differs,
      String explanation,
      List<GroundShown> grounds,
      List<RevokedGrounds.Shown> revoked,
      LocalDate endedOn,
      String endedBy,
      String endDocumentNumber,
      PublicationClass publicationClass,
      LocalDate shownAtLeastUntil,
      LocalDate shownAtMostUntil) {}

  record StandingShown(
      UUID organization,
      String name,
      String creditCode,
      String township,
      State state,
      LocalDate since,
      List<String> grounds,
      List<Integer> years,
      LocalDate fullOn,
      UUID move) {}

  record HoldShown(
      UUID id,
      Hold.How kind,
      String reason,
      List<Integer> years,
      LocalDate until,
      LocalDate since,
      String by) {}

  record ObjectionInDossier(
      UUID id,
      String text,
      LocalDate madeOn,
      LocalDate answerDue,
      String answer,
      Boolean upheld,
      LocalDate answeredOn) {}

  record ObjectionShown(
      UUID id,
      UUID organization,
      String name,
      UUID entry,
      String text,
      LocalDate madeOn,
      LocalDate answerDue,
      String answer,
      Boolean upheld,
      LocalDate answeredOn,
      String answeredBy) {}

  record DossierShown(
      UUID organization,
      String name,
      String creditCode,
      String township,
      State state,
      LocalDate since,
      String sentence,
      List<Missing> owed,
      List<EntryShown> entries,
      List<MoveShown> moves,
      List<String> missingForRemoval,
      HoldShown hold,
      List<ObjectionInDossier> objections) {}

  private static final String NOT_COUNTED_ANEW = "后来撤销了情形，两年仍照原来的日子算，没有重新计算，由人核定。";

  private static final Set<String> OWN_STEPS = Set.of("verify", "done");

  private final Procedures procedures;
  private final AnnualReports annualReports;
  private final Rules rules;
  private final BusinessClock clock;

  CreditViews(
      Procedures procedures, AnnualReports annualReports, Rules rules, BusinessClock clock) {
    this.procedures = procedures;
    this.annualReports = annualReports;
    this.rules = rules;
    this.clock = clock;
  }

  MoveShown move(Tx tx, Move move) {
    return moves(tx, List.of(move), true).getFirst();
  }

  List<MoveShown> moves(Tx tx, List<Move> moves, boolean toStaff) {
    Map<UUID, Procedure> byId = procedures(tx, moves);
    Map<UUID, MoveLetter> letters = MoveLetterStore.of(tx, moves.stream().map(Move::id).toList());
    return moves.stream()
        .map(move -> shown(move, byId.get(move.procedure()), letters.get(move.id()), toStaff))
        .toList();
  }

  /**
   * The open procedures that have come to the step, which is theirs to tell; none for the steps
   * that are the moves' own.
   */
  List<UUID> at(Tx tx, String step) {
    return step == null || OWN_STEPS.contains(step)
        ? List.of()
        : procedures.at(tx, "credit-move/", Procedure.Step.valueOf(step.toUpperCase(Locale.ROOT)));
  }

  private Map<UUID, Procedure> procedures(Tx tx, List<Move> moves) {
    return procedures.find(tx, moves.stream().map(Move::procedure).toList()).stream()
        .collect(Collectors.toMap(Procedure::id, Function.identity()));
  }

  private String step(Move move, Procedure procedure) {
    if (!move.isOpen()) {
      return "done";
    }
    return waitsToBeVerified(move)
        ? "verify"
        : procedure.step(clock.today()).name().toLowerCase(Locale.ROOT);
  }

  private static boolean waitsToBeVerified(Move move) {
    return move.isOpen() && move.kind().isRemoval() && move.verifiedOn() == null;
  }

  private MoveShown shown(Move move, Procedure procedure, MoveLetter letter, boolean toStaff) {
    var today = clock.today();
    var decision = procedure.decision();
    return new MoveShown(
        move.id(),
        move.organization(),
        move.name(),
        move.creditCode(),
        move.township(),
        move.kind(),
        move.state(),
        step(move, procedure),
        waitsToBeVerified(move)
            ? "等待核实情形是否已经纠正。"
            : toStaff ? procedure.waitsFor(today) : procedure.partyWaitsFor(today),
        move.grounds().stream().map(this::ground).toList(),
        move.procedure(),
        move.entry(),
        move.run(),
        procedure.documentNumber(),
        move.proposedOn(),
        toStaff ? move.proposedBy() : null,
        procedure.windowUntil().orElse(null),
        move.application(),
        move.verifiedOn(),
        move.verificationNote(),
        move.removalDue(),
        move.removalDue() == null ? null : isLate(move, decision, today),
        decision == null ? null : decision.on(),
        decision == null ? null : decision.documentNumber(),
        decision == null ? null : decision.reasons(),
        letter == null ? null : letter.shown(toStaff));
  }

  private static boolean isLate(Move move, Procedure.Decision decision, LocalDate today) {
    return (decision == null ? today : decision.on()).isAfter(move.removalDue());
  }

  private GroundShown ground(Ground ground) {
    GroundRule rule = rules.ground(ground.code());
    return new GroundShown(
        ground.id(),
        ground.code(),
        rule.title(),
        rule.article(),
        ground.facts(),
        ground.year(),
        ground.arisenOn(),
        ground.record(),
        ground.isCured(),
        ground.curedOn(),
        ground.curedBy());
  }

  EntryShown entry(Tx tx, Entry entry) {
    var revoked = new RevokedGrounds(procedures, rules).of(tx, entry);
    var shown = entry.publicationClass() == null ? null : rules.clazz(entry.publicationClass());
    return new EntryShown(
        entry.id(),
        entry.list(),
        entry.listedOn(),
        entry.documentNumber(),
        entry.reading(),
        entry.countsFrom(),
        entry.fullOn(),
        entry.fullOnOther(),
        !entry.fullOn().equals(entry.fullOnOther()),
        explanation(entry) + (entry.isOpen() && !revoked.isEmpty() ? NOT_COUNTED_ANEW : ""),
        entry.grounds().stream().map(this::ground).toList(),
        revoked,
        entry.endedOn(),
        entry.endedBy(),
        entry.endNumber(),
        entry.publicationClass(),
        shown == null ? null : entry.listedOn().plusMonths(shown.minMonths()),
        shown == null ? null : entry.listedOn().plusMonths(shown.maxMonths()));
  }

  private String explanation(Entry entry) {
    String words =
        TwoYears.full(entry.countsFrom(), rules.period(Rules.SERIOUS_AFTER)).explanation();
    if (entry.fullOn().equals(entry.fullOnOther())) {
      return words;
    }
    String how = entry.reading() == Reading.CONTINUES ? "继续计算" : "重新计算";
    return words
        + "新的欠报按“%s”算；按另一种算法是%s届满，由人核定。".formatted(how, Periods.words(entry.fullOnOther()));
  }

  StandingShown standing(MoveStore.Stand one, Map<UUID, Entry> entries) {
    Entry entry = entries.get(one.organization());
    List<Ground> left = entry == null ? List.of() : entry.uncured();
    return new StandingShown(
        one.organization(),
        one.name(),
        one.creditCode(),
        one.township(),
        one.state(),
        one.since(),
        left.stream().map(ground -> rules.ground(ground.code()).title()).distinct().toList(),
        left.stream().filter(Ground::isMissedReport).map(Ground::year).distinct().sorted().toList(),
        one.fullOn(),
        one.move());
  }

  DossierShown dossier(Tx tx, Organization one, boolean toStaff) {
    List<Entry> entries = EntryStore.of(tx, one.id());
    List<Move> moves = known(tx, MoveStore.of(tx, one.id()), toStaff);
    Entry open = entries.stream().filter(Entry::isOpen).findFirst().orElse(null);
    var standing = Standing.of(open, moves.stream().filter(Move::isOpen).toList());
    List<Missing> owed =
        annualReports.owed(tx, one.id(), clock.today()).stream()
            .map(year -> new Missing(year.year(), year.due().due()))
            .toList();
    return new DossierShown(
        one.id(),
        one.name(),
        one.creditCode(),
        one.township(),
        standing.state(),
        standing.since(),
        sentence(standing, owed),
        owed,
        entries.stream().map(entry -> entry(tx, entry)).toList(),
        moves(tx, moves, toStaff),
        open == null ? null : Guards.missing(open, rules, one.cancelledOn() != null, clock.today()),
        toStaff ? hold(tx, one.id()) : null,
        ObjectionStore.of(tx, one.id()).stream().map(CreditViews::inDossier).toList());
  }

  /** To the organisation itself, those that it has been told of. */
  List<Move> known(Tx tx, List<Move> moves, boolean toStaff) {
    if (toStaff) {
      return moves;
    }
    Set<UUID> told =
        procedures.find(tx, moves.stream().map(Move::procedure).toList()).stream()
            .filter(Procedure::isTold)
            .map(Procedure::id)
            .collect(Collectors.toSet());
    return moves.stream().filter(move -> told.contains(move.procedure())).toList();
  }

  static String sentence(Standing standing, List<Missing> owed) {
    String years = owed.stream().map(year -> year.year() + "年度").collect(Collectors.joining("、"));
    String owes = years.isEmpty() ? "没有欠报的年度。" : "还欠" + years + "工作报告。";
    String since = standing.since() == null ? "" : "（" + Periods.words(standing.since()) + "起）";
    return standing.state().words() + since + "。" + owes;
  }

  private static HoldShown hold(Tx tx, UUID organization) {
    return RunStore.holdOf(tx, organization)
        .map(
            hold ->
                new HoldShown(
                    hold.id(),
                    hold.kind(),
                    hold.reason(),
                    hold.years(),
                    hold.until(),
                    hold.since(),
                    hold.by()))
        .orElse(null);
  }

  private static ObjectionInDossier inDossier(Objection one) {
    return new ObjectionInDossier(
        one.id(),
        one.text(),
        one.madeOn(),
        one.answerDue(),
        one.answer(),
        one.upheld(),
        one.answeredOn());
  }

  static ObjectionShown objection(Objection one) {
    return new ObjectionShown(
        one.id(),
        one.organization(),
        one.name(),
        one.entry(),
        one.text(),
        one.madeOn(),
        one.answerDue(),
        one.answer(),
        one.upheld(),
        one.answeredOn(),
        one.answeredBy());
  }

  /** Roles of the party itself; everybody else who may read is staff. */
  static final Set<String> PARTY = Set.of("org_agent", "org_representative");
}
