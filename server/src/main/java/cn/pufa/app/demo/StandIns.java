package cn.pufa.app.demo;

import cn.pufa.app.Config;
import cn.pufa.identity.WeChat;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * The outside parties of a demo that names none of its own.
 *
 * @param sms null where a provider is named or this is no demo, @param weChat likewise
 */
public record StandIns(SmsStandIn sms, WeChatStandIn weChat) implements AutoCloseable {

  public static StandIns start(Config config, Vertx vertx, BusinessClock clock) {
    boolean needsSms = config.isDemo() && config.providers().sms().isEmpty();
    boolean needsWeChat = config.isDemo() && config.providers().weChat().isEmpty();
    return new StandIns(
        needsSms ? new SmsStandIn(vertx, clock) : null,
        needsWeChat ? new WeChatStandIn(vertx, clock) : null);
  }

  public Optional<WeChat.Account> weChatAccount() {
    return Optional.ofNullable(weChat).map(WeChatStandIn::account);
  }

  @Override
  public void close() {
    if (sms != null) {
      sms.close();
    }
    if (weChat != null) {
      weChat.close();
    }
  }
}
