package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatReply.NotNow;
import cn.pufa.platform.wechat.WeChatReply.Picture;
import cn.pufa.platform.wechat.WeChatReply.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls that WeChat has no quota left for. The pause is one row for all nodes: while it lasts
 * nobody asks, and each time it runs out a single one asks, so WeChat hears one call a minute.
 */
final class WeChatPauses {

  sealed interface Turn {}

  record Free() implements Turn {}

  /** The one that finds out whether there is quota again. */
  record Probe() implements Turn {}

  record Paused(Duration left) implements Turn {}

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final String appId;
  private final Database database;
  private final BusinessClock clock;

  WeChatPauses(String appId, Database database, BusinessClock clock) {
    this.appId = appId;
    this.database = database;
    this.clock = clock;
  }

  Turn turn(String call) {
    Instant now = clock.now();
    Optional<Instant> until = database.read(tx -> WeChatPauseStore.until(tx, appId, call));
    if (until.isEmpty()) {
      return new Free();
    }
    if (until.get().isAfter(now)) {
      return new Paused(Duration.between(now, until.get()));
    }
    boolean mine =
        database.transaction(
            tx -> WeChatPauseStore.claimProbe(tx, appId, call, now, now.plus(PAUSE)));
    return mine ? new Probe() : new Paused(PAUSE);
  }

  void heard(String call, Turn turn, WeChatReply reply) {
    if (reply instanceof NotNow(int code, Duration after) && code == WeChatReply.OUT_OF_QUOTA) {
      database.run(tx -> WeChatPauseStore.pause(tx, appId, call, clock.now().plus(PAUSE)));
    } else if (turn instanceof Probe && isHeard(reply)) {
      database.run(tx -> WeChatPauseStore.end(tx, appId, call));
    }
  }

  private static boolean isHeard(WeChatReply reply) {
    return reply instanceof Done || reply instanceof Picture || reply instanceof Refused;
  }
}
