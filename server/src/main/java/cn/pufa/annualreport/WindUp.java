package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Duties;
import cn.pufa.notice.Duty;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Closing the books of a campaign (收尾): a person's act, once; the figures stay as they were then.
 */
final class WindUp {

  private record Reason(String reason) {}

  /**
   * @param asked organisations, those excused left out, @param received of those
   */
  private record Stand(Set<UUID> asked, List<Receipt> received, Set<UUID> excused) {}

  private final Commands commands;
  private final Duties duties;
  private final BusinessClock clock;
  private final String division;

  WindUp(Commands commands, Duties duties, BusinessClock clock, String division) {
    this.commands = commands;
    this.duties = duties;
    this.clock = clock;
    this.division = division;
  }

  Answer run(Request request) {
    UUID id = request.id("campaign");
    String reason = request.body(Reason.class).reason();
    return commands.run(
        request,
        tx -> {
          Campaign campaign = CampaignStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          List<Duty> exceptions = duties.exceptions(tx, List.of(id));
          requireOver(tx, campaign, exceptions);
          Campaign wound = CampaignStore.windUp(tx, id, figures(tx, campaign, exceptions));
          StepStore.take(
              tx, id, Steps.Step.WOUND_UP, clock.now(), request.caller().person(), reason);
          return new Outcome("campaign/" + id, reason, (Answer.Json) Answer.ok(wound));
        });
  }

  private void requireOver(Tx tx, Campaign campaign, List<Duty> exceptions) {
    if (campaign.state() == Campaign.State.WOUND_UP) {
      throw Problem.conflict("这项年报工作已经收尾。");
    }
    if (campaign.on(clock.today()).state() != Campaign.State.CLOSED) {
      throw Problem.conflict("还没有到截止日，不能收尾。");
    }
    LocalDate last =
        exceptions.stream()
            .map(Duty::extendedTo)
            .filter(Objects::nonNull)
            .max(LocalDate::compareTo)
            .orElse(campaign.deadline().due());
    if (!last.isBefore(clock.today())) {
      throw Problem.conflict("有组织延期到" + NoticeText.day(last) + "，过了这一天才能收尾。");
    }
    int open = ExtensionStore.countOpen(tx, campaign.id());
    if (open > 0) {
      throw Problem.conflict("还有" + open + "份延期申请没有决定，不能收尾。");
    }
  }

  /** How far it is by now; who is excused is asked nothing. */
  Filed filed(Tx tx, Campaign campaign) {
    Stand stand = stand(tx, campaign, duties.exceptions(tx, List.of(campaign.id())));
    return new Filed(
        campaign.id(),
        campaign.year(),
        campaign.deadline().due(),
        stand.asked().size(),
        stand.received().size());
  }

  private static Stand stand(Tx tx, Campaign campaign, List<Duty> exceptions) {
    Set<UUID> asked = new HashSet<>(CampaignStore.asked(tx, campaign.id()));
    List<Receipt> ofYear = LedgerStore.ofYear(tx, campaign.year());
    Set<UUID> excused =
        excused(tx, campaign, exceptions, ofYear.stream().map(Receipt::organization).toList());
    asked.removeAll(excused);
    return new Stand(
        asked,
        ofYear.stream().filter(receipt -> asked.contains(receipt.organization())).toList(),
        excused);
  }

  private static CampaignFigures figures(Tx tx, Campaign campaign, List<Duty> exceptions) {
    Stand stand = stand(tx, campaign, exceptions);
    List<Receipt> received = stand.received();
    int late = (int) received.stream().filter(Receipt::late).count();
    return new CampaignFigures(
        campaign.inScope(),
        received.size(),
        received.size() - late,
        late,
        (int) received.stream().filter(receipt -> receipt.how() == How.PAPER).count(),
        (int) received.stream().filter(receipt -> receipt.consent() == Consent.MISSING).count(),
        stand.asked().size() - received.size(),
        (int) exceptions.stream().filter(duty -> duty.extendedTo() != null).count(),
        stand.excused().size());
  }

  /**
   * @param received who has filed, and so is not among them
   */
  int countExcused(Tx tx, Campaign campaign, List<UUID> received) {
    Set<UUID> excused =
        excused(tx, campaign, duties.exceptions(tx, List.of(campaign.id())), received);
    received.forEach(excused::remove);
    return excused.size();
  }

  /** By a person, or by having been cancelled (注销) on its last day at the latest. */
  private static Set<UUID> excused(
      Tx tx, Campaign campaign, List<Duty> exceptions, List<UUID> received) {
    Map<UUID, LocalDate> cancelled = CampaignStore.cancelled(tx, campaign.id());
    received.forEach(cancelled::remove);
    Map<UUID, LocalDate> extended = new HashMap<>();
    Set<UUID> excused = new HashSet<>();
    for (Duty duty : exceptions) {
      if ("exempt".equals(duty.settledAs())) {
        excused.add(duty.organization());
      } else if (duty.extendedTo() != null) {
        extended.put(duty.organization(), duty.extendedTo());
      }
    }
    LocalDate due = campaign.deadline().due();
    cancelled.forEach(
        (organization, on) -> {
          if (!on.isAfter(extended.getOrDefault(organization, due))) {
            excused.add(organization);
          }
        });
    return excused;
  }
}
