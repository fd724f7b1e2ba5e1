package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.FilePurpose;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Filing a return: received from the first day on, late or not, once a year and organisation. */
final class Returns {

  private final Commands commands;
  private final Organizations organizations;
  private final Notices notices;
  private final Files files;
  private final BusinessClock clock;
  private final String division;

  Returns(
      Commands commands,
      Organizations organizations,
      Notices notices,
      Files files,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.organizations = organizations;
    this.notices = notices;
    this.files = files;
    this.clock = clock;
    this.division = division;
  }

  /** The moment counts at which it arrived, not the one at which its turn came. */
  Answer submit(Request request) {
    Instant arrived = clock.now();
    LocalDate today = LocalDate.ofInstant(arrived, BusinessClock.ZONE);
    var draft = request.body(ReturnDraft.class);
    draft.requireSound(today);
    if (!request.reach().organizations().contains(draft.organization())) {
      throw Problem.invalid("/organization", "没有这个社会组织，或者您不是它的经办人。");
    }
    UUID person = request.caller().person();
    return commands.run(
        request,
        tx -> {
          int place = ReturnStore.nextNumber(tx, division, today.getYear());
          Campaign campaign = campaign(tx, draft);
          // Against a reminder that goes out meanwhile: it waits for this, or this stops it.
          List<UUID> campaigns = CampaignStore.shareOfYear(tx, division, campaign.year());
          requireOpen(campaign, today);
          requireFirst(tx, draft.organization(), campaign.year());
          String number = ReturnReceipt.number(today.getYear(), place);
          ReturnReceipt receipt = receive(tx, draft, campaign, number, person, arrived);
          notices.answer(
              tx, campaigns, draft.organization(), new Notices.Answer(receipt.id(), number));
          return Outcome.of(Return.record(receipt.id()), Answer.created(receipt));
        });
  }

  private Campaign campaign(Tx tx, ReturnDraft draft) {
    return CampaignStore.byId(tx, division, draft.campaign())
        .filter(campaign -> campaign.state() == Campaign.State.RELEASED)
        .filter(
            campaign -> notices.countAmong(tx, campaign.id(), List.of(draft.organization())) == 1)
        .orElseThrow(() -> Problem.invalid("/campaign", "没有这项年报工作，或者它的通知没有发给这个组织。"));
  }

  private static void requireOpen(Campaign campaign, LocalDate today) {
    if (today.isBefore(campaign.opensOn())) {
      throw Problem.conflict("报送从" + NoticeText.day(campaign.opensOn()) + "开始。请到时再报。");
    }
  }

  private static void requireFirst(Tx tx, UUID organization, int year) {
    ReturnStore.numberOfFirst(tx, organization, year)
        .ifPresent(
            number -> {
              String receipt = number.isEmpty() ? "" : "，回执编号 " + number;
              throw Problem.conflict(year + "年度的报告已经收到" + receipt + "。不用再报；要改正，请联系我局窗口。");
            });
  }

  private ReturnReceipt receive(
      Tx tx, ReturnDraft draft, Campaign campaign, String number, UUID person, Instant arrived) {
    UUID id = UUID.randomUUID();
    Organization organization = organizations.byId(tx, draft.organization()).orElseThrow();
    StoredFile file =
        files
            .attach(
                tx, draft.attachment(), person, FilePurpose.RETURN_ATTACHMENT, Return.record(id))
            .orElseThrow(() -> Problem.invalid("/attachment", "没有这个附件，或者已经用过了。请重新上传。"));
    LocalDate due = campaign.deadline().due();
    var filed =
        new Return(
            id,
            campaign.id(),
            campaign.year(),
            organization.id(),
            organization.name(),
            number,
            arrived,
            LocalDate.ofInstant(arrived, BusinessClock.ZONE).isAfter(due),
            Return.Consent.of(organization.supervisingUnit(), draft.consentOn()),
            draft.consentOn(),
            draft.activitySummary(),
            draft.meetings(),
            draft.activities(),
            draft.incomeFen(),
            draft.expenseFen(),
            draft.contactName(),
            draft.contactPhone(),
            new Return.Attachment(file.mediaType(), file.size(), file.sha256()));
    var receipt = ReturnReceipt.of(filed, due, ReturnReceipt.seal(filed));
    ReturnStore.insert(tx, division, organization.township(), filed, file.id(), receipt);
    return receipt;
  }

  /** Organisations whose return for the year is here. */
  List<UUID> submitted(Tx tx, int year) {
    return ReturnStore.organizationsOfYear(tx, division, year);
  }
}
