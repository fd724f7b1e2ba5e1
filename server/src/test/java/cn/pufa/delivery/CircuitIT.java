package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SlowFault;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A provider that is away or asks for patience is left in peace by all nodes, and nothing is lost.
 */
@Sending
@SlowFault("F11")
class CircuitIT {

  private static final int MESSAGES = 100;

  private final Provider provider = new Provider();
  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T02:00:00Z"));
  private MessageTable table;
  private List<EngineNode> nodes;

  @BeforeEach
  void start() {
    table = new MessageTable();
    nodes = List.of(node(), node());
  }

  private EngineNode node() {
    return EngineNode.of(
        table.url(), clock, DeliverySettings.DEFAULT, EngineNode.ALL_WANTED, provider.email());
  }

  @AfterEach
  void stop() {
    nodes.forEach(EngineNode::close);
    table.close();
  }

  private void send() {
    nodes.getFirst().lane(MESSAGES);
    nodes.forEach(EngineNode::start);
  }

  private void awaitRest() {
    Eventually.within(
        MessageTable.SOON,
        () -> {
          assertThat(table.count("state = 'queued'")).isEqualTo(MESSAGES);
          assertThat(isOpen()).isTrue();
        });
  }

  private boolean isOpen() {
    return "t".equals(table.circuit("open_until > '" + clock.instant() + "'"));
  }

  @Test
  void onlyOneTriesWhetherTheProviderIsBack() {
    provider.answering(message -> Provider.notNow(Failure.PROVIDER));
    int first = storm();
    assertThat(first).as("what both had already begun").isLessThanOrEqualTo(64 + MESSAGES / 2);

    for (int trial = 1; trial <= 3; trial++) {
      clock.move(Duration.ofMinutes(6));
      int tried = first + trial;
      Eventually.within(MessageTable.SOON, () -> assertThat(provider.count()).isEqualTo(tried));
      awaitRest();
    }
    assertThat(provider.count()).isEqualTo(first + 3);

    provider.answering(message -> Provider.sent());
    clock.move(Duration.ofMinutes(6));
    table.await("state = 'sent'", MESSAGES);
    assertThat(table.circuit("failures = 0 and open_until is null")).isEqualTo("t");
    nodes.forEach(
        node -> Eventually.within(MessageTable.SOON, () -> assertThat(node.fault()).isNull()));
  }

  /** How much was offered until both nodes knew better and had all of it back. */
  private int storm() {
    send();
    nodes.forEach(node -> Eventually.within(MessageTable.SOON, () -> requireNamed(node)));
    awaitRest();
    return provider.count();
  }

  private static void requireNamed(EngineNode node) {
    assertThat(node.fault()).startsWith("provider fails, next try at 2026-03-01T02:");
  }

  /** WeChat's 45009: the day's quota is used up; at most one call a minute while it is. */
  @Test
  void whileTheQuotaIsUsedUpOneCallAMinuteGoesOut() {
    provider.answering(message -> tooMany());
    int storm = storm();
    for (int minute = 1; minute <= 12; minute++) {
      clock.move(Duration.ofSeconds(61));
      int tried = storm + minute;
      Eventually.within(MessageTable.SOON, () -> assertThat(provider.count()).isEqualTo(tried));
      awaitRest();
    }
    assertThat(provider.count()).isEqualTo(storm + 12);
    assertThat(table.count("state = 'failed'")).as("nothing is lost").isZero();

    provider.answering(message -> Provider.sent());
    clock.move(Duration.ofMinutes(6));
    table.await("state = 'sent'", MESSAGES);
  }

  private static Future<Channel.Outcome> tooMany() {
    return Future.succeededFuture(
        new Channel.NotNow(Failure.TOO_MANY, "今天的次数用完了", Duration.ofMinutes(1)));
  }
}
