package cn.pufa.delivery;

import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.sms.Sms;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.SmsLedger;
import cn.pufa.testing.SmtpLedger;
import io.vertx.core.Vertx;

/** A node that only sends, by e-mail and SMS, as a process of its own that can be killed. */
public final class SenderProcess {

  private SenderProcess() {}

  static JavaProcess start(String database, SmtpLedger mail, String sender, SmsLedger sms) {
    return JavaProcess.ofTests(SenderProcess.class, database, mail.url(sender), sms.url());
  }

  /** The same within this process. */
  static EngineNode within(Vertx vertx, String database, String mail, String sms) {
    var account = new Sms.Account(sms, new Secret("演示"), "演示民政局");
    var sender = new SmsSender(Sms.of(new OutsideHttp(vertx), account));
    return EngineNode.of(
        database,
        java.time.Clock.systemUTC(),
        new DeliverySettings(DeliverySettings.WINDOW, QuietHours.NONE, java.util.Map.of()),
        EngineNode.ALL_WANTED,
        new Mailer(vertx, SecretUrl.of(mail)),
        sender);
  }

  /**
   * @param arguments database, mail server and SMS provider, as URLs
   */
  public static void main(String[] arguments) throws InterruptedException {
    within(Vertx.vertx(), arguments[0], arguments[1], arguments[2]).start();
    System.out.println("sending");
    Thread.currentThread().join();
  }
}
