package cn.pufa.notice;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/**
 * A node that only sends, whose claims live four seconds instead of sixty: small enough to be
 * frozen for longer than that.
 */
public final class ShortClaimSender {

  public static final Duration CLAIM = Duration.ofSeconds(4);
  public static final Duration STALE = Duration.ofSeconds(2);

  private ShortClaimSender() {}

  /**
   * @param arguments the database and the mail server, as URLs
   */
  public static void main(String[] arguments) throws InterruptedException {
    Vertx vertx = Vertx.vertx();
    var database = new Database(vertx, arguments[0]);
    var changes = new Changes(database);
    changes.start(vertx);
    var mailer = new Mailer(vertx, arguments[1]);
    var clock = new BusinessClock(Clock.systemUTC());
    new Dispatcher(database, clock, changes, mailer, CLAIM, STALE).start();
    System.out.println("sending");
    Thread.currentThread().join();
  }
}
