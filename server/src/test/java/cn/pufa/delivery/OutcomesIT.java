package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.RequestId;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Sending;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written down of a message once its provider has answered, or has not. */
@Sending
class OutcomesIT {

  private final Provider provider = new Provider();
  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T02:00:00Z"));
  private MessageTable table;
  private EngineNode node;

  @BeforeEach
  void start() {
    table = new MessageTable();
    node =
        EngineNode.of(
                table.url(),
                clock,
                DeliverySettings.DEFAULT,
                EngineNode.ALL_WANTED,
                provider.email(),
                provider.sms(),
                provider.subscribe())
            .start();
  }

  @AfterEach
  void stop() {
    node.close();
    table.close();
  }

  @Test
  void oneThatLeftForgetsItsSecret() {
    provider.answering(message -> Future.succeededFuture(new Channel.Sent("r-17")));
    Message letter = letter("演示：邀请码 {code}");
    node.queue(letter);
    table.await(letter.id(), "sent");
    assertThat(provider.arrivals().getFirst().text()).isEqualTo("演示：邀请码 4711");
    assertThat(table.of(letter.id(), "secret")).isNull();
    assertThat(table.of(letter.id(), "body || receipt")).isEqualTo("演示：邀请码 {code}r-17");
    assertThat(node.told())
        .containsExactly(new Outcomes.Settled(letter.id(), null, "email", MessageState.SENT, null));
  }

  /** Whoever asked for it finds in the log what became of it days later. */
  @Test
  void whatIsHeardLateLeadsToTheRequest() {
    provider.answering(message -> Future.succeededFuture(new Channel.Sent("r-18")));
    Message letter = letter("演示");
    Message pushed = subscription("演示");
    RequestId.during("the-request", () -> node.queue(letter, pushed));
    table.await(letter.id(), "sent");
    table.await(pushed.id(), "sent");
    try (var heard = new Heard()) {
      node.database()
          .run(
              tx -> {
                assertThat(node.messages().returned(tx, letter.id(), "演示")).isPresent();
                assertThat(node.messages().missed(tx, "subscribe", "r-18", "演示")).isPresent();
              });
      assertThat(heard.of("the-request"))
          .contains(
              "pufa.delivery message %s by email came back".formatted(letter.id()),
              "pufa.delivery message %s by subscribe did not arrive".formatted(pushed.id()));
    }
    assertThat(RequestId.current()).isNull();
  }

  private static Message subscription(String body) {
    return new Message(
        UUID.randomUUID(), null, "subscribe", null, "openid", null, body, null, null, false);
  }

  private static Message letter(String body) {
    UUID id = UUID.randomUUID();
    return new Message(id, null, "email", null, "a@demo.invalid", "演示", body, null, "4711", false);
  }

  @Test
  void oneThatIsRefusedFailsWithItsClass() {
    provider.answering(
        message -> Future.succeededFuture(new Channel.Refused(Failure.BAD_ADDRESS, "邮箱不存在。")));
    Message letter = letter("演示");
    node.queue(letter);
    table.await(letter.id(), "failed");
    assertThat(table.of(letter.id(), "failure || reason")).isEqualTo("bad_address邮箱不存在。");
    assertThat(table.of(letter.id(), "secret")).isNull();
    assertThat(node.told().getFirst().failure()).isEqualTo(Failure.BAD_ADDRESS);
  }

  @Test
  void oneThatWasNotTakenIsTriedAgainLaterAndLater() {
    provider.answering(message -> Provider.notNow(Failure.NOT_TAKEN));
    Message email = EngineNode.email(null, "演示");
    node.queue(email);
    for (int attempt = 1; attempt < 8; attempt++) {
      table.await(
          "state = 'queued' and attempts = %d and id = '%s'".formatted(attempt, email.id()), 1);
      double wait =
          Double.parseDouble(table.of(email.id(), SECONDS_TO_WAIT.formatted(clock.instant())));
      assertThat(wait)
          .isBetween(Math.min(300.0, 1 << attempt), Math.min(375.0, 1.25 * (1 << attempt) + 0.01));
      assertThat(provider.count()).isEqualTo(attempt);
      clock.move(Duration.ofMillis((long) (wait * 1000) + 1));
    }
    table.await(email.id(), "failed");
    assertThat(provider.count()).isEqualTo(8);
    assertThat(table.of(email.id(), "reason")).isEqualTo("稍后再发。");
  }

  private static final String SECONDS_TO_WAIT =
      "extract(epoch from next_attempt_at - timestamptz '%s')";

  @Test
  void oneNobodyKnowsOfIsUncertainAndAPersonSettlesIt() {
    provider.answering(message -> Provider.unknown());
    Message email = EngineNode.email(null, "演示");
    node.queue(email);
    table.await(email.id(), "uncertain");
    clock.move(Duration.ofDays(1));
    assertThat(provider.count()).isOne();
    assertThat(node.told().getFirst().state()).isEqualTo(MessageState.UNCERTAIN);

    assertThat(settle(email)).isTrue();
    assertThat(table.of(email.id(), "state")).isEqualTo("sent");
    assertThat(settle(email)).as("only once").isFalse();
  }

  private boolean settle(Message message) {
    return node.database()
        .transaction(
            tx -> node.messages().settle(tx, message.id(), MessageState.SENT, "电话核实：已收到。"));
  }

  @Test
  void oneNobodyKnowsOfIsOfferedAgainWhereTheProviderKnowsIt() {
    provider.answering(message -> provider.count() < 3 ? Provider.unknown() : Provider.sent());
    Message sms = EngineNode.sms("演示", false);
    node.queue(sms);
    for (int attempt = 1; attempt < 3; attempt++) {
      table.await("state = 'queued' and attempts = " + attempt, 1);
      clock.move(Duration.ofMinutes(1));
    }
    table.await(sms.id(), "sent");
    assertThat(provider.ids()).containsExactly(sms.id(), sms.id(), sms.id());
  }

  @Test
  void aChannelThatFailsItselfLeavesItsMessageInDoubt() {
    provider.answering(
        message -> {
          throw new IllegalStateException("a fault of the channel");
        });
    Message first = EngineNode.email(null, "演示");
    node.queue(first);
    table.await(first.id(), "uncertain");
    provider.answering(message -> Future.failedFuture("another"));
    Message second = EngineNode.email(null, "演示");
    node.queue(second);
    table.await(second.id(), "uncertain");
  }

  /** Before its claim it is stopped; while it leaves it crosses, and what crosses is sent once. */
  @Test
  void whatIsStoppedWhileLeavingIsCrossedAndNotTriedAgain() {
    Promise<Channel.Outcome> first = Promise.promise();
    Promise<Channel.Outcome> second = Promise.promise();
    Message arrives = EngineNode.email(null, "到达");
    Message bounces = EngineNode.email(null, "没到");
    provider.answering(
        message -> message.id().equals(arrives.id()) ? first.future() : second.future());
    node.queue(arrives, bounces);
    table.await("state = 'sending'", 2);
    Message waits = EngineNode.email(null, "还没发");
    node.database()
        .run(
            tx ->
                node.messages()
                    .queue(tx, List.of(waits), clock.instant().plus(Duration.ofDays(1))));

    var stopped = stop(arrives, bounces, waits);
    assertThat(stopped.stopped()).containsExactly(waits.id());
    assertThat(stopped.crossed()).containsExactlyInAnyOrder(arrives.id(), bounces.id());
    first.complete(new Channel.Sent(null));
    second.complete(new Channel.NotNow(Failure.PROVIDER, "服务器忙"));

    table.await(arrives.id(), "sent");
    table.await(bounces.id(), "stopped");
    assertThat(table.of(arrives.id(), "crossed_at")).isNotNull();
    assertThat(table.of(bounces.id(), "crossed_at")).as("it never left").isNull();
    assertThat(table.of(bounces.id(), "reason")).isEqualTo("已报送，不再催。");
    assertThat(table.of(waits.id(), "reason")).isEqualTo("已报送，不再催。");
    clock.move(Duration.ofDays(2));
    Message next = EngineNode.email(null, "下一封");
    provider.answering(message -> Provider.sent());
    node.queue(next);
    table.await(next.id(), "sent");
    assertThat(provider.ids()).containsExactlyInAnyOrder(arrives.id(), bounces.id(), next.id());
  }

  /** Crossed while it was claimed, then given back and stopped; wanted once more, it is patient. */
  @Test
  void whatIsQueuedAgainHasCrossedNothing() {
    Message email = EngineNode.email(null, "演示");
    node.database()
        .run(
            tx ->
                node.messages()
                    .queue(tx, List.of(email), clock.instant().plus(Duration.ofDays(1))));
    table.change(
        "update message set state = 'claimed', next_attempt_at = null where id = '%s'"
            .formatted(email.id()));
    assertThat(stop(email).crossed()).containsExactly(email.id());
    table.change("update message set state = 'stopped' where id = '%s'".formatted(email.id()));

    provider.answering(
        message -> provider.count() == 1 ? Provider.notNow(Failure.NOT_TAKEN) : Provider.sent());
    node.database().run(tx -> node.messages().queueAgain(tx, List.of(email.id())));
    table.await("state = 'queued' and attempts = 1", 1);
    clock.move(Duration.ofMinutes(1));
    table.await(email.id(), "sent");
    assertThat(table.of(email.id(), "crossed_at")).isNull();
  }

  private Messages.Stopped stop(Message... messages) {
    List<UUID> ids = List.of(messages).stream().map(Message::id).toList();
    return node.database().transaction(tx -> node.messages().stop(tx, ids, "已报送，不再催。"));
  }

  /** It may have left: it is not called stopped, and not sent again either. */
  @Test
  void whatIsInDoubtAndStoppedIsNotCalledStopped() {
    provider.answering(message -> Provider.unknown());
    Message sms = EngineNode.sms("演示", false);
    node.queue(sms);
    table.await("state = 'queued' and attempts = 1", 1);
    assertThat(stop(sms).crossed()).containsExactly(sms.id());
    assertThat(table.of(sms.id(), "state")).isEqualTo("queued");
  }
}
