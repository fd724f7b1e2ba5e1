package cn.pufa.annualreport;

import cn.pufa.wording.Forms;
import cn.pufa.wording.Wording;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of the notice: a plain text that an officer may replace, and what its placeholders
 * stand for.
 */
final class NoticeText {

  static final Set<String> PLACEHOLDERS =
      Set.of("organization", "year", "opensOn", "closesOn", "documentNumber");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);
  private static final String SUBJECT = "关于报送%d年度工作报告的通知";
  private static final String BODY =
      """
      {organization}：

      请贵单位报送{year}年度工作报告。

      报送时间：{opensOn}至{closesOn}。
      有业务主管单位的，请先送业务主管单位初审，再报我局。
      请打开“普法通”小程序或网页，进“办事”，打开这份通知，点“报送年报”。
      也可以把报告送到我局窗口，最后一天到窗口下班为止。

      看到这份通知，请点“我已知悉”。
      有不明白的，请到我局窗口，或拨打 12345 问清楚。

      文号：{documentNumber}
      """;

  private static final String REMINDER_SUBJECT = "提醒：请报送%d年度工作报告";
  private static final String REMINDER_BODY =
      """
      {organization}：

      还没有收到贵单位%d年度工作报告。
      %s

      请打开“普法通”小程序或网页，进“办事”，打开通知，点“报送年报”。
      已经报送的，请不必理会这份提醒。

      文号：%s
      """;

  private NoticeText() {}

  /** With {@code {organization}} still to be filled, as in all forms. */
  static Forms reminder(Campaign campaign, LocalDate due, LocalDate today) {
    return Forms.plain(
        REMINDER_SUBJECT.formatted(campaign.year()), reminderBody(campaign, due, today));
  }

  private static String reminderBody(Campaign campaign, LocalDate due, LocalDate today) {
    String deadline =
        today.isAfter(due)
            ? "截止日是" + day(due) + "，已经过了。现在报送仍会收下，按逾期记。"
            : "截止日是" + day(due) + "，当天也可以报送。";
    return REMINDER_BODY.formatted(campaign.year(), deadline, campaign.documentNumber()).strip();
  }

  static String subject(CampaignDraft draft) {
    return draft.subject() == null ? SUBJECT.formatted(draft.year()) : draft.subject();
  }

  static String body(CampaignDraft draft) {
    return draft.body() == null ? BODY.strip() : draft.body();
  }

  static Forms notice(Campaign campaign) {
    return Forms.plain(campaign.subject(), Wording.fill(campaign.body(), values(campaign)));
  }

  private static Map<String, String> values(Campaign campaign) {
    return Map.of(
        "organization", "{organization}",
        "year", String.valueOf(campaign.year()),
        "opensOn", day(campaign.opensOn()),
        "closesOn", day(campaign.deadline().due()),
        "documentNumber", campaign.documentNumber());
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }
}
