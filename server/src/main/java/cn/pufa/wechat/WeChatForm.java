package cn.pufa.wechat;

import cn.pufa.wording.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says through a WeChat template, and how a message's {@code form} holds it: the
 * fields by their names, and beside them {@code template} and {@code page}.
 *
 * @param page opened by a tap; null for none
 */
public record WeChatForm(String template, String page, Map<String, String> fields) {

  private static final String TEMPLATE = "template";
  private static final String PAGE = "page";

  /** The {@code form} of a message, with every field filled. */
  public static Map<String, String> of(Forms.Fields filled) {
    Map<String, String> form = new LinkedHashMap<>(filled.fields());
    form.put(TEMPLATE, filled.template());
    if (filled.page() != null) {
      form.put(PAGE, filled.page());
    }
    return form;
  }

  /**
   * @param templates of the channel that sends it
   * @param form null where the message has none; then there is no template either
   */
  static WeChatForm read(List<WeChatTemplate> templates, Map<String, String> form) {
    Map<String, String> fields = new LinkedHashMap<>(form == null ? Map.of() : form);
    String template = fields.remove(TEMPLATE);
    String page = fields.remove(PAGE);
    return new WeChatForm(WeChatTemplate.idOf(templates, template), page, fields);
  }
}
