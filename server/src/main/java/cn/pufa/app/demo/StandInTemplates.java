package cn.pufa.app.demo;

import cn.pufa.wechat.WeChatTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates that the demo's bureau has with the demo's WeChat. */
public final class StandInTemplates {

  public static final WeChatTemplate NOTICE =
      new WeChatTemplate(
          "notice",
          "subscribe",
          "工作通知",
          "demo-subscribe-notice",
          fields("thing1", "单位名称", "thing2", "通知内容", "time3", "截止时间"));
  public static final WeChatTemplate REMINDER =
      new WeChatTemplate(
          "reminder",
          "subscribe",
          "办理提醒",
          "demo-subscribe-reminder",
          fields("thing1", "单位名称", "thing2", "提醒事项", "time3", "截止时间"));
  public static final WeChatTemplate SERVICE_NOTICE =
      new WeChatTemplate(
          "notice",
          "service_account",
          "工作通知",
          "demo-service-notice",
          fields("thing1", "单位名称", "thing2", "通知内容", "time3", "截止时间"));
  public static final WeChatTemplate SERVICE_REMINDER =
      new WeChatTemplate(
          "reminder",
          "service_account",
          "办理提醒",
          "demo-service-reminder",
          fields("thing1", "单位名称", "thing2", "提醒事项", "time3", "截止时间"));

  static final List<WeChatTemplate> ALL =
      List.of(NOTICE, REMINDER, SERVICE_NOTICE, SERVICE_REMINDER);

  private StandInTemplates() {}

  private static Map<String, String> fields(String... namesAndWords) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int place = 0; place < namesAndWords.length; place += 2) {
      fields.put(namesAndWords[place], namesAndWords[place + 1]);
    }
    return fields;
  }
}
