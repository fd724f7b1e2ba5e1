package cn.pufa.annualreport;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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
      请把报告送到我局窗口，最后一天到窗口下班为止。

      看到这份通知，请打开“普法通”小程序或网页。
      进“办事”，打开通知，点“我已知悉”。
      有不明白的，请到我局窗口，或拨打 12345 问清楚。

      文号：{documentNumber}
      """;

  private NoticeText() {}

  static String subject(CampaignDraft draft) {
    return draft.subject() == null ? SUBJECT.formatted(draft.year()) : draft.subject();
  }

  static String body(CampaignDraft draft) {
    return draft.body() == null ? BODY.strip() : draft.body();
  }

  /** The notice to one organisation; a name that holds braces is text, never a placeholder. */
  static String fill(Campaign campaign, String organization) {
    return campaign
        .body()
        .replace("{year}", String.valueOf(campaign.year()))
        .replace("{opensOn}", day(campaign.opensOn()))
        .replace("{closesOn}", day(campaign.deadline().due()))
        .replace("{documentNumber}", campaign.documentNumber())
        .replace("{organization}", organization);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }
}
