package cn.pufa.agent;

import cn.pufa.wording.Placeholder;
import cn.pufa.wording.SmsText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The words of letters, messages and notices about who acts for an organisation. */
final class AgentText {

  /** Where the code stands in a message that waits to be sent; see the notice's secret. */
  static final String CODE = "{code}";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.CHINA);
  private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private AgentText() {}

  static String invitationTitle(AgentRole role) {
    return "绑定" + role.words() + "的邀请码";
  }

  /** For the letter and the e-mail. */
  static String invitation(String organization, AgentRole role, String code, LocalDate lastDay) {
    return """
        %s：

        请把这个邀请码交给贵单位的%s本人。
        邀请码：%s
        有效期到%s。只能用一次。

        怎么绑定：
        1. 打开“普法通”小程序或网页，登录。
        2. 进“办事”，点“绑定单位”。
        3. 填邀请码、本单位统一社会信用代码的后六位、本人姓名。

        没有申请过的，请不要把邀请码告诉别人，并拨打 12345 告诉我局。
        """
        .formatted(organization, role.words(), code, DAY.format(lastDay))
        .strip();
  }

  static String invitationSms(SmsText sms, String organization, AgentRole role, LocalDate lastDay) {
    return named(
        sms,
        "{organization}：绑定%s的邀请码是%s，有效期到%s，只能用一次。请在“普法通”的“办事”里点“绑定单位”。不是您单位申请的，请不要告诉别人。"
            .formatted(role.words(), CODE, SHORT_DAY.format(lastDay)),
        organization);
  }

  static String boundSms(SmsText sms, String organization, AgentRole role) {
    return named(
        sms,
        "您已在民政局窗口绑定为{organization}的%s。请用这个手机号登录“普法通”办事。不是您本人办理的，请拨打12345。".formatted(role.words()),
        organization);
  }

  static String endedSms(SmsText sms, String organization, AgentRole role) {
    return named(
        sms,
        "您在{organization}的%s身份已在民政局窗口解除，现在起不能再替这个单位办事。有疑问请拨打12345。".formatted(role.words()),
        organization);
  }

  /** The place of the code stays, until the message leaves. */
  private static String named(SmsText sms, String words, String organization) {
    return sms.fill(words, Map.of(Placeholder.ORGANIZATION, organization, "code", CODE));
  }

  static final String CHANGED = "经办人员变更";

  /** To the organisation itself, since the phone of who went may be lost. */
  static String changed(String organization, AgentRole role, LocalDate today, boolean replaced) {
    return """
        %s：

        %s，有人带材料到我局窗口，为贵单位绑定了新的%s。
        %s
        贵单位的经办人员可以在“普法通”的“办事”里看到名单。
        如果贵单位没有办理过，请马上到我局窗口，或拨打 12345。
        """
        .formatted(
            organization,
            DAY.format(today),
            role.words(),
            replaced ? "原来的绑定已经解除，马上生效。" : "原来的绑定没有变。")
        .strip();
  }

  static String boundByCode(String organization, AgentRole role, LocalDate today) {
    return """
        %s：

        %s，有人用我局发给贵单位的邀请码，绑定为贵单位的%s。
        贵单位的经办人员可以在“普法通”的“办事”里看到名单。
        如果贵单位没有办理过，请马上到我局窗口，或拨打 12345。
        """
        .formatted(organization, DAY.format(today), role.words())
        .strip();
  }

  static final String NOBODY_LEFT = "这个单位现在没有经办人员了。要再办事，请民政局重新发邀请码，或到窗口办理。";
}
