package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.time.UnknownCalendarYear;
import cn.pufa.platform.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Drafting a campaign, and releasing its notice once. */
final class Campaigns {

  private final Commands commands;
  private final Organizations organizations;
  private final Notices notices;
  private final WorkingDays workingDays;
  private final BusinessClock clock;
  private final String division;

  Campaigns(
      Commands commands,
      Organizations organizations,
      Notices notices,
      WorkingDays workingDays,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.workingDays = workingDays;
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
          deadline(draft.closesOn()),
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

  /**
   * Where the State Council has not yet published the year's days off, the day stands as set, and
   * says so.
   */
  private Campaign.Deadline deadline(LocalDate set) {
    try {
      return new Campaign.Deadline(
          set, workingDays.onOrNextWorkingDay(set), workingDays.explain(set));
    } catch (UnknownCalendarYear unknown) {
      return new Campaign.Deadline(set, set, set.getYear() + "年的放假安排还没有公布，暂按原定日期。公布后请核对是否要顺延。");
    }
  }

  Answer release(Request request) {
    UUID id = request.id("campaign");
    return commands.run(
        request,
        tx -> {
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
    notices.enqueue(tx, batch(campaign, inScope));
    return CampaignStore.release(tx, campaign.id(), inScope.size(), clock.now());
  }

  Notices.Batch batch(Campaign campaign, List<Organization> inScope) {
    return new Notices.Batch(
        campaign.id(),
        division,
        campaign.subject(),
        campaign.documentNumber(),
        campaign.opensOn(),
        campaign.deadline().due(),
        campaign.deadline().explanation(),
        inScope.stream().map(organization -> recipient(campaign, organization)).toList());
  }

  private static Notices.Recipient recipient(Campaign campaign, Organization organization) {
    return new Notices.Recipient(
        organization.id(),
        organization.name(),
        organization.contactEmail(),
        NoticeText.fill(campaign, organization.name()));
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
