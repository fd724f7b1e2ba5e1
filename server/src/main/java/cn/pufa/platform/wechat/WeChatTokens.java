package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatReply.NotNow;
import cn.pufa.platform.wechat.WeChatTokenStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * WeChat's access token: one row for all nodes, renewed by one of them. Whoever renews has written
 * so into the row for ten seconds, and holds neither lock nor connection while WeChat is asked; the
 * others wait for the row. Who comes too late with a token finds the row in other hands, so an
 * older token never overwrites a newer one.
 */
public final class WeChatTokens {

  /** There is none to be had now. */
  static final class NoToken extends RuntimeException {

    private final transient WeChatReply reply;

    NoToken(WeChatReply reply) {
      super("no access token", null, false, false);
      this.reply = reply;
    }

    /** Whatever needed the token surely was not asked. */
    WeChatReply reply() {
      return reply instanceof NotNow ? reply : new NotNow(0, null);
    }
  }

  /** WeChat lets the old token live as long beside a new one. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(12);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Function<Boolean, WeChatReply> weChat;
  private final String appId;
  private final Database database;
  private final Vault vault;
  private final BusinessClock clock;

  /** Those of this node who want the same wait for one of them, whatever becomes of it. */
  private final Map<String, CompletableFuture<String>> renewals = new ConcurrentHashMap<>();

  /**
   * @param weChat asks for a token, forced or not
   */
  WeChatTokens(
      Function<Boolean, WeChatReply> weChat,
      String appId,
      Database database,
      Vault vault,
      BusinessClock clock) {
    this.weChat = weChat;
    this.appId = appId;
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  String current() {
    return read().flatMap(this::usable).orElseGet(() -> renewOnce(""));
  }

  /** Another token than the one WeChat has refused. */
  String inPlaceOf(String refused) {
    return renewOnce(refused);
  }

  private String renewOnce(String refused) {
    var mine = new CompletableFuture<String>();
    var running = renewals.putIfAbsent(refused, mine);
    if (running != null) {
      return outcome(running);
    }
    try {
      mine.complete(renew(refused));
    } catch (RuntimeException fault) {
      mine.completeExceptionally(fault);
    } finally {
      renewals.remove(refused, mine);
    }
    return outcome(mine);
  }

  private static String outcome(CompletableFuture<String> renewal) {
    try {
      return renewal.join();
    } catch (CompletionException fault) {
      throw (RuntimeException) fault.getCause();
    }
  }

  /** Looks again every now and then: a token is renewed every two hours, too rare to be told of. */
  private String renew(String refused) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      Optional<Row> row = read();
      Optional<String> known = row.flatMap(this::usable).filter(token -> !token.equals(refused));
      if (known.isPresent()) {
        return known.get();
      }
      Optional<Instant> lease = lease(row.map(Row::sealed).orElse(null));
      if (lease.isPresent()) {
        fetch(lease.get(), refused);
      } else {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    throw new NoToken(new NotNow(0, null));
  }

  private void fetch(Instant lease, String refused) {
    try {
      Done got = ask(false);
      if (got.text("access_token").equals(refused)) {
        got = ask(true);
      }
      keep(lease, got);
    } catch (NoToken none) {
      database.run(tx -> WeChatTokenStore.giveBack(tx, appId, lease));
      throw none;
    }
  }

  /** Forced only where WeChat insists on the refused one: it counts how often that is asked. */
  private Done ask(boolean forced) {
    WeChatReply reply = weChat.apply(forced);
    if (reply instanceof Done done && done.text("access_token") != null) {
      return done;
    }
    throw new NoToken(reply);
  }

  private void keep(Instant lease, Done got) {
    var life = Duration.ofSeconds(got.number("expires_in", 0));
    String sealed = vault.seal(got.text("access_token"), place());
    Instant now = clock.now();
    database.run(tx -> WeChatTokenStore.keep(tx, appId, lease, sealed, now, now.plus(life)));
  }

  private Optional<Instant> lease(String seen) {
    return database.transaction(tx -> WeChatTokenStore.lease(tx, appId, seen));
  }

  private Optional<Row> read() {
    return database.read((Tx tx) -> WeChatTokenStore.row(tx, appId));
  }

  private Optional<String> usable(Row row) {
    boolean holds = row.expiresAt() != null && row.expiresAt().isAfter(clock.now().plus(EARLY));
    return holds ? Optional.of(vault.open(row.sealed(), place())) : Optional.empty();
  }

  /** After a change of keys: WeChat gives another token when one is next needed. */
  public static int dropOld(Database database, Vault vault) {
    return database.transaction(tx -> WeChatTokenStore.dropOld(tx, vault.mark()));
  }

  private String place() {
    return "wechat_token/" + appId;
  }
}
