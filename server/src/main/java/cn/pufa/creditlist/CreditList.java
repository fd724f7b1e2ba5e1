package cn.pufa.creditlist;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.audit.Commands;
import cn.pufa.dossier.DossierSource;
import cn.pufa.job.Jobs;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.procedure.Procedure;
import cn.pufa.procedure.Procedures;
import cn.pufa.procedure.Publicity;
import cn.pufa.reminder.Deadlines;
import cn.pufa.review.Reviews;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The doorway of this feature: where an organisation stands, and what others propose. */
public final class CreditList {

  private final Organizations organizations;
  private final Procedures procedures;
  private final Proposals proposals;
  private final Simulations simulations;
  private final DueSteps dueSteps;
  private final Deadlines deadlines;
  private final RecordedEntries recorded;
  private final CreditRoutes routes;

  /**
   * @param division by which its notices are kept, @param issuer name of the authority, below a
   *     letter
   */
  public CreditList(
      Database database,
      Commands commands,
      Organizations organizations,
      AnnualReports annualReports,
      Reviews reviews,
      Procedures procedures,
      Notices notices,
      WorkCalendar calendar,
      Jobs jobs,
      Workers workers,
      GroundRecords records,
      Publicity publicity,
      BusinessClock clock,
      String division,
      String issuer) {
    this.organizations = organizations;
    this.procedures = procedures;
    var rules = Rules.load();
    this.deadlines = new OfficeDeadlines(rules);
    var views = new CreditViews(procedures, annualReports, rules, clock);
    var cures = new Cures(annualReports, organizations, clock);
    annualReports.onChanged(cures::refresh);
    var endings = new Endings(procedures, clock);
    this.proposals =
        new Proposals(
            commands,
            organizations,
            annualReports,
            reviews,
            procedures,
            endings,
            records,
            rules,
            views,
            clock);
    reviews.onRecounted(proposals::rectificationMoved);
    reviews.heldBy(EntryStore::hold);
    this.simulations = new Simulations(annualReports, rules, calendar, clock);
    var objections = new Objections(commands, organizations, rules, calendar, clock);
    var corrections = new CorrectionsDue(records, annualReports);
    this.dueSteps =
        new DueSteps(database, procedures, reviews, objections, corrections, cures, rules, clock);
    var revocations =
        new Revocations(
            commands,
            organizations,
            procedures,
            proposals,
            endings,
            records,
            publicity,
            rules,
            views,
            clock);
    this.recorded = new RecordedEntries(rules, proposals, procedures);
    var against = AgainstListing.of(procedures.remedies());
    var letters =
        new MoveLetters(
            database,
            commands,
            organizations,
            procedures,
            new MoveLetterWords(rules, against, issuer),
            new DecisionNews(notices, against, division),
            views,
            workers);
    procedures.onCorrected(MoveLetters.RECORD, letters::corrected);
    this.routes =
        new CreditRoutes(
            database,
            organizations,
            views,
            proposals,
            new Decisions(
                commands,
                reviews,
                procedures,
                proposals,
                endings,
                revocations,
                rules,
                cures,
                letters,
                views,
                calendar,
                clock),
            letters,
            new Runs(commands, organizations, annualReports, proposals, rules, jobs, clock),
            new Holds(commands, organizations, cures, clock),
            new Removals(commands, organizations, procedures, rules, cures, views, calendar, clock),
            objections,
            revocations,
            simulations,
            new RuleSettings(commands, procedures, rules, views, clock));
  }

  public CreditRoutes routes() {
    return routes;
  }

  public List<DossierSource> dossiers() {
    return List.of(new CreditDossier(procedures), new ObjectionDossier());
  }

  public OwnCredit ownCredit() {
    return new OwnCredit();
  }

  /** What falls due by the clock; done once, whoever ticks. */
  public Runnable due() {
    return dueSteps::run;
  }

  /** Which move as days off are entered. */
  public Deadlines deadlines() {
    return deadlines;
  }

  public Standing standing(Tx tx, UUID organization) {
    return standings(tx, List.of(organization)).get(organization);
  }

  /** Of each of them. */
  public Map<UUID, Standing> standings(Tx tx, List<UUID> ids) {
    Map<UUID, Entry> entries = new HashMap<>();
    EntryStore.open(tx, ids).forEach(entry -> entries.put(entry.organization(), entry));
    var open =
        MoveStore.openAgainst(tx, ids).stream().collect(Collectors.groupingBy(Move::organization));
    Map<UUID, Standing> standings = new HashMap<>();
    ids.forEach(
        id -> standings.put(id, Standing.of(entries.get(id), open.getOrDefault(id, List.of()))));
    return standings;
  }

  /** The notice and the grounds of a move; empty where there is no such move. */
  public Optional<Procedure> procedure(Tx tx, UUID move) {
    return MoveStore.byId(tx, move).flatMap(found -> procedures.find(tx, found.procedure()));
  }

  /** Every stay on a list, the latest first. */
  public List<Entry> history(Tx tx, UUID organization) {
    return EntryStore.of(tx, organization);
  }

  public List<Entry> entries(Tx tx, Collection<UUID> ids) {
    return EntryStore.byIds(tx, ids);
  }

  /** All that stand on a list today. */
  public List<Entry> listed(Tx tx) {
    return EntryStore.open(tx);
  }

  /** Proposals that are on their way to a decision. */
  public int countOpenMoves(Tx tx) {
    return MoveStore.count(tx, Reach.ALL, MoveStore.Filter.OPEN);
  }

  /** Organisations that were put on the list in the year. */
  public int countListed(Tx tx, int year, Kind list) {
    return EntryStore.countListed(tx, year, list);
  }

  public List<Line> lines(Tx tx, int year, Kind list, Page page) {
    return EntryStore.lines(tx, year, list, page);
  }

  /**
   * Opens a proposal on a ground that another feature brings; the same record brings it once.
   *
   * @param ground code of it, see {@code creditlist/rules.json}
   * @param record such as {@code penalty/UUID}
   */
  public void propose(Tx tx, UUID organization, String ground, String facts, String record) {
    Organization one = organizations.byId(tx, organization).orElseThrow();
    proposals.propose(tx, one, ground, facts, record);
  }

  /**
   * The record is another ground than it was proposed as: where that is still open, it ends, and
   * the record is proposed as what it is.
   */
  public void instead(
      Tx tx, UUID organization, String ground, String facts, String record, String why) {
    Organization one = organizations.byId(tx, organization).orElseThrow();
    proposals.instead(tx, one, ground, facts, record, why);
  }

  /** The record is no ground any more: what is still proposed because of it ends. */
  public void withdraw(Tx tx, UUID organization, String record, String why) {
    proposals.withdraw(tx, organization, record, why);
  }

  /**
   * @param ifFiledOn today or later
   */
  public Simulation simulate(Tx tx, UUID organization, LocalDate ifFiledOn) {
    return simulations.of(
        tx, organization, ifFiledOn, MoveStore.openAgainst(tx, List.of(organization)));
  }

  /** Entries as they were made before the service was used, or in a demonstration. */
  public RecordedEntries recorded() {
    return recorded;
  }
}
