package cn.pufa.annualreport;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.notice.Notices;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reminding the organisations that have not filed (催报). */
final class Reminders {

  /**
   * @param occasion of the first that are reminded
   * @param submitted organisations left out
   */
  private record Reminder(String occasion, int reminded, int submitted) {}

  private final Commands commands;
  private final CampaignForms forms;
  private final Notices notices;
  private final BusinessClock clock;
  private final String division;

  Reminders(
      Commands commands,
      CampaignForms forms,
      Notices notices,
      BusinessClock clock,
      String division) {
    this.commands = commands;
    this.forms = forms;
    this.notices = notices;
    this.clock = clock;
    this.division = division;
  }

  Answer remind(Request request) {
    UUID id = request.id("campaign");
    return commands.run(
        request,
        tx -> {
          // Waits for every return that is being received, and makes the next ones wait.
          Campaign campaign = CampaignStore.lock(tx, division, id).orElseThrow(Problem::notFound);
          requireUnderWay(campaign, clock.today());
          return Outcome.of("campaign/" + id, Answer.accepted(send(tx, campaign)));
        });
  }

  private static void requireUnderWay(Campaign campaign, LocalDate today) {
    if (!campaign.isTold()) {
      throw Problem.conflict("通知还没有发布，不能催报。");
    }
    if (today.isBefore(campaign.opensOn())) {
      throw Problem.conflict("报送从" + NoticeText.day(campaign.opensOn()) + "开始，现在还不用催。");
    }
  }

  private Reminder send(Tx tx, Campaign campaign) {
    List<UUID> submitted = ReturnStore.organizationsOfYear(tx, division, campaign.year());
    notices.duties().hold(tx, campaign.id());
    List<Notices.Reminded> groups =
        notices.duties().open(tx, campaign.id()).stream()
            .map(group -> remind(tx, campaign, group.extendedTo(), submitted))
            .toList();
    int reminded = groups.stream().mapToInt(Notices.Reminded::reminded).sum();
    if (reminded == 0) {
      throw Problem.conflict("收到通知的组织都已经报送或者注销，没有要催的。");
    }
    return new Reminder(
        groups.getFirst().occasion(), reminded, notices.countAmong(tx, campaign.id(), submitted));
  }

  /** Whoever was given more time is told of that day, and so gets words of its own. */
  private Notices.Reminded remind(
      Tx tx, Campaign campaign, LocalDate extendedTo, List<UUID> submitted) {
    LocalDate due = extendedTo == null ? campaign.deadline().due() : extendedTo;
    List<UUID> except = new ArrayList<>(submitted);
    except.addAll(notices.duties().outside(tx, campaign.id(), extendedTo));
    return notices.remind(
        tx, campaign.id(), forms.reminder(tx, campaign, due, clock.today()), except);
  }
}
