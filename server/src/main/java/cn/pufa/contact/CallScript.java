package cn.pufa.contact;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What to say on the telephone (话术). */
final class CallScript {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private CallScript() {}

  static String of(Call call) {
    return """
        您好，这里是民政局。请问是%s吗？
        我们发过一份通知：《%s》。%s
        请登录“普法通”，在收件箱里打开通知，按提示办理；小程序和网页都可以。
        办理中有什么不清楚的，我现在可以为您解答，也可以另约时间帮您办。
        请问您贵姓？我记一下已经告知您。"""
        .formatted(call.organizationName(), call.subject(), until(call.dueOn()));
  }

  private static String until(LocalDate dueOn) {
    return dueOn == null ? "" : "请在" + DAY.format(dueOn) + "前办理。";
  }
}
