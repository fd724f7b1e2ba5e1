package cn.pufa.app.demo;

import cn.pufa.app.Config;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wechat.WeChatReach;
import io.vertx.core.Vertx;

/**
 * The outside parties of a demo that names none of its own.
 *
 * @param sms null where a provider is named or this is no demo, @param weChat likewise
 */
public record StandIns(SmsStandIn sms, WeChatStandIn weChat) implements AutoCloseable {

  public static StandIns start(Config config, Vertx vertx, BusinessClock clock) {
    boolean needsSms = config.isDemo() && config.providers().sms().isEmpty();
    boolean needsWeChat = config.isDemo() && config.providers().weChat().miniProgram().isEmpty();
    return new StandIns(
        needsSms ? new SmsStandIn(vertx, clock) : null,
        needsWeChat ? new WeChatStandIn(vertx, clock) : null);
  }

  /** The stand-in's where it stands in. */
  public WeChatReach.Settings weChatOr(WeChatReach.Settings named) {
    return weChat == null ? named : weChat.settings();
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
