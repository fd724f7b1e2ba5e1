package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.dossier.DossierSource;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.reminder.Reminding;
import cn.pufa.wording.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The doorway of this feature: its routes, and the returns that the yearly figures count. */
public final class AnnualReports {

  private final AnnualReportRoutes routes;
  private final Campaigns campaigns;
  private final OwnReturns ownReturns;
  private final LedgerDossier dossier;
  private final Notices notices;
  private final CampaignClock steps;
  private final WindUp windUp;
  private final Terms terms;
  private final Ledger ledger;
  private final PaperReturns paperReturns;
  private final String division;

  public AnnualReports(
      Database database,
      Commands commands,
      Organizations organizations,
      Templates templates,
      Notices notices,
      Files files,
      Changes changes,
      Reminding reminding,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.division = division;
    this.notices = notices;
    this.ownReturns = new OwnReturns(files);
    this.dossier = new LedgerDossier(files);
    var forms = new CampaignForms(templates);
    this.terms = new Terms(notices.duties(), clock, division);
    this.ledger = new Ledger(organizations, notices, terms, clock, division);
    var scopes = new Scopes(commands, organizations, notices, ledger::tell, clock, division);
    this.campaigns =
        new Campaigns(commands, scopes, forms, notices, reminding, calendar, clock, division);
    reminding.register(campaigns);
    reminding.onDutyChanged(ledger::dutyChanged);
    reminding.beforeMoreTime(Scopes::requireListed);
    this.windUp = new WindUp(commands, notices.duties(), clock, division);
    this.steps = new CampaignClock(database, commands, clock, division);
    var extensions =
        new Extensions(
            commands, organizations, notices, reminding, terms, calendar, clock, division);
    this.paperReturns = new PaperReturns(commands, organizations, ledger, files, clock);
    var campaignRoutes =
        new CampaignRoutes(
            database,
            campaigns,
            scopes,
            extensions,
            new ReportTerms(organizations, terms, extensions, clock, division),
            paperReturns,
            files,
            calendar);
    this.routes =
        new AnnualReportRoutes(
            database,
            campaigns,
            windUp,
            campaignRoutes,
            new Reminders(commands, forms, notices, clock, division),
            new Returns(division),
            files,
            notices,
            changes);
  }

  public AnnualReportRoutes routes() {
    return routes;
  }

  /** Takes the steps that the clock takes; on every node, as often as it likes. */
  public void run() {
    steps.run();
  }

  public List<DossierSource> dossiers() {
    return List.of(dossier, new ExtensionDossier());
  }

  public OwnReturns ownReturns() {
    return ownReturns;
  }

  /** A campaign that is over, with its notices as they went out then; nothing leaves now. */
  public void recordCampaign(Tx tx, int year, List<Organization> inScope, List<UUID> readers) {
    LocalDate opens = LocalDate.of(year + 1, Month.MARCH, 1);
    var draft =
        new CampaignDraft(
            year,
            List.of(OrganizationType.values()),
            LocalDate.of(year, Month.DECEMBER, 30),
            opens,
            LocalDate.of(year + 1, Month.MAY, 31),
            null,
            null,
            null,
            null,
            0,
            "廉演示发〔" + (year + 1) + "〕3号",
            null,
            null);
    Instant sent = opens.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    Campaign campaign = campaigns.record(tx, draft, inScope, sent);
    notices.record(
        tx,
        campaigns.told(campaign),
        NoticeText.notice(campaign),
        Campaigns.recipients(inScope),
        sent);
    notices.recordRead(tx, campaign.id(), readers, sent.plus(Duration.ofDays(2)));
  }

  /** A report received, as the register keeps it. */
  public void record(Tx tx, Organization organization, int year, Instant at) {
    LedgerStore.record(tx, division, year, organization, at);
  }

  /** Empty where the campaign is not released, or does not ask the organisation. */
  public Optional<Term> term(Tx tx, UUID campaign, UUID organization) {
    return terms.of(tx, campaign, organization);
  }

  /** What all campaigns ask of the organisation; the oldest year first. */
  public List<Term> termsOf(Tx tx, UUID organization) {
    return terms.of(tx, organization);
  }

  /** Enters a return, once an organisation and year, and stops its reminders. */
  public Receipt receive(Tx tx, Received received) {
    return ledger.receive(tx, received);
  }

  /**
   * The return was withdrawn (撤回): it leaves the ledger, its number stays known, and the duty lives
   * again. It may be received again under the same id or another.
   */
  public void takeBack(Tx tx, UUID filed, String why) {
    ledger.takeBack(tx, filed, why);
  }

  /** The supervising unit agreed after the return was received. */
  public void consented(Tx tx, UUID filed, LocalDate on) {
    LedgerStore.consented(tx, filed, on);
  }

  /** The return was corrected; the day of its first receipt stays. */
  public void replaced(Tx tx, UUID filed, String sha256, Instant at) {
    LedgerStore.replaced(tx, filed, sha256, at);
  }

  /**
   * @param listener called with the organisation, in the transaction that receives or takes back a
   *     return, leaves it out of a campaign or takes it in again, withdraws its duty, or gives it
   *     more time
   */
  public void onChanged(BiConsumer<Tx, UUID> listener) {
    ledger.onChanged(listener);
  }

  /**
   * @param listener called in the transaction that enters a return on paper
   */
  public void onPaper(BiConsumer<Tx, Receipt> listener) {
    paperReturns.onEntered(listener);
  }

  /**
   * Of what was filed online a consent that came to the counter counts as one that came by page.
   */
  public void onCounterConsent(CounterConsent online) {
    paperReturns.onConsent(online);
  }

  /** Called where a consent comes later than its return on paper, with the id of the return. */
  public void onPaperConsented(BiConsumer<Tx, UUID> listener) {
    paperReturns.onConsented(listener);
  }

  /** Called where a return on paper that was entered wrongly is taken back, with its id. */
  public void onPaperTakenBack(BiConsumer<Tx, UUID> listener) {
    paperReturns.onTakenBack(listener);
  }

  public Optional<Receipt> received(Tx tx, UUID organization, int year) {
    return LedgerStore.ofYear(tx, organization, year);
  }

  /** When what was received of that year was known here; paper may have come earlier. */
  public Optional<LocalDate> enteredOn(Tx tx, UUID organization, int year) {
    return LedgerStore.enteredOn(tx, organization, year);
  }

  public Optional<Receipt> receipt(Tx tx, UUID filed) {
    return LedgerStore.byId(tx, filed);
  }

  /** By id; those that are not there are left out. */
  public Map<UUID, Receipt> receipts(Tx tx, Collection<UUID> filed) {
    return LedgerStore.byIds(tx, filed.toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(Receipt::id, Function.identity()));
  }

  /** Years of the organisation that were over on this day, extensions included, and missing. */
  public List<Owed> owed(Tx tx, UUID organization, LocalDate on) {
    return terms.owed(tx, organization, on);
  }

  /** The same of all organisations. */
  public List<Owed> owing(Tx tx, LocalDate on) {
    return terms.owing(tx, on);
  }

  /**
   * Years that were asked of it, that nobody received, and that it does not owe on this day: left
   * out, withdrawn, or with more time.
   */
  public Set<Integer> excused(Tx tx, UUID organization, LocalDate on) {
    return terms.excused(tx, organization, on);
  }

  /** The newest campaign that was told to organisations, and how many have filed. */
  public Optional<Filed> newest(Tx tx) {
    return CampaignStore.newest(tx, division).map(campaign -> windUp.filed(tx, campaign));
  }

  /** Campaigns that wait to be released by another person than their author. */
  public int countAwaitingRelease(Tx tx) {
    return CampaignStore.countInReview(tx, division);
  }

  /** Reports received in the year, whatever year they are for. */
  public int countReturns(Tx tx, int year) {
    return ReturnStore.countLines(tx, start(year), start(year + 1));
  }

  public List<Line> returnLines(Tx tx, int year, Page page) {
    return ReturnStore.lines(tx, start(year), start(year + 1), page);
  }

  /** Notices that asked for reports, sent in the year; reminders are none. */
  public int countNotices(Tx tx, int year) {
    return notices.count(tx, year, Campaigns.SOURCE);
  }

  public List<Line> noticeLines(Tx tx, int year, Page page) {
    return notices.lines(tx, year, Campaigns.SOURCE, page);
  }

  private static Instant start(int year) {
    return LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
