package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Sending;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which messages are taken to be sent, by whom, and in what order. */
@Sending
class ClaimIT {

  private final Provider provider = new Provider();

  @Test
  void threeNodesThatStartTogetherSendEachOnce() throws InterruptedException {
    try (var table = new MessageTable();
        var first = EngineNode.of(table.url(), provider.email());
        var second = EngineNode.of(table.url(), provider.email());
        var third = EngineNode.of(table.url(), provider.email())) {
      first.lane(1500);
      Promise<Channel.Outcome> answer = Promise.promise();
      provider.answering(message -> answer.future());
      var together = new CountDownLatch(1);
      for (EngineNode node : List.of(first, second, third)) {
        Thread.ofVirtual()
            .start(
                () -> {
                  awaitQuietly(together);
                  node.start();
                });
      }
      together.countDown();
      Eventually.within(
          MessageTable.SOON,
          () -> assertThat(table.column("distinct node", "state = 'sending'")).hasSize(3));
      answer.complete(new Channel.Sent(null));

      table.await("state = 'sent'", 1500);
      assertThat(provider.twice()).isEmpty();
      assertThat(provider.count()).isEqualTo(1500);
      assertThat(List.of(first, second, third)).noneMatch(node -> node.told().isEmpty());
      assertThat(table.count("node is not null")).as("what rests belongs to nobody").isZero();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A small lane that comes late does not wait for a large one, nor does a single letter. */
  @Test
  void lanesTakeTurns() {
    try (var table = new MessageTable();
        var node = EngineNode.of(table.url(), provider.email())) {
      node.lane(400);
      UUID small = node.lane(20);
      Message letter = EngineNode.email(null, "演示信");
      node.queue(letter);
      node.start();
      table.await("state = 'sent'", 421);

      List<Message> order = provider.arrivals();
      long last =
          order.stream()
              .filter(message -> small.equals(message.lane()))
              .mapToInt(order::indexOf)
              .max()
              .orElseThrow();
      assertThat(last).as("the last of twenty, each third or more often").isLessThan(100);
      assertThat(provider.ids().indexOf(letter.id())).isLessThan(40);
    }
  }

  @Test
  void aPausedLaneSendsNothingMoreUntilItIsResumed() {
    try (var table = new MessageTable();
        var node = EngineNode.of(table.url(), provider.email())) {
      List<Promise<Channel.Outcome>> held = new ArrayList<>();
      provider.answering(
          message -> {
            synchronized (held) {
              held.add(Promise.promise());
              return held.getLast().future();
            }
          });
      UUID lane = node.lane(200);
      node.start();
      table.await("state = 'sending'", DeliverySettings.WINDOW);

      node.database().run(tx -> node.messages().pause(tx, lane, "演示：先停一停。"));
      assertThat(table.count("state = 'claimed'")).as("given back by the pause").isZero();
      provider.answering(message -> Provider.sent());
      synchronized (held) {
        held.forEach(answer -> answer.complete(new Channel.Sent(null)));
      }
      table.await("state = 'sent'", DeliverySettings.WINDOW);
      UUID other = node.lane(5);
      table.await("state = 'sent'", DeliverySettings.WINDOW + 5);
      assertThat(table.count("state = 'queued' and lane <> '" + other + "'"))
          .isEqualTo(200 - DeliverySettings.WINDOW);

      node.database().run(tx -> node.messages().resume(tx, lane));
      table.await("state = 'sent'", 205);
      assertThat(provider.twice()).isEmpty();
    }
  }

  @Test
  void cancelReachesWhatHasNotLeft() {
    try (var table = new MessageTable();
        var node = EngineNode.of(table.url(), provider.email())) {
      Promise<Channel.Outcome> answer = Promise.promise();
      provider.answering(message -> answer.future());
      UUID lane = node.lane(100);
      node.start();
      table.await("state = 'sending'", DeliverySettings.WINDOW);

      List<UUID> cancelled =
          node.database().transaction(tx -> node.messages().cancel(tx, lane, "演示：作废。")).stream()
              .map(Outcomes.Settled::message)
              .toList();
      answer.complete(new Channel.Sent(null));
      table.await("state = 'sent'", DeliverySettings.WINDOW);
      assertThat(cancelled).hasSize(100 - DeliverySettings.WINDOW);
      assertThat(table.count("state = 'cancelled'")).isEqualTo(cancelled.size());
      assertThat(provider.ids()).doesNotContainAnyElementsOf(cancelled);
      List<Messages.Count> counts = node.database().read(tx -> node.messages().counts(tx, lane));
      assertThat(counts)
          .containsExactly(
              new Messages.Count("email", MessageState.CANCELLED, cancelled.size()),
              new Messages.Count("email", MessageState.SENT, DeliverySettings.WINDOW));
    }
  }

  @Test
  void noPhoneRingsAtNightForWhatCanWait() {
    HandClock clock = new HandClock(Instant.parse("2026-03-01T14:30:00Z")); // 22:30 in China
    try (var table = new MessageTable();
        var node =
            EngineNode.of(
                table.url(),
                clock,
                DeliverySettings.DEFAULT,
                EngineNode.ALL_WANTED,
                provider.email(),
                provider.sms())) {
      Message waits = EngineNode.sms("演示：请报送年报。", false);
      Message urgent = EngineNode.sms("演示：验证码。", true);
      Message email = EngineNode.email(null, "演示邮件");
      node.queue(waits, urgent, email);
      node.start();
      table.await("state = 'sent'", 2);
      assertThat(provider.ids()).containsExactlyInAnyOrder(urgent.id(), email.id());
      assertThat(table.of(waits.id(), "state")).isEqualTo("queued");

      clock.move(Duration.ofMinutes(570)); // 08:00
      table.await(waits.id(), "sent");
    }
  }

  /** Each is asked for within its claim: some go with new words, some wait, some are stopped. */
  @Test
  void whatIsNotWantedDoesNotLeave() {
    Map<UUID, Wanted.Verdict> verdicts = new ConcurrentHashMap<>();
    HandClock clock = new HandClock(Instant.parse("2026-03-01T02:00:00Z"));
    Wanted wanted = (tx, messages) -> Map.copyOf(verdicts);
    try (var table = new MessageTable();
        var node =
            EngineNode.of(table.url(), clock, DeliverySettings.DEFAULT, wanted, provider.email())) {
      Message plain = EngineNode.email(null, "原样");
      Message digest = EngineNode.email(null, null);
      Message needless = EngineNode.email(null, "多余");
      Message later = EngineNode.email(null, "稍后");
      verdicts.put(digest.id(), new Wanted.Send("合并提醒", "两家单位", Map.of("thing1", "年报")));
      verdicts.put(needless.id(), new Wanted.Stop("已报送，不再催。"));
      verdicts.put(later.id(), new Wanted.Wait(Instant.parse("2026-03-01T02:00:10Z")));
      node.queue(plain, digest, needless, later);
      node.start();

      table.await("state = 'sent'", 2);
      table.await(needless.id(), "stopped");
      assertThat(table.of(needless.id(), "reason")).isEqualTo("已报送，不再催。");
      assertThat(table.of(later.id(), "state")).isEqualTo("queued");
      assertThat(table.of(digest.id(), "subject || body || (form->>'thing1')"))
          .isEqualTo("合并提醒两家单位年报");
      assertThat(provider.arrivals().stream().map(Message::text)).contains("原样", "两家单位");

      verdicts.remove(later.id());
      clock.move(Duration.ofSeconds(11));
      table.await(later.id(), "sent");
      assertThat(provider.ids()).doesNotContain(needless.id());
      Eventually.within(
          MessageTable.SOON,
          () ->
              assertThat(states(node))
                  .containsOnlyKeys(plain.id(), digest.id(), needless.id(), later.id())
                  .containsEntry(needless.id(), MessageState.STOPPED));
    }
  }

  private static Map<UUID, MessageState> states(EngineNode node) {
    return node.told().stream()
        .collect(Collectors.toMap(Outcomes.Settled::message, Outcomes.Settled::state));
  }

  /** A provider that is slow holds up nobody else's node. */
  @Test
  void whatCannotBeSentSoonIsGivenBack() {
    Promise<Channel.Outcome> never = Promise.promise();
    var slow = new Provider().answering(message -> never.future());
    try (var table = new MessageTable();
        var stuck = EngineNode.of(table.url(), slow.email());
        var other = EngineNode.of(table.url(), provider.email())) {
      stuck.lane(300);
      stuck.start();
      table.await("state = 'sending'", DeliverySettings.WINDOW);
      requireGivenBack(table, awaitClaims(table));
      other.start();

      table.await("state = 'sent'", 300 - DeliverySettings.WINDOW);
      table.await("state = 'claimed'", 0);
      never.complete(new Channel.Sent(null));
      table.await("state = 'sent'", 300);
      Set<UUID> bySlow = Set.copyOf(slow.ids());
      assertThat(bySlow).hasSize(DeliverySettings.WINDOW);
      assertThat(provider.ids()).doesNotContainAnyElementsOf(bySlow);
    }
  }

  /** Offered again after a takeover: the earlier offer's answer makes no room in the window. */
  @Test
  void anAnswerThatComesLateEndsItsOwnOfferAlone() {
    List<Promise<Channel.Outcome>> offers = new CopyOnWriteArrayList<>();
    provider.answering(
        message -> {
          Promise<Channel.Outcome> answer = Promise.promise();
          offers.add(answer);
          return answer.future();
        });
    var settings = new DeliverySettings(2, QuietHours.NONE, Map.of());
    try (var table = new MessageTable();
        var node =
            EngineNode.of(
                    table.url(),
                    Clock.systemUTC(),
                    settings,
                    EngineNode.ALL_WANTED,
                    provider.email())
                .start()) {
      node.queue(EngineNode.email(null, "演示"));
      awaitOffers(offers, 1);
      table.change("update message set state = 'queued', node = null, next_attempt_at = now()");
      awaitOffers(offers, 2);
      node.queue(EngineNode.email(null, "演示"));
      awaitOffers(offers, 3);
      offers.getFirst().complete(new Channel.Sent(null));

      Message next = EngineNode.email(null, "演示");
      node.queue(next);
      requireGivenBack(table, awaitClaims(table));
      assertThat(table.of(next.id(), "sending_at")).as("two are under way").isNull();
      assertThat(offers).hasSize(3);
      offers.forEach(offer -> offer.tryComplete(new Channel.Sent(null)));
      awaitOffers(offers, 4);
      offers.getLast().complete(new Channel.Sent(null));
      table.await("state = 'sent'", 3);
    }
  }

  private static void awaitOffers(List<Promise<Channel.Outcome>> offers, int count) {
    Eventually.within(MessageTable.SOON, () -> assertThat(offers).hasSize(count));
  }

  private static Set<String> awaitClaims(MessageTable table) {
    return Eventually.within(
        MessageTable.SOON,
        () -> {
          Set<String> claims = claims(table);
          assertThat(claims).isNotEmpty();
          return claims;
        });
  }

  /** What is claimed anew is another claim. */
  private static void requireGivenBack(MessageTable table, Set<String> claims) {
    Eventually.within(
        MessageTable.SOON, () -> assertThat(claims(table)).doesNotContainAnyElementsOf(claims));
  }

  private static Set<String> claims(MessageTable table) {
    return Set.copyOf(table.column("id || ' ' || claimed_at", "state = 'claimed'"));
  }

  /** In one transaction with what asks for it, or not at all. */
  @Test
  void whatIsRolledBackIsNeverSent() {
    try (var table = new MessageTable();
        var node = EngineNode.of(table.url(), provider.email()).start()) {
      Message undone = EngineNode.email(null, "演示");
      try {
        node.database()
            .run(
                tx -> {
                  node.messages().queue(tx, List.of(undone), Instant.EPOCH);
                  throw new IllegalStateException("undone");
                });
      } catch (IllegalStateException undo) {
        assertThat(undo).hasMessage("undone");
      }
      Message kept = EngineNode.email(null, "演示");
      node.queue(kept);
      table.await(kept.id(), "sent");
      assertThat(provider.ids()).containsExactly(kept.id());
    }
  }
}
