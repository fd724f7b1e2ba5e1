package cn.pufa.review;

import cn.pufa.annualreport.AnnualReports;
import cn.pufa.audit.Commands;
import cn.pufa.contact.Service;
import cn.pufa.dossier.DossierSource;
import cn.pufa.filing.Filings;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Deadlines;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The doorway of this feature: what was concluded, and what was not put right in time. */
public final class Reviews {

  /**
   * @param waiting to be looked at, @param correcting given back to the organisation
   * @param proposed concluded by one person and waiting for another
   */
  public record Queue(int waiting, int correcting, int proposed) {}

  /** Asked before the last day of a rectification moves. */
  @FunctionalInterface
  public interface Recounted {

    /**
     * Ends what was proposed because of it.
     *
     * @param record such as {@code rectification/UUID}, @param why it moves, in a sentence
     * @return why it may not, since more than a proposal rests on it; empty where it may
     */
    Optional<String> moved(Tx tx, UUID organization, String record, String why);
  }

  private final ReviewRoutes reviewRoutes;
  private final DecisionRoutes decisionRoutes;
  private final Rectifications rectifications;
  private final Corrections corrections;
  private final Map<String, String> ruleTitles;

  /**
   * @param publicUrl where anybody opens the service, for the square code; empty for none
   */
  public Reviews(
      Database database,
      Commands commands,
      People people,
      Organizations organizations,
      AnnualReports annualReports,
      Filings filings,
      Notices notices,
      Service service,
      WorkCalendar calendar,
      RateLimits limits,
      Divisions divisions,
      Workers workers,
      Optional<String> publicUrl,
      BusinessClock clock) {
    String county = divisions.county().code();
    var settings = Settings.load();
    var views = new ReviewViews(people, service, divisions, publicUrl, clock);
    var told = new ReviewNotices(notices, county);
    var contents = new Contents(filings, annualReports);
    var assembly = new Assembly(organizations, annualReports, filings, contents);
    this.ruleTitles = assembly.titles();
    var intake =
        new Intake(organizations, annualReports, contents, assembly, settings, clock, county);
    filings.onSubmitted(intake::submitted);
    filings.onWithdrawn(intake::withdrawn);
    annualReports.onPaper(intake::entered);
    annualReports.onPaperTakenBack(intake::takenBack);
    var claims = new Claims(commands, contents, views, assembly, settings, clock);
    filings.onStood(claims::weighAnew);
    annualReports.onPaperConsented(claims::weighAnew);
    this.corrections =
        new Corrections(commands, claims, filings, told, views, calendar, settings, clock);
    this.rectifications =
        new Rectifications(database, commands, service, told, views, calendar, settings, clock);
    service.onCorrected(Service.NOTICE, rectifications::serviceCorrected);
    this.reviewRoutes =
        new ReviewRoutes(
            database,
            claims,
            new Findings(commands, claims, views, clock),
            corrections,
            new PaperFigures(commands, claims, assembly, filings, views, clock),
            new Desk(assembly, corrections, views, settings),
            views,
            settings,
            divisions,
            clock);
    this.decisionRoutes =
        new DecisionRoutes(
            database,
            new Conclusions(commands, claims, assembly, views, clock),
            new LegalReviews(commands, organizations, told, views, settings, clock, county),
            rectifications,
            views,
            settings,
            limits,
            workers,
            clock,
            divisions.county().name() + "民政局");
  }

  public void bind(Routes routes) {
    reviewRoutes.bind(routes);
    decisionRoutes.bind(routes);
  }

  /** What falls due by the clock: rectification begins with service, and is reminded of. */
  public void tend() {
    rectifications.run();
  }

  /** Which move as days off are entered. */
  public Deadlines deadlines() {
    return (tx, days) ->
        Stream.concat(rectifications.reckon(tx).stream(), corrections.reckon(tx).stream()).toList();
  }

  public void onRecounted(Recounted recounted) {
    rectifications.onRecounted(recounted);
  }

  /**
   * @param organization holds it before anything is recorded of its rectification, so that nobody
   *     decides on its listing until that is there
   */
  public void heldBy(BiConsumer<Tx, UUID> organization) {
    rectifications.heldBy(organization);
  }

  /** What the rules are called, by id. */
  public Map<String, String> ruleTitles() {
    return ruleTitles;
  }

  public DossierSource dossier() {
    return new ReviewDossier(decision -> decisionRoutes.letter(decision).pdf());
  }

  /**
   * Of an organisation, the latest year first; those that an adjustment superseded are left out.
   */
  public List<Conclusion> conclusions(Tx tx, UUID organization) {
    return DecisionStore.finalOf(tx, organization).stream().map(Reviews::conclusion).toList();
  }

  /** On these returns; those that are not concluded are left out. */
  public List<Conclusion> of(Tx tx, Collection<UUID> returns) {
    return DecisionStore.ofReturns(tx, returns).stream().map(Reviews::conclusion).toList();
  }

  /**
   * @param grade null for all
   */
  public int count(Tx tx, int year, Grade grade) {
    return DecisionStore.countOfYear(tx, year, grade);
  }

  /**
   * Rectification whose last day was before the given one, without a report in time or found not
   * done (令60号 art 11, ground 3).
   */
  public List<MissedRectification> rectificationsMissed(Tx tx, LocalDate on) {
    return RectificationStore.missed(tx, on).stream().map(Reviews::missed).toList();
  }

  /**
   * Why an order to rectify is no ground of a credit list: its conclusion was adjusted (结论调整), or
   * its report had come in time.
   *
   * @param on since when, @param enteredOn since when it is known here, @param why in Chinese
   */
  public record NoGround(LocalDate on, LocalDate enteredOn, String why) {}

  /**
   * @param record such as {@code rectification/UUID}
   * @return empty where it may be one, or is no order to rectify
   */
  public Optional<NoGround> noGround(Tx tx, String record) {
    return Rectification.ofRecord(record).flatMap(id -> adjusted(tx, id).or(() -> met(tx, id)));
  }

  private static Optional<NoGround> adjusted(Tx tx, UUID rectification) {
    return RectificationStore.supersededBy(tx, rectification)
        .map(
            one ->
                new NoGround(
                    one.decidedOn(),
                    one.decidedOn(),
                    "结论已经调整（%s），原来的整改要求不再作数".formatted(one.documentNumber())));
  }

  private static Optional<NoGround> met(Tx tx, UUID rectification) {
    return RectificationStore.byId(tx, Reach.ALL, rectification)
        .filter(Rectification::isMet)
        .map(
            one ->
                new NoGround(
                    one.receivedOn(),
                    one.enteredOn(),
                    "整改报告在%s已经收到，期限到%s为止"
                        .formatted(Days.words(one.receivedOn()), Days.words(one.dueOn()))));
  }

  /** Returns on the desk, by where they stand. */
  public Queue queue(Tx tx) {
    return ReviewStore.queue(tx);
  }

  /** One conclusion, proposed or final, as plain text. */
  public Optional<Plain> plain(Tx tx, UUID decision) {
    return DecisionStore.plain(tx, decision)
        .map(
            one ->
                new Plain(
                    "%s%d年度检查结论".formatted(one.organizationName(), one.year()),
                    one.turn(),
                    "结论：%s\n理由：\n%s"
                        .formatted(one.grade().title(), String.join("\n", one.reasons()))));
  }

  /**
   * @param turn its place among those of the return, from 1
   */
  public record Plain(String title, int turn, String words) {}

  /** Decided within the calendar year, whatever year they are for. */
  public int countDecided(Tx tx, int year, Grade grade) {
    return DecisionStore.countLines(tx, first(year), first(year + 1), grade);
  }

  public List<Line> decidedLines(Tx tx, int year, Grade grade, Page page) {
    return DecisionStore.lines(tx, first(year), first(year + 1), grade, page);
  }

  private static LocalDate first(int year) {
    return LocalDate.of(year, Month.JANUARY, 1);
  }

  private static Conclusion conclusion(Decision one) {
    return new Conclusion(
        one.review(),
        one.organization(),
        one.organizationName(),
        one.year(),
        one.grade(),
        one.issue().decidedOn(),
        one.issue().documentNumber(),
        one.reasons());
  }

  private static MissedRectification missed(Rectification one) {
    return new MissedRectification(
        one.id(),
        one.organization(),
        one.organizationName(),
        one.year(),
        one.grade(),
        one.documentNumber(),
        one.servedOn(),
        one.dueOn(),
        one.explanation());
  }
}
