package cn.pufa.wechat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A template of the bureau with WeChat (微信模板).
 *
 * @param purpose our own name for it, such as {@code reminder}
 * @param channel {@code subscribe} or {@code service_account}
 * @param title such as 年报报送提醒
 * @param id WeChat's name for it
 * @param fields what belongs into each field, by WeChat's name of the field such as {@code thing1}
 */
public record WeChatTemplate(
    String purpose, String channel, String title, String id, Map<String, String> fields) {

  public WeChatTemplate {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * WeChat's name of one of these. Words that come with the server say the purpose, since every
   * bureau has templates of its own; words of the staff say the id.
   */
  static String idOf(List<WeChatTemplate> templates, String idOrPurpose) {
    return templates.stream()
        .filter(known -> known.purpose().equals(idOrPurpose))
        .map(WeChatTemplate::id)
        .findFirst()
        .orElse(idOrPurpose);
  }
}
