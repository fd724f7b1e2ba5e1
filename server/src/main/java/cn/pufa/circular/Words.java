package cn.pufa.circular;

import cn.pufa.wording.Forms;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Free words of a circular; null where it does not go that way.
 *
 * @param subject one line
 * @param body of the inbox and the e-mail
 */
record Words(
    String subject, String body, String sms, Forms.Fields subscribe, Forms.Fields serviceAccount) {

  /** Whoever phones reads what the others read; a letter says it too. */
  Forms forms() {
    var text = new Forms.Text(subject, body);
    return new Forms(text, text, sms, subscribe, serviceAccount, body, text, null);
  }

  /** Every text in which placeholders may stand, by its JSON pointer below {@code /words}. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("/words/subject", subject);
    texts.put("/words/body", body);
    if (sms != null) {
      texts.put("/words/sms", sms);
    }
    addFields(texts, "/words/subscribe", subscribe);
    addFields(texts, "/words/serviceAccount", serviceAccount);
    return texts;
  }

  private static void addFields(Map<String, String> texts, String pointer, Forms.Fields form) {
    if (form != null) {
      form.fields().forEach((name, value) -> texts.put(pointer + "/fields/" + name, value));
    }
  }
}
