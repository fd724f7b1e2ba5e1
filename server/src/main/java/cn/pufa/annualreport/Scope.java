package cn.pufa.annualreport;

import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import java.time.LocalDate;
import java.time.Month;
import java.util.UUID;

/** Whether a campaign asks one organisation, and why not. */
final class Scope {

  enum Why {
    REGISTERED_LATER,
    TYPE_NOT_ASKED,
    TOO_YOUNG,
    CANCELLED,
    EXCLUDED
  }

  /**
   * @param why null where it is asked
   * @param explanation the days it follows from, in Chinese
   * @param reason as a person gave it; null where none did
   */
  record Line(
      UUID organization,
      String organizationName,
      OrganizationType type,
      LocalDate registeredOn,
      Why why,
      String explanation,
      String reason) {

    Line excluded(String because) {
      return new Line(
          organization, organizationName, type, registeredOn, Why.EXCLUDED, "由工作人员核定不列入。", because);
    }
  }

  /**
   * @param why null where it is asked
   */
  record Judged(Why why, String explanation) {}

  private Scope() {}

  static Line of(Campaign campaign, Organization organization, LocalDate today) {
    Judged judged =
        judge(
            campaign,
            organization.type(),
            organization.registeredOn(),
            organization.cancelledOn(),
            today);
    return new Line(
        organization.id(),
        organization.name(),
        organization.type(),
        organization.registeredOn(),
        judged.why(),
        judged.explanation(),
        null);
  }

  /**
   * @param cancelled null while it is on the register, @param today cancelled by then, an
   *     organisation owes nothing any more
   */
  static Judged judge(
      Campaign campaign,
      OrganizationType type,
      LocalDate registered,
      LocalDate cancelled,
      LocalDate today) {
    if (cancelled != null && !cancelled.isAfter(today)) {
      return new Judged(Why.CANCELLED, day(cancelled) + "已经注销。");
    }
    if (!campaign.types().contains(type)) {
      return new Judged(Why.TYPE_NOT_ASKED, "这项工作不要求" + type.label() + "报送。");
    }
    if (registered.isAfter(campaign.registeredBefore())) {
      return new Judged(
          Why.REGISTERED_LATER,
          "%s登记，晚于%s。".formatted(day(registered), day(campaign.registeredBefore())));
    }
    if (isYoung(campaign, type, registered)) {
      return new Judged(Why.TOO_YOUNG, youngExplanation(campaign, registered));
    }
    return new Judged(null, day(registered) + "登记。");
  }

  /** Six months from 1 July are over on 1 January (民法典 201, 202), and so more than that year. */
  private static boolean isYoung(Campaign campaign, OrganizationType type, LocalDate registered) {
    return campaign.youngMonths() > 0
        && type.code().equals(CampaignRules.SHIPPED.young().type())
        && !registered
            .plusMonths(campaign.youngMonths())
            .isBefore(LocalDate.of(campaign.year(), Month.DECEMBER, 31));
  }

  private static String youngExplanation(Campaign campaign, LocalDate registered) {
    return "%s登记，满%d个月是%s，到%d年12月31日没有超过%d个月，不参加这一年的年报。"
        .formatted(
            day(registered),
            campaign.youngMonths(),
            day(registered.plusMonths(campaign.youngMonths())),
            campaign.year(),
            campaign.youngMonths());
  }

  private static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
