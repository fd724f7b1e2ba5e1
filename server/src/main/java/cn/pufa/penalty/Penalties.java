package cn.pufa.penalty;

import cn.pufa.audit.Commands;
import cn.pufa.contact.Service;
import cn.pufa.dossier.DossierSource;
import cn.pufa.identity.Divisions;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import cn.pufa.procedure.Publicity;
import cn.pufa.procedure.Remedies;
import cn.pufa.reminder.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The doorway of this feature: penalties that were decided. */
public final class Penalties {

  /**
   * @param documentNumber of the decision, @param words such as 警告，责令改正
   * @param isPublic whether it was made public and not taken back
   * @param revokedOn since when it does not stand any more, because it was revoked, changed, found
   *     unlawful or void, @param revocationEnteredOn when that was entered; null where it stands
   * @param unservedSince since when nothing proves that it reached its party, so that it has taken
   *     no effect; null where something does
   */
  public record Decided(
      UUID id,
      UUID organization,
      String organizationName,
      String documentNumber,
      LocalDate decidedOn,
      Instant decidedAt,
      String breach,
      String basis,
      List<Measure> measures,
      String words,
      boolean isPublic,
      LocalDate revokedOn,
      LocalDate revocationEnteredOn,
      LocalDate unservedSince) {

    public boolean isRevoked() {
      return revokedOn != null;
    }

    boolean isServed() {
      return unservedSince == null;
    }
  }

  /**
   * @param code by that of the credit list's own data, @param facts of its notice
   * @param decidedOn since when it is one
   */
  public record CreditGround(String code, String facts, LocalDate decidedOn) {}

  /**
   * Why a decision is no ground of a credit list.
   *
   * @param on since when, @param enteredOn since when it is known here, @param why in Chinese
   * @param untilServed whether it is one once its letter is served
   */
  public record NoGround(LocalDate on, LocalDate enteredOn, String why, boolean untilServed) {}

  /**
   * A case as it is filed.
   *
   * @param number 案号, @param words of every step, a line each
   */
  public record Filed(String organizationName, String number, String words) {}

  private final Procedures procedures;
  private final Cases cases;
  private final Rules rules;
  private final PenaltyRoutes routes;
  private final DossierSource dossier;
  private final CaseRows rows;

  public Penalties(
      Database database,
      Commands commands,
      Organizations organizations,
      Procedures procedures,
      Notices notices,
      Service service,
      CreditProposals creditLists,
      Publicity publicity,
      Divisions divisions,
      Files files,
      WorkCalendar calendar,
      Workers workers,
      BusinessClock clock) {
    String bureau = divisions.county().name() + "民政局";
    this.procedures = procedures;
    this.rules = Rules.load();
    Remedies remedies = procedures.remedies();
    var telling = new Telling(procedures, organizations, notices, rules, divisions.county().code());
    var views = new PenaltyViews(rules, remedies, clock);
    this.cases =
        new Cases(commands, organizations, telling, files, rules, remedies, calendar, views, clock);
    this.rows = new CaseRows(database, cases, calendar);
    procedures.ownedBy(PenaltyDecisions.RECORD, rows);
    var papers = new PenaltyPapers(rules, bureau);
    var desk =
        new PenaltyDesk(
            commands,
            cases,
            organizations,
            telling,
            service,
            rules,
            clock,
            divisions.county().code());
    var decisions =
        new PenaltyDecisions(
            cases, telling, creditLists, publicity, this::decided, rules, remedies, clock);
    service.onCorrected(PenaltyDecisions.RECORD, new ServiceRecount(cases, decisions)::corrected);
    this.routes =
        new PenaltyRoutes(
            database,
            desk,
            decisions,
            new OwnPenalties(database, cases, rules, remedies, calendar, clock),
            cases,
            papers,
            rules,
            files,
            workers,
            clock);
    this.dossier = new PenaltyDossier(cases, papers);
  }

  public PenaltyRoutes routes() {
    return routes;
  }

  public DossierSource dossier() {
    return dossier;
  }

  /** Which move as days off are entered. */
  public Deadlines deadlines() {
    return rows;
  }

  /** Dates what had no day before this release; once after a start. */
  public void catchUp() {
    rows.catchUp();
  }

  /** Of one organisation, the earliest first. */
  public List<Decided> decided(Tx tx, UUID organization) {
    Map<UUID, List<Entry>> steps = PenaltyStore.stepsOf(tx, organization);
    return PenaltyStore.ofOrganization(tx, organization).stream()
        .filter(row -> row.decidedOn() != null)
        .map(row -> cases.penalty(tx, row, steps.get(row.id())))
        .flatMap(one -> one.decided().stream().map(decided -> decided(one, decided)))
        .toList();
  }

  /**
   * @param record such as {@code penalty/UUID}, @param ground code that it was brought as
   * @return empty where it still is that ground, or is no penalty
   */
  public Optional<NoGround> noGround(Tx tx, UUID organization, String record, String ground) {
    return record.startsWith(PenaltyDecisions.RECORD)
        ? CreditGrounds.noGround(record, ground, decided(tx, organization))
        : Optional.empty();
  }

  /**
   * What a decision is a ground of as things stand, beside those that were served; empty where it
   * fell, is none, or is no penalty.
   *
   * @param record such as {@code penalty/UUID}
   */
  public Optional<CreditGround> ground(Tx tx, UUID organization, String record) {
    if (!record.startsWith(PenaltyDecisions.RECORD)) {
      return Optional.empty();
    }
    List<Decided> all = decided(tx, organization);
    return all.stream()
        .filter(one -> !one.isRevoked() && record.equals(PenaltyDecisions.RECORD + one.id()))
        .findFirst()
        .flatMap(one -> CreditGrounds.inForce(one, all).map(ground -> ground(one, ground)));
  }

  private static CreditGround ground(Decided one, CreditGrounds.Ground ground) {
    return new CreditGround(
        ground.code(),
        CreditGrounds.facts(one.documentNumber(), one.breach(), one.measures()),
        one.decidedOn());
  }

  /** The notice that a case has got so far; empty before the first. */
  public Optional<Procedure> procedure(Tx tx, UUID penalty) {
    return PenaltyStore.byId(tx, Reach.ALL, penalty)
        .flatMap(row -> cases.read(tx, row).proposed())
        .flatMap(proposed -> procedures.find(tx, proposed.procedure()));
  }

  /** Empty where there is no such case. */
  public Optional<Filed> filed(Tx tx, UUID penalty) {
    return PenaltyStore.byId(tx, Reach.ALL, penalty)
        .map(row -> cases.read(tx, row))
        .map(one -> new Filed(one.organizationName(), one.number(), words(one)));
  }

  private static String words(Penalty penalty) {
    return penalty.entries().stream()
        .map(entry -> StepWords.of(entry.step()))
        .map(step -> step.title() + "：" + step.text())
        .collect(Collectors.joining("\n"));
  }

  /** Of all organisations, decided in the year. */
  public List<Decided> ofYear(Tx tx, int year) {
    LocalDate first = LocalDate.of(year, 1, 1);
    return PenaltyStore.decidedIn(tx, first, first.plusYears(1)).stream()
        .map(row -> cases.read(tx, row))
        .flatMap(one -> one.decided().stream().map(decided -> decided(one, decided)))
        .toList();
  }

  /** Those of these cases that are decided. */
  public List<Decided> of(Tx tx, Collection<UUID> ids) {
    return ids.stream()
        .flatMap(id -> PenaltyStore.byId(tx, Reach.ALL, id).stream())
        .filter(row -> row.decidedOn() != null)
        .map(row -> cases.read(tx, row))
        .flatMap(one -> one.decided().stream().map(decided -> decided(one, decided)))
        .toList();
  }

  private Decided decided(Penalty penalty, Step.Decided decided) {
    Breach breach = rules.breach(penalty.proposed().orElseThrow().breach());
    return new Decided(
        penalty.id(),
        penalty.organization(),
        penalty.organizationName(),
        decided.documentNumber(),
        penalty.endedOn().orElseThrow(),
        penalty.decidedAt(),
        breach.title(),
        breach.basis(),
        decided.measures(),
        Measure.words(decided.measures()),
        penalty.isPublic(),
        penalty.revoked().map(Step.Revoked::changedOn).orElse(null),
        penalty.revoked().map(any -> penalty.dayOf(Step.Revoked.class)).orElse(null),
        penalty.unservedSince().orElse(null));
  }
}
