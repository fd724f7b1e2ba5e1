package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.notice.Plan;
import cn.pufa.notice.Told;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.WorkCalendar;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.reminder.Deadline;
import cn.pufa.reminder.Deadlines;
import cn.pufa.reminder.Reminding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Drafting a campaign, and releasing its notice once. */
final class Campaigns implements Deadlines {

  private final Commands commands;
  private final Organizations organizations;
  private final CampaignForms forms;
  private final Notices notices;
  private final Reminding reminding;
  private final WorkCalendar calendar;
  private final BusinessClock clock;
  private final String division;

  Campaigns(
      Commands commands,
      Organizations organizations,
      CampaignForms forms,
      Notices notices,
      Reminding reminding,
      WorkCalendar calendar,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.forms = forms;
    this.notices = notices;
    this.reminding = reminding;
    this.calendar = calendar;
    this.clock = clock;
    this.division = division;
  }

  Answer create(Request request) {
    var draft = request.body(CampaignDraft.class);
    draft.requireSound(clock.today());
    return commands.run(
        request,
        tx -> {
          Campaign campaign = insert(tx, draft, clock.now(), request.caller().person());
          return Outcome.of("campaign/" + campaign.id(), Answer.created(counted(tx, campaign)));
        });
  }

  /** A campaign of the past, released then. */
  Campaign record(Tx tx, CampaignDraft draft, int inScope, Instant at) {
    Campaign campaign = insert(tx, draft, at, null);
    return CampaignStore.release(tx, campaign.id(), inScope, at);
  }

  private Campaign insert(Tx tx, CampaignDraft draft, Instant at, UUID author) {
    try {
      return CampaignStore.insert(
          tx,
          division,
          draft,
          Deadline.of(draft.closesOn(), calendar.held(tx)),
          NoticeText.subject(draft),
          NoticeText.body(draft),
          at,
          author);
    } catch (RuntimeException fault) {
      if (Database.isDuplicate(fault, CampaignStore.DOCUMENT_NUMBER_ONCE)) {
        throw Problem.invalid("/documentNumber", "这个文号已经用过了");
      }
      throw fault;
    }
  }

  Answer release(Request request) {
    UUID id = request.id("campaign");
    return commands.run(
        request,
        tx -> {
          // Before the campaign, as whoever enters days off takes them in this order.
          calendar.held(tx);
          Campaign campaign = CampaignStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          if (campaign.state() == Campaign.State.RELEASED) {
            throw Problem.conflict("这项年报工作的通知已经发布过，不会再发一次。");
          }
          if (request.caller().person().equals(campaign.createdBy())) {
            throw Problem.conflict("起草人不能自己发布。请由分管领导或另一位经办科员核对后发布。");
          }
          return Outcome.of("campaign/" + id, Answer.accepted(send(tx, campaign)));
        });
  }

  private Campaign send(Tx tx, Campaign campaign) {
    List<Organization> inScope =
        organizations.inScope(tx, campaign.types(), campaign.registeredBefore());
    if (inScope.isEmpty()) {
      throw Problem.conflict("没有符合范围的社会组织。请先导入名册，或核对类型和登记日期。");
    }
    notices.open(tx, told(campaign));
    notices.enqueue(tx, campaign.id(), forms.notice(tx, campaign), recipients(inScope));
    List<UUID> filed = ReturnStore.organizationsOfYear(tx, division, campaign.year());
    notices.duties().doneBefore(tx, campaign.id(), filed, clock.now());
    reminding.follow(tx, campaign.id());
    return CampaignStore.release(tx, campaign.id(), inScope.size(), clock.now());
  }

  @Override
  public List<Moved> reckon(Tx tx, WorkingDays days) {
    List<Moved> moved = new ArrayList<>();
    for (Campaign campaign : CampaignStore.running(tx, division, clock.today())) {
      Deadline before = campaign.deadline();
      boolean told = campaign.state() == Campaign.State.RELEASED;
      Deadline after = before.reckonedAnew(days, told);
      if (!after.equals(before)) {
        CampaignStore.move(tx, campaign.id(), after);
        if (told) {
          notices.moveDue(tx, campaign.id(), after.due(), after.explanation());
        }
        moved.add(
            new Moved(
                campaign.id(), campaign.subject(), before.due(), after.due(), after.explanation()));
      }
    }
    return moved;
  }

  Told told(Campaign campaign) {
    return new Told(
        campaign.id(),
        division,
        Told.Kind.STATUTORY,
        "annual_report",
        campaign.subject(),
        campaign.documentNumber(),
        campaign.opensOn(),
        campaign.deadline().due(),
        campaign.deadline().explanation(),
        Plan.STATUTORY);
  }

  static List<Notices.Recipient> recipients(List<Organization> inScope) {
    return inScope.stream()
        .map(organization -> new Notices.Recipient(organization.id(), organization.name()))
        .toList();
  }

  List<Campaign> list(Tx tx) {
    return CampaignStore.list(tx, division).stream()
        .map(campaign -> counted(tx, campaign))
        .toList();
  }

  Campaign get(Tx tx, UUID id) {
    return counted(tx, CampaignStore.byId(tx, division, id).orElseThrow(Problem::notFound));
  }

  private Campaign counted(Tx tx, Campaign campaign) {
    return campaign.inScope() != null
        ? campaign
        : campaign.withInScope(
            organizations.countInScope(tx, campaign.types(), campaign.registeredBefore()));
  }
}
