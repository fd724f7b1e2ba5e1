package cn.pufa.notice;

import cn.pufa.platform.sms.Sms;
import io.vertx.core.Future;

/**
 * Hands SMS to the bureau's provider, each under its notice's id, which the provider takes once.
 */
public final class SmsSender implements Channel {

  private final Sms sms;

  public SmsSender(Sms sms) {
    this.sms = sms;
  }

  @Override
  public String code() {
    return "sms";
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Future<Outcome> send(NoticeStore.Claimed notice) {
    return sms.send(notice.id().toString(), notice.address(), notice.body())
        .map(SmsSender::outcome)
        .otherwise(new Unknown());
  }

  private static Outcome outcome(Sms.Outcome outcome) {
    return switch (outcome) {
      case Sms.Sent() -> new Sent();
      case Sms.Refused(String code) -> new Refused("短信服务商拒收(" + code + ")。请电话通知。");
      case Sms.NotNow() -> new NotNow("短信暂时发不出去，稍后再发");
      case Sms.Unknown() -> new Unknown();
    };
  }
}
