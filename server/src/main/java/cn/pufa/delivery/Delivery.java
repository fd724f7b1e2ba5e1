package cn.pufa.delivery;

import cn.pufa.platform.Deadline;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in sending: a dispatcher for each channel, and the lease under which they send.
 * Several nodes need nothing but the same database.
 */
public final class Delivery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.delivery");
  private static final Duration END = Duration.ofSeconds(15);

  /** What is written down once nothing is waited for any more. */
  private static final Duration WRITING = Duration.ofSeconds(1);

  private final Database database;
  private final BusinessClock clock;
  private final DeliverySettings settings;
  private final Wanted wanted;
  private final Outcomes outcomes;
  private final Lease lease;
  private final Map<String, Dispatcher> dispatchers = new HashMap<>();
  private final List<ProviderState> providers = new ArrayList<>();

  /**
   * @param channels the ways that this node has; messages of others wait
   * @param wanted asked before each message leaves, @param outcomes told what became of it
   */
  public Delivery(
      Database database,
      BusinessClock clock,
      Changes changes,
      DeliverySettings settings,
      List<Channel> channels,
      Wanted wanted,
      Outcomes outcomes) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.wanted = wanted;
    this.outcomes = outcomes;
    List<String> repeatable =
        channels.stream().filter(Channel::knowsRepeats).map(Channel::code).toList();
    this.lease = new Lease(database, new Takeover(database, clock, outcomes, repeatable));
    channels.forEach(channel -> dispatchers.put(channel.code(), dispatcher(channel)));
    changes.onAtOnce(Messages.QUEUED, this::wake);
  }

  private Dispatcher dispatcher(Channel channel) {
    int window = Math.min(settings.window(), channel.atOnce());
    int perSecond = settings.pace().getOrDefault(channel.code(), Pace.ANY);
    var claims =
        new Claims(database, clock, settings.quiet(), channel, lease.node(), wanted, outcomes);
    providers.add(new ProviderState(channel.code(), claims::seen, clock));
    var marks =
        new Marks(
            clock, channel, lease.node(), outcomes, () -> !claims.seen().equals(Circuit.CLOSED));
    var pace = new Pace(perSecond, System::nanoTime);
    var outbox = new Outbox(database, clock, lease, channel, marks, pace, window);
    return new Dispatcher(channel.code(), lease, claims, outbox, Math.min(window, perSecond));
  }

  private void wake(String channel) {
    Dispatcher dispatcher = dispatchers.get(channel);
    if (dispatcher != null) {
      dispatcher.wake();
    }
  }

  /** Null when well, otherwise what is wrong, for {@code Health}. */
  public String fault() {
    return lease.heldSince() == null ? null : "held since " + lease.heldSince();
  }

  /** Those whom the channels hand over to. */
  public List<ProviderState> providers() {
    return List.copyOf(providers);
  }

  public void start() {
    lease.start();
    dispatchers.values().forEach(Dispatcher::start);
  }

  @Override
  public void close() {
    end(Deadline.in(END));
  }

  /** Waits for what is under way, and gives back what is only claimed. */
  public void end(Deadline deadline) {
    Deadline underWay = deadline.less(WRITING);
    List<Thread> ending =
        dispatchers.values().stream()
            .map(dispatcher -> Thread.ofVirtual().start(() -> dispatcher.end(underWay, deadline)))
            .toList();
    try {
      for (Thread thread : ending) {
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      LOG.warn("not waited for what is under way");
      Thread.currentThread().interrupt();
    }
    lease.end(deadline);
  }
}
