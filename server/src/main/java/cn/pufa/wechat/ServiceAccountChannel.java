package cn.pufa.wechat;

import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Message;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.wechat.ServiceAccount;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Template messages (模板消息) of the 服务号, to people who follow it. */
public final class ServiceAccountChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  private final ServiceAccount account;
  private final String miniProgram;
  private final List<WeChatTemplate> templates;
  private final Followers followers;
  private final Database database;

  /**
   * @param miniProgram app id of what a tap opens
   */
  ServiceAccountChannel(
      ServiceAccount account,
      String miniProgram,
      List<WeChatTemplate> templates,
      Followers followers,
      Database database) {
    this.account = account;
    this.miniProgram = miniProgram;
    this.templates = templates;
    this.followers = followers;
    this.database = database;
  }

  @Override
  public String code() {
    return "service_account";
  }

  /** WeChat forgets our number after ten minutes, which is too early to rest on. */
  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public Future<Outcome> send(Message message) {
    return WeChatOutcome.later(() -> sent(message));
  }

  private Outcome sent(Message message) {
    WeChatForm form = WeChatForm.read(templates, message.form());
    if (form.template() == null) {
      return WeChatOutcome.NO_TEMPLATE;
    }
    if (message.person() == null) {
      return WeChatOutcome.NOT_LINKED;
    }
    try {
      Optional<String> openid = database.read(tx -> followers.openid(tx, message.person()));
      return openid.map(user -> sent(message, form, user)).orElse(WeChatOutcome.NOT_LINKED);
    } catch (RuntimeException notAsked) {
      LOG.warn("{} not offered: {}", message, notAsked.toString());
      return WeChatOutcome.OURSELVES;
    }
  }

  private Outcome sent(Message message, WeChatForm form, String openid) {
    String id = message.id().toString().replace("-", "");
    return WeChatOutcome.of(
        account.send(id, openid, form.template(), miniProgram, form.page(), form.fields()));
  }
}
