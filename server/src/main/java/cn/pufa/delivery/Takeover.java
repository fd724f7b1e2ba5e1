package cn.pufa.delivery;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over what dead nodes left behind. Any node may; one does. */
final class Takeover {

  static final String UNKNOWN_FATE = "发送中途断开，不知道对方是否收到。请电话核实，不要重复发送。";
  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");

  private final Database database;
  private final BusinessClock clock;
  private final Outcomes outcomes;
  private final List<String> repeatable;

  /** Long after a claim has been sent or given back by whoever knows of it. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(10);

  /**
   * @param repeatable channels whose providers know a repeated message
   */
  Takeover(Database database, BusinessClock clock, Outcomes outcomes, List<String> repeatable) {
    this.database = database;
    this.clock = clock;
    this.outcomes = outcomes;
    this.repeatable = repeatable;
  }

  /**
   * @param node the one that looks, which also gives back what it has forgotten
   */
  void run(UUID node) {
    database.run(
        tx -> {
          NodeStore.giveBackForgotten(tx, node, clock.now(), FORGOTTEN).stream()
              .distinct()
              .forEach(channel -> Messages.wake(tx, channel));
          List<UUID> dead = NodeStore.dead(tx);
          if (!dead.isEmpty()) {
            takeOver(tx, dead);
          }
        });
  }

  private void takeOver(Tx tx, List<UUID> dead) {
    CircuitStore.forgetTrials(tx, dead, clock.now());
    var left = NodeStore.takeOver(tx, dead, repeatable, clock.now(), UNKNOWN_FATE);
    if (left.isEmpty()) {
      return;
    }
    var uncertain =
        left.stream()
            .filter(message -> message.state() == MessageState.UNCERTAIN)
            .map(NodeStore.Left::settled)
            .toList();
    if (!uncertain.isEmpty()) {
      outcomes.settled(tx, uncertain);
    }
    left.stream().map(NodeStore.Left::channel).distinct().forEach(code -> Messages.wake(tx, code));
    LOG.warn(
        "nodes {} are gone: {} messages queued again, {} uncertain",
        dead,
        left.size() - uncertain.size(),
        uncertain.size());
  }
}
