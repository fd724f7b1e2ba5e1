package cn.pufa.app;

import cn.pufa.delivery.Messages;
import cn.pufa.law.Statutes;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.HolidayYear;
import cn.pufa.platform.time.WorkingDays;
import cn.pufa.procedure.Remedies;
import cn.pufa.staff.Duties;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

/**
 * What a county needs before its first notice (开办), asked of every feature. In the demo the
 * stand-ins take the place of providers.
 */
final class CountySetup {

  private record Step(String code, String found, List<String> missing) {}

  private record View(boolean finished, List<Step> steps) {}

  /** The State Council publishes the days off of a year in November of the year before. */
  private static final Month NEXT_YEAR_IS_KNOWN = Month.DECEMBER;

  private final Config config;
  private final Ground ground;
  private final Organizations organizations;
  private final Statutes statutes;
  private final Messages messages;
  private final Duties duties;

  CountySetup(
      Config config,
      Ground ground,
      Organizations organizations,
      Statutes statutes,
      Messages messages) {
    this.config = config;
    this.ground = ground;
    this.organizations = organizations;
    this.statutes = statutes;
    this.messages = messages;
    this.duties = new Duties(ground.clock());
  }

  void bind(Routes routes) {
    routes.add("getCountySetup", request -> Answer.ok(ground.database().read(this::view)));
  }

  private View view(Tx tx) {
    List<Step> steps =
        List.of(
            townships(),
            organizations(tx),
            accounts(tx),
            weChat(),
            mailAndSms(),
            statutes(tx),
            holidays(tx),
            remedies(),
            testNotice(tx));
    return new View(steps.stream().allMatch(step -> step.missing().isEmpty()), steps);
  }

  private Step townships() {
    var county = ground.divisions().county();
    int villages =
        county.townships().stream().mapToInt(township -> township.villages().size()).sum();
    return new Step(
        "townships",
        "%s，%d 个镇街，%d 个村居。".formatted(county.name(), county.townships().size(), villages),
        List.of());
  }

  private Step organizations(Tx tx) {
    LocalDate tomorrow = ground.clock().today().plusDays(1);
    int count = organizations.countInScope(tx, List.of(OrganizationType.values()), tomorrow);
    return new Step(
        "organizations",
        count == 0 ? "名册是空的。" : "名册里有 %d 家社会组织。".formatted(count),
        count == 0 ? List.of("导入社会组织名册。通知按名册发送。") : List.of());
  }

  private Step accounts(Tx tx) {
    List<String> uncovered = duties.uncovered(tx);
    return new Step(
        "accounts",
        uncovered.isEmpty() ? "每个岗位今天都有人。" : "有 %d 个岗位今天没有人。".formatted(uncovered.size()),
        uncovered.stream().map("没有人能做“%s”。新建账号，或者给已有的人授予角色。"::formatted).toList());
  }

  private Step weChat() {
    if (config.isDemo()) {
      return new Step("wechat", "演示环境：小程序用替身，不连微信。", List.of());
    }
    var weChat = config.providers().weChat();
    List<String> missing = new ArrayList<>();
    if (weChat.miniProgram().isEmpty()) {
      missing.add("没有小程序的 AppID 和密钥，居民不能用微信登录。请运维人员按运维手册设置。");
    } else if (weChat.templates().isEmpty()) {
      missing.add("没有订阅消息的模板，通知不能从微信发。请在微信公众平台选好模板，再由运维人员设置。");
    }
    return new Step("wechat", missing.isEmpty() ? "小程序和消息模板都已设置。" : "微信还没有设置完。", missing);
  }

  private Step mailAndSms() {
    if (config.isDemo()) {
      return new Step("mail_sms", "演示环境：邮件和短信用替身，不会发到真的邮箱和手机。", List.of());
    }
    List<String> missing = new ArrayList<>();
    if (config.smtpUrl().isEmpty()) {
      missing.add("没有邮件服务器，通知不能用电子邮件发。请运维人员设置。");
    }
    if (config.providers().sms().isEmpty()) {
      missing.add("没有短信服务，验证码和短信通知发不出去。请运维人员设置。");
    }
    return new Step("mail_sms", missing.isEmpty() ? "邮件和短信都已设置。" : "邮件或短信还没有设置。", missing);
  }

  private Step statutes(Tx tx) {
    int all = statutes.catalogue().entries().size();
    List<String> missing = statutes.withoutText(tx);
    return new Step(
        "statutes",
        "目录里有 %d 部法律法规，%d 部还没有正文。".formatted(all, missing.size()),
        missing.stream().map("缺《%s》现行版本的正文。"::formatted).toList());
  }

  private Step holidays(Tx tx) {
    LocalDate today = ground.clock().today();
    WorkingDays days = ground.calendar().days(tx);
    List<String> missing = new ArrayList<>();
    if (!days.knows(today.getYear())) {
      missing.add("没有 %d 年的放假安排，期限算不出来。请按国务院办公厅的通知录入。".formatted(today.getYear()));
    }
    boolean needsNext = today.getMonth().compareTo(NEXT_YEAR_IS_KNOWN) >= 0;
    if (needsNext && !days.knows(today.getYear() + 1)) {
      missing.add("没有 %d 年的放假安排。国务院办公厅已经公布，请录入。".formatted(today.getYear() + 1));
    }
    int last = days.years().stream().mapToInt(HolidayYear::year).max().orElse(today.getYear());
    return new Step("holidays", "放假安排录到 %d 年。".formatted(last), missing);
  }

  private Step remedies() {
    Remedies remedies = config.remedies(ground.divisions());
    return new Step(
        "remedies",
        "复议机关是%s，法院%s。"
            .formatted(remedies.organ(), remedies.court().map("是"::concat).orElse("还没有设定")),
        remedies.missing().map(words -> words + "。").stream().toList());
  }

  private Step testNotice(Tx tx) {
    boolean sent = messages.anySent(tx);
    return new Step(
        "test_notice",
        sent ? "已经发出过通知。" : "还没有发出过通知。",
        sent ? List.of() : List.of("先写一份只发给一两家组织的通知，和他们说好，看收到没有。"));
  }
}
