package cn.pufa.notice;

import cn.pufa.contact.Contacts;
import cn.pufa.delivery.Wanted.Send;
import cn.pufa.notice.WantedStore.Carried;
import cn.pufa.wechat.WeChatForm;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Placeholder;
import cn.pufa.wording.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The words of a message as it leaves: those of its occasion, filled for the organisations it
 * carries, and a link by which whoever gets it can answer without signing in.
 *
 * @param publicUrl where residents open the service; empty where the bureau has not said, and then
 *     there is no link
 */
record MessageWords(Filling filling, Contacts contacts, Optional<String> publicUrl) {

  private static final String CODE = "{code}";
  private static final String INVITATION = "\n\n不用登录，点这里回复“已经办理”或“需要帮助”：\n";

  Send of(Forms forms, List<Carried> wanted) {
    Way way = Way.of(wanted.getFirst().channel());
    Map<String, String> values = new HashMap<>(wanted.getFirst().fill());
    values.put(
        Placeholder.ORGANIZATION, filling.names(way, wanted.stream().map(Carried::name).toList()));
    Forms filled = filling.fill(forms.only(way), values);
    return switch (way) {
      case EMAIL -> mail(filled.email(), token(wanted));
      case SMS ->
          filled.smsTemplate() == null
              ? sms(filled.sms(), token(wanted))
              : new Send(null, filled.sms(), filled.smsTemplate().asForm());
      case SUBSCRIBE -> new Send(null, null, WeChatForm.of(filled.subscribe()));
      case SERVICE_ACCOUNT -> new Send(null, null, WeChatForm.of(filled.serviceAccount()));
      case INBOX, PHONE, LETTER -> throw new IllegalStateException("not by message: " + way);
    };
  }

  private Send mail(Forms.Text words, Optional<String> token) {
    String body = words.body().stripTrailing();
    return token
        .map(known -> new Send(words.subject(), body + INVITATION + link() + "\n", null, known))
        .orElse(new Send(words.subject(), words.body(), null));
  }

  String withSampleLink(String text, boolean asks) {
    Optional<String> token =
        publicUrl.isPresent() && asks
            ? Optional.of(contacts.replyToken(UUID.randomUUID()))
            : Optional.empty();
    Send sent = sms(text, token);
    return sent.secret() == null ? sent.body() : sent.body().replace(CODE, sent.secret());
  }

  /** Where there is no room for the link, the words alone go. */
  private Send sms(String text, Optional<String> token) {
    String longer = text + "回复请点 " + link();
    return token
        .filter(known -> longer.length() - CODE.length() + known.length() <= filling.sms().room())
        .map(known -> new Send(null, longer, null, known))
        .orElse(new Send(null, text, null));
  }

  /** What opens it is put in as the message leaves, and not kept. */
  private String link() {
    return publicUrl.orElse("") + Contacts.REPLY_PATH + CODE;
  }

  /**
   * Only where something is to be done; a digest's organisations answer one by one, in their inbox.
   */
  private Optional<String> token(List<Carried> wanted) {
    return publicUrl.isPresent() && wanted.size() == 1 && wanted.getFirst().asks()
        ? Optional.of(contacts.replyToken(wanted.getFirst().notice()))
        : Optional.empty();
  }
}
