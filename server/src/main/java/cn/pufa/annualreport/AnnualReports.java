package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
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
import java.util.List;
import java.util.UUID;

/** The doorway of this feature: its routes, and the returns that the yearly figures count. */
public final class AnnualReports {

  private final AnnualReportRoutes routes;
  private final Campaigns campaigns;
  private final OwnReturns ownReturns;
  private final Notices notices;
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
    var forms = new CampaignForms(templates);
    this.campaigns =
        new Campaigns(
            commands, organizations, forms, notices, reminding, calendar, clock, division);
    reminding.register(campaigns);
    this.routes =
        new AnnualReportRoutes(
            database,
            campaigns,
            new Reminders(commands, forms, notices, clock, division),
            new Returns(commands, organizations, notices, files, clock, division),
            files,
            notices,
            changes);
  }

  public AnnualReportRoutes routes() {
    return routes;
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
            "廉演示发〔" + (year + 1) + "〕3号",
            null,
            null);
    Instant sent = opens.atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    Campaign campaign = campaigns.record(tx, draft, inScope.size(), sent);
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
    ReturnStore.record(
        tx, division, year, organization.id(), organization.name(), organization.township(), at);
  }

  /** Reports received in the year, whatever year they are for. */
  public int countReturns(Tx tx, int year) {
    return ReturnStore.countLines(tx, start(year), start(year + 1));
  }

  public List<Line> returnLines(Tx tx, int year, Page page) {
    return ReturnStore.lines(tx, start(year), start(year + 1), page);
  }

  private static Instant start(int year) {
    return LocalDate.of(year, Month.JANUARY, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }
}
