package cn.pufa.app;

import cn.pufa.app.demo.DemoMail;
import cn.pufa.app.demo.StandIns;
import cn.pufa.delivery.QuietHours;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatGateway;
import cn.pufa.wechat.WeChatReach;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Function;

/** The outside parties this node speaks with; a demo that names none of its own has stand-ins. */
final class OutsideParties implements AutoCloseable {

  private final StandIns standIns;
  private final DemoMail demoMail;
  private final OutsideHttp http;
  private final SecretUrl smtpUrl;
  private final Sms.Account smsAccount;
  private final Sms sms;
  private final QuietHours quiet;
  private final WeChatReach.Settings weChat;
  private final Optional<MiniProgram> miniProgram;
  private final Optional<ServiceAccount> serviceAccount;

  OutsideParties(Vertx vertx, Config config, Database database, Vault vault, BusinessClock clock) {
    standIns = StandIns.start(config, vertx, clock);
    demoMail = config.isDemo() && config.smtpUrl().isEmpty() ? DemoMail.start() : null;
    http = new OutsideHttp(vertx);
    smtpUrl = config.smtpUrl().orElseGet(() -> SecretUrl.of(demoMail.url()));
    smsAccount = config.providers().sms().orElseGet(() -> standIns.sms().account());
    sms = Sms.of(http, smsAccount);
    quiet = config.delivery().quiet();
    weChat = standIns.weChatOr(config.providers().weChat());
    Function<WeChatApp, WeChatGateway> gateway =
        app -> new WeChatGateway(http, app, database, vault, clock);
    miniProgram = weChat.miniProgram().map(gateway).map(MiniProgram::new);
    serviceAccount = weChat.serviceAccount().map(gateway).map(ServiceAccount::new);
  }

  StandIns standIns() {
    return standIns;
  }

  /** Null where a mail server is named. */
  DemoMail demoMail() {
    return demoMail;
  }

  SecretUrl smtpUrl() {
    return smtpUrl;
  }

  Sms sms() {
    return sms;
  }

  /** By which each SMS says who sends it. */
  String smsSignature() {
    return smsAccount.signature();
  }

  /** When nobody is reached with what can wait. */
  QuietHours quiet() {
    return quiet;
  }

  WeChatReach.Settings weChat() {
    return weChat;
  }

  /** Empty where the bureau has none. */
  Optional<MiniProgram> miniProgram() {
    return miniProgram;
  }

  /** Empty where the bureau has none. */
  Optional<ServiceAccount> serviceAccount() {
    return serviceAccount;
  }

  @Override
  public void close() {
    http.close();
    if (demoMail != null) {
      demoMail.close();
    }
    standIns.close();
  }
}
