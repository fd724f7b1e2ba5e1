package cn.pufa.wechat;

import cn.pufa.delivery.Channel;
import cn.pufa.delivery.Message;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.WeChatReply;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribe messages (订阅消息) of the mini-program. One of the person's accepts is taken before WeChat
 * is asked, and given back where the message surely did not leave; so two messages at once never
 * count on the same one.
 */
public final class SubscribeChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  private final MiniProgram miniProgram;
  private final Subscriptions subscriptions;
  private final Database database;
  private final BusinessClock clock;

  SubscribeChannel(
      MiniProgram miniProgram,
      Subscriptions subscriptions,
      Database database,
      BusinessClock clock) {
    this.miniProgram = miniProgram;
    this.subscriptions = subscriptions;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String code() {
    return "subscribe";
  }

  /** WeChat has no number of ours to know a message by. */
  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public Future<Outcome> send(Message message) {
    return WeChatOutcome.later(() -> sent(message));
  }

  private Outcome sent(Message message) {
    WeChatForm form = WeChatForm.read(subscriptions.templates(), message.form());
    if (form.template() == null) {
      return WeChatOutcome.NO_TEMPLATE;
    }
    if (message.person() == null) {
      return WeChatOutcome.NOT_LINKED;
    }
    try {
      Optional<String> openid =
          database.transaction(
              tx -> subscriptions.take(tx, message.person(), form.template(), message.id()));
      return openid.map(user -> sent(message, form, user)).orElse(WeChatOutcome.NO_QUOTA);
    } catch (RuntimeException notTaken) {
      LOG.warn("{} not offered: {}", message, notTaken.toString());
      return WeChatOutcome.OURSELVES;
    }
  }

  private Outcome sent(Message message, WeChatForm form, String openid) {
    Instant asked = clock.now();
    WeChatReply reply;
    try {
      reply = miniProgram.send(openid, form.template(), form.page(), form.fields());
    } catch (RuntimeException notAsked) {
      LOG.warn("{} not offered: {}", message, notAsked.toString());
      reply = new WeChatReply.NotNow(0, null);
    }
    Outcome outcome = WeChatOutcome.of(reply);
    if (WeChatOutcome.isNotTaken(reply)) {
      note(message, tx -> subscriptions.refuse(tx, openid, form.template(), asked));
    } else if (outcome instanceof Refused || outcome instanceof NotNow) {
      note(message, tx -> subscriptions.giveBack(tx, openid, form.template(), message.id()));
    }
    return outcome;
  }

  /** The ledger may say too little; the outcome is certain all the same. */
  private void note(Message message, Consumer<Tx> change) {
    try {
      database.run(change);
    } catch (RuntimeException fault) {
      LOG.warn("{} not noted in the ledger: {}", message, fault.toString());
    }
  }
}
