package cn.pufa.annualreport;

import cn.pufa.platform.http.Problem;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often and how long a campaign extends: asked for until the due day is over, to a later day,
 * never to an earlier one.
 *
 * @param received whether the return is here
 * @param granted how many were granted before
 * @param open whether one waits for a decision
 */
record ExtensionRule(Campaign campaign, Term term, boolean received, int granted, boolean open) {

  /** The last day that may be granted: so many days after the last day of all, not counting it. */
  LocalDate last() {
    return campaign.deadline().due().plusDays(campaign.extensionDays());
  }

  /** Why nothing may be asked for now. */
  Optional<String> refusal(LocalDate today) {
    return open ? Optional.of("已经有一份延期申请在等决定。") : refusalBesides(today);
  }

  private Optional<String> refusalBesides(LocalDate today) {
    if (received) {
      return Optional.of("这个年度的年报已经收到，不用延期。");
    }
    if (granted >= campaign.extensions()) {
      return Optional.of(
          campaign.extensions() == 0
              ? "这项年报工作不办理延期。"
              : "最多准予延期%d次，已经用完。".formatted(campaign.extensions()));
    }
    if (today.isAfter(term.due().due())) {
      return Optional.of("截止日" + NoticeText.day(term.due().due()) + "已经过了，不能再申请延期。请尽快报送。");
    }
    if (!last().isAfter(term.due().due())) {
      return Optional.of("已经延到最长的期限，不能再延。");
    }
    return Optional.empty();
  }

  void requireDay(LocalDate until) {
    LocalDate due = term.due().due();
    if (!until.isAfter(due)) {
      throw Problem.invalid("/until", "要晚于现在的截止日" + NoticeText.day(due) + "。");
    }
    if (until.isAfter(last())) {
      throw Problem.invalid(
          "/until",
          "最多延%d天：从%s的第二天起算，到%s。"
              .formatted(
                  campaign.extensionDays(),
                  NoticeText.day(campaign.deadline().due()),
                  NoticeText.day(last())));
    }
  }
}
