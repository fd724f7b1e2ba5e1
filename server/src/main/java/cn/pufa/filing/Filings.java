package cn.pufa.filing;

import cn.pufa.agent.Agents;
import cn.pufa.annualreport.AnnualReports;
import cn.pufa.audit.Commands;
import cn.pufa.dossier.DossierSource;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The doorway of this feature: what was filed, for those who review and publish it. */
public final class Filings {

  private final Database database;
  private final Organizations organizations;
  private final String division;
  private final Forms forms = Forms.load();
  private final Stands stands;
  private final Sheets sheets;
  private final Submissions submissions;
  private final Uploads uploads;
  private final ReturnViews returns;
  private final ReturnDossier dossier;
  private final FilingRoutes routes;
  private final BusinessClock clock;

  /**
   * @param publicUrl where links of mails open; empty where the bureau has not said
   */
  public Filings(
      Database database,
      Commands commands,
      Organizations organizations,
      AnnualReports annualReports,
      Agents agents,
      Notices notices,
      Files files,
      RateLimits limits,
      Optional<String> publicUrl,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.organizations = organizations;
    this.division = division;
    this.clock = clock;
    this.stands = new Stands(annualReports, clock);
    this.returns = new ReturnViews(database, forms, stands);
    this.dossier = new ReturnDossier(files);
    this.uploads = new Uploads(database, commands, files, clock);
    this.sheets = new Sheets(forms, organizations);
    var views = new FilingViews(annualReports, forms, sheets, stands, clock);
    this.submissions =
        new Submissions(commands, annualReports, agents, sheets, stands, views, clock);
    var attachments = new Attachments(database, commands, forms, views, uploads, files, clock);
    var consents = new Consents(database, commands, forms, stands, clock, division);
    annualReports.onCounterConsent(consents::cameToTheCounter);
    var parts =
        new FilingRoutes.Parts(
            new Drafts(commands, annualReports, forms, sheets, views, clock, division),
            submissions,
            uploads,
            attachments,
            new Confirmations(
                database,
                commands,
                sheets,
                submissions,
                stands,
                uploads,
                attachments,
                files,
                notices,
                clock,
                division),
            consents,
            new ConsentLinks(
                database, commands, consents, notices, limits, publicUrl, clock, division),
            new Units(database, commands, organizations, clock, division),
            returns);
    this.routes = new FilingRoutes(database, forms, sheets, views, files, parts);
  }

  public FilingRoutes routes() {
    return routes;
  }

  public OwnFilings own() {
    return new OwnFilings();
  }

  public DossierSource dossier() {
    return dossier;
  }

  /** Called in the transaction that submits or resubmits, with the id of the return. */
  public void onSubmitted(BiConsumer<Tx, UUID> listener) {
    submissions.onSubmitted(listener);
  }

  /** Called in the transaction that takes it back, with the id of the return. */
  public void onWithdrawn(BiConsumer<Tx, UUID> listener) {
    submissions.onWithdrawn(listener);
  }

  /** Called where somebody stands behind a return, or objects to it, with its id. */
  public void onStood(BiConsumer<Tx, UUID> listener) {
    stands.onStood(listener);
  }

  /** The last version; empty for what was not filed here, or was withdrawn. */
  public Optional<Filed> filed(Tx tx, UUID id) {
    return FilingStore.find(tx, Reach.ALL, id)
        .filter(filing -> filing.state().isFiled())
        .map(
            filing -> {
              var version = VersionStore.of(tx, id, filing.version()).orElseThrow();
              return new Filed(
                  id,
                  filing.organization(),
                  filing.year(),
                  version.form(),
                  version.number(),
                  version.content(),
                  version.lastYear(),
                  version.files(),
                  version.findings(),
                  version.submittedAt(),
                  version.sha256(),
                  filing.state(),
                  stands.confirmation(tx, filing),
                  stands.consent(tx, filing, filing.unit()));
            });
  }

  /** Cell by cell what one version changed against another, as the caller may see it. */
  public List<CellChange> changes(Tx tx, UUID id, int fromVersion, int toVersion, Caller caller) {
    return returns.changes(tx, id, fromVersion, toVersion, caller);
  }

  /** The form in force for the report year. */
  public FilingForm form(Organization organization, int year) {
    return forms.current(organization, year);
  }

  /** What is wrong with the value for this cell; empty where nothing is. */
  public List<Problem.Field> faults(FormCell cell, JsonElement value, String pointer) {
    return CellValues.faults(cell, value, pointer);
  }

  /** What was filed for the year before, by the cells of this year's form; empty for nothing. */
  public JsonObject lastYear(Tx tx, UUID organization, int year) {
    return sheets.lastYear(tx, organization, year);
  }

  public FilingForm form(String form) {
    return forms.get(form);
  }

  /**
   * A reviewer takes it; it can be withdrawn no more. Taking it again changes nothing.
   *
   * @throws Problem a conflict where it was withdrawn
   */
  public void claim(Tx tx, UUID id) {
    Filing filing = filing(tx, id);
    if (!filing.state().isFiled()) {
      throw Problem.conflict("这份年报已经由填报单位撤回。");
    }
    if (FilingStore.claim(tx, id)) {
      FilingStore.happened(tx, filing, clock.now(), "claimed", null, null);
    }
  }

  /**
   * The filer may change these cells, and no others, and submits again.
   *
   * @param until last day of the clock; a later resubmission is received too
   */
  public void openForCorrection(
      Tx tx, UUID id, List<String> cells, String reason, LocalDate until) {
    Filing filing = filing(tx, id);
    if (filing.state() != State.IN_REVIEW) {
      throw Problem.conflict(
          filing.state() == State.CORRECTING ? "这份年报已经退回，正在补正。" : "请先领取这份年报，再退回补正。");
    }
    FilingForm form = forms.get(filing.form());
    cells.stream()
        .filter(cell -> form.cell(cell).isEmpty())
        .findFirst()
        .ifPresent(
            cell -> {
              throw Problem.invalid("/cells", "表里没有这一项：" + cell);
            });
    FilingStore.correct(tx, id, cells, reason, until);
    FilingStore.happened(tx, filing, clock.now(), "correction", reason, null);
  }

  /** Whether it still waits to be corrected; it does until the transaction ends. */
  public boolean lockForCorrection(Tx tx, UUID id) {
    return filing(tx, id).state() == State.CORRECTING;
  }

  /** The last day of the clock is another one. */
  public void moveCorrection(Tx tx, UUID id, LocalDate until) {
    FilingStore.moveCorrection(tx, id, until);
  }

  /**
   * Closes what was open; what was changed there and not submitted is again as it was filed.
   *
   * @throws Problem a conflict where nothing is open
   */
  public void endCorrection(Tx tx, UUID id) {
    Filing filing = filing(tx, id);
    if (filing.state() != State.CORRECTING) {
      throw Problem.conflict("这份年报没有在等补正。");
    }
    CellStore.restore(tx, id, clock.now());
    FilingFileStore.restore(tx, id, clock.now());
    FilingStore.endCorrection(tx, id);
    FilingStore.happened(tx, filing, clock.now(), "correction_ended", null, null);
  }

  private static Filing filing(Tx tx, UUID id) {
    return FilingStore.lock(tx, Reach.ALL, id).orElseThrow(Problem::notFound);
  }

  /**
   * @param age how long it is kept who confirmed a return or consented to it
   */
  public void forgetNames(Duration age) {
    database.run(tx -> StandStore.forgetNames(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long a unit keeps its address while no organisation names it
   */
  public void forgetUnitEmails(Duration age) {
    var now = clock.now();
    database.run(
        tx -> {
          UnitStore.markUnneeded(tx, division, organizations.supervisingUnits(tx).keySet(), now);
          UnitStore.forgetEmails(tx, now.minus(age));
        });
  }

  /**
   * @param age how long an upload waits for the rest of it
   */
  public void forgetUploads(Duration age) {
    uploads.forgetOld(age);
  }
}
