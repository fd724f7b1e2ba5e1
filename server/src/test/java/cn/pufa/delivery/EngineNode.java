package cn.pufa.delivery;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.TestServer;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A node that only sends: the engine on a database of its own connections, and what it was told.
 */
final class EngineNode implements BenchNode {

  static final Wanted ALL_WANTED = (tx, messages) -> Map.of();

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Changes changes;
  private final Delivery delivery;
  private final BusinessClock clock;
  private final Messages messages;
  private final List<Outcomes.Settled> told = new CopyOnWriteArrayList<>();

  private EngineNode(
      String url,
      Clock clock,
      DeliverySettings settings,
      Wanted wanted,
      boolean keepTold,
      Channel... channels) {
    this.clock = new BusinessClock(clock);
    database = TestServer.connections(vertx, url);
    changes = new Changes(database);
    changes.start(vertx);
    messages = new Messages(this.clock);
    Outcomes outcomes =
        (tx, settled) -> {
          if (keepTold) {
            told.addAll(settled);
          }
        };
    delivery =
        new Delivery(database, this.clock, changes, settings, List.of(channels), wanted, outcomes);
  }

  /** Not started: it can queue, and sends nothing. */
  static EngineNode of(String url, Channel... channels) {
    return new EngineNode(
        url, Clock.systemUTC(), DeliverySettings.DEFAULT, ALL_WANTED, true, channels);
  }

  static EngineNode of(
      String url, Clock clock, DeliverySettings settings, Wanted wanted, Channel... channels) {
    return new EngineNode(url, clock, settings, wanted, true, channels);
  }

  /** Keeps nothing of what it is told, since there is much of it. */
  static EngineNode forMany(String url, Channel... channels) {
    return new EngineNode(
        url, Clock.systemUTC(), DeliverySettings.DEFAULT, ALL_WANTED, false, channels);
  }

  @Override
  public EngineNode start() {
    delivery.start();
    return this;
  }

  Database database() {
    return database;
  }

  Messages messages() {
    return messages;
  }

  /** What its operator is told of the first channel; null while all is well. */
  String fault() {
    return delivery.providers().getFirst().fault();
  }

  List<Outcomes.Settled> told() {
    return told;
  }

  /** A new lane with so many e-mails in it. */
  UUID lane(int emails) {
    UUID lane = UUID.randomUUID();
    database.run(
        tx -> {
          messages.openLane(tx, lane);
          queue(tx, emails(lane, emails));
        });
    return lane;
  }

  @Override
  public void queue(int messages) {
    lane(messages);
  }

  void queue(Message... letters) {
    database.run(tx -> queue(tx, List.of(letters)));
  }

  private void queue(Tx tx, List<Message> queued) {
    messages.queue(tx, queued, Instant.EPOCH);
  }

  static List<Message> emails(UUID lane, int count) {
    List<Message> emails = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      emails.add(email(lane, "演示通知 " + i));
    }
    return emails;
  }

  static Message email(UUID lane, String body) {
    UUID id = UUID.randomUUID();
    return new Message(
        id, lane, "email", null, id + "@demo.invalid", "演示", body, null, null, false);
  }

  static Message sms(String body, boolean urgent) {
    return new Message(
        UUID.randomUUID(), null, "sms", null, "13900000000", null, body, null, null, urgent);
  }

  @Override
  public void close() {
    delivery.close();
    changes.close();
    database.close();
    vertx.close().await();
  }
}
