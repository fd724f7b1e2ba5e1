package cn.pufa.platform.redis;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.platform.secret.Vault;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as an accelerator: it wakes other nodes when something changed and counts rate limits
 * across nodes. Every call ends within {@value #PATIENCE_MS} ms, and after a failure Redis is left
 * alone for a second; nothing depends on it.
 */
public final class SharedRedis implements RateLimits.Shared, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.redis");
  private static final int PATIENCE_MS = 100;
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String CHANNEL = "pufa:changes";
  private static final String PREFIX = "pufa:limit:";
  private static final long BEAT_MS = 1000;

  /** In one step, and mending a key that lost its end: none may be counted for ever. */
  private static final String COUNT =
      "local n = redis.call('incrby', KEYS[1], ARGV[2]) "
          + "if redis.call('ttl', KEYS[1]) < 0 then redis.call('expire', KEYS[1], ARGV[1]) end "
          + "return n";

  private final Vertx vertx;
  private final Redis client;
  private final Vault vault;
  private final Changes changes;
  private volatile long restUntil = System.nanoTime();
  private volatile String fault;
  private volatile boolean open = true;
  private final long heartbeat;

  public SharedRedis(Vertx vertx, SecretUrl url, Vault vault, Changes changes, Database database) {
    this.vertx = vertx;
    this.vault = vault;
    this.changes = changes;
    this.client = client(vertx, url);
    database.afterChange(made -> publish());
    subscribe();
    heartbeat = vertx.setPeriodic(BEAT_MS, timer -> beat());
  }

  /** Its own fault would repeat the URL, which may hold a password. */
  private static Redis client(Vertx vertx, SecretUrl url) {
    try {
      return Redis.createClient(
          vertx,
          new RedisOptions()
              .setConnectionString(url.open())
              .setMaxPoolSize(4)
              .setMaxPoolWaiting(64)
              .setMaxWaitingHandlers(256));
    } catch (RuntimeException repeatsTheUrl) {
      throw new IllegalArgumentException(
          "REDIS_URL is not what Redis's client reads: look at its parts after the host");
    }
  }

  /** Notices that Redis is gone or back when nobody asks it for anything. */
  private void beat() {
    client
        .send(Request.cmd(Command.PING))
        .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
        .onSuccess(answer -> fault = null)
        .onFailure(failed -> rest(why(failed)));
  }

  /** What is wrong, or null. */
  public String fault() {
    return fault;
  }

  /** Redis sees no account, phone or address: they are in the key, which is hashed with ours. */
  @Override
  public int add(String key, int uses, Duration window) {
    Response count =
        ask(
            Request.cmd(Command.EVAL)
                .arg(COUNT)
                .arg(1)
                .arg(PREFIX + vault.index("limit", key))
                .arg(window.toSeconds())
                .arg(uses));
    return count == null ? 0 : count.toInteger();
  }

  /** Null when Redis did not answer in time. */
  private Response ask(Request request) {
    if (System.nanoTime() - restUntil < 0) {
      return null;
    }
    try {
      Response response = client.send(request).await(PATIENCE_MS, TimeUnit.MILLISECONDS);
      fault = null;
      return response;
    } catch (Throwable failed) {
      // Refused connections and Redis's own errors are checked, though await declares neither.
      return rest(why(failed));
    }
  }

  private static String why(Throwable failed) {
    return failed instanceof TimeoutException ? "slow" : "not answering";
  }

  private Response rest(String why) {
    if (fault == null) {
      LOG.warn("redis is {}: going on without it", why);
    }
    fault = why;
    restUntil = System.nanoTime() + REST_NANOS;
    return null;
  }

  private void publish() {
    if (System.nanoTime() - restUntil >= 0) {
      client
          .send(Request.cmd(Command.PUBLISH).arg(CHANNEL).arg(""))
          .onFailure(failed -> rest(why(failed)));
    }
  }

  private void subscribe() {
    if (!open) {
      return;
    }
    client
        .connect()
        .onSuccess(this::listen)
        .onFailure(
            failed -> {
              rest(why(failed));
              subscribeAgain();
            });
  }

  /** A connection that fails in any way ends, and its end alone starts the next one. */
  private void listen(RedisConnection connection) {
    connection.handler(message -> changes.wake());
    connection.exceptionHandler(failed -> connection.close());
    connection.endHandler(nothing -> subscribeAgain());
    connection
        .send(Request.cmd(Command.SUBSCRIBE).arg(CHANNEL))
        .onFailure(failed -> connection.close());
  }

  private void subscribeAgain() {
    vertx.setTimer(BEAT_MS, timer -> subscribe());
  }

  @Override
  public void close() {
    open = false;
    vertx.cancelTimer(heartbeat);
    client.close();
  }
}
