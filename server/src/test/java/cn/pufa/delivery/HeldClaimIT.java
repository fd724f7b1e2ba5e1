package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to a message between its claim and its mark, one step at a time. */
@Sending
class HeldClaimIT {

  private static final UUID NODE = UUID.randomUUID();

  private final HandClock hand = new HandClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final BusinessClock clock = new BusinessClock(hand);
  private final MessageTable table = new MessageTable();
  private final EngineNode engine = EngineNode.of(table.url(), new Provider().email());
  private final Database database = engine.database();
  private final Message message = EngineNode.email(null, "演示");

  @BeforeEach
  void queue() {
    engine.queue(message);
    database.run(tx -> NodeStore.renew(tx, NODE, Lease.LIFE));
  }

  @AfterEach
  void stop() {
    engine.close();
    table.close();
  }

  @Test
  void aMarkOfAnEarlierClaimChangesNothing() {
    Claim earlier = claim();
    mark(earlier, null);
    assertThat(state()).isEqualTo("queued");
    Claim later = claim();

    mark(earlier, new Sent("early"));
    assertThat(state()).as("it belongs to the later claim").isEqualTo("claimed");
    assertThat(leaves(earlier)).isEmpty();
    assertThat(leaves(later)).containsExactly(later.key());
    mark(earlier, null);
    assertThat(state()).isEqualTo("sending");
    mark(later, new Sent("late"));
    assertThat(state()).isEqualTo("sent");
    assertThat(table.of(message.id(), "receipt")).isEqualTo("late");
  }

  /** Its commit was answered by nobody, so the node that holds it does not know. */
  @Test
  void aClaimThatItsNodeForgotIsGivenBackAfterTenSeconds() {
    claim();
    hand.move(Duration.ofSeconds(9));
    tend();
    assertThat(state()).isEqualTo("claimed");
    hand.move(Duration.ofSeconds(2));
    tend();
    assertThat(state()).isEqualTo("queued");
    assertThat(table.of(message.id(), "node")).isNull();
  }

  /** Done after the claim and before it leaves: that one message may cross, and says so. */
  @Test
  void whatIsDoneBetweenClaimAndSendIsCrossedByThatMessage() {
    Claim claim = claim();
    assertThat(done().crossed()).containsExactly(message.id());
    assertThat(leaves(claim)).containsExactly(claim.key());
    mark(claim, new Sent(null));
    assertThat(state()).isEqualTo("sent");
    assertThat(table.of(message.id(), "crossed_at")).isNotNull();
  }

  @Test
  void whatIsDoneBetweenClaimAndSendStopsWhereItWasGivenBack() {
    Claim claim = claim();
    assertThat(done().crossed()).containsExactly(message.id());
    mark(claim, null);
    assertThat(state()).isEqualTo("stopped");
    assertThat(table.of(message.id(), "crossed_at")).as("it crossed nothing").isNull();
  }

  @Test
  void whatIsDoneBeforeTheClaimStops() {
    assertThat(done().stopped()).containsExactly(message.id());
    assertThat(state()).isEqualTo("stopped");
    List<Claim> claims =
        database.transaction(
            tx -> ClaimStore.claim(tx, NODE, "email", clock.now(), false, 10, false));
    assertThat(claims).isEmpty();
  }

  /**
   * It left once and nobody answered; that it was claimed again and did not leave changes nothing.
   */
  @Test
  void whatMayHaveLeftBeforeStaysInDoubtWhenItIsGivenBack() {
    Claim first = claim();
    leaves(first);
    mark(Mark.of(first, new Unknown(), true));
    assertThat(state()).isEqualTo("queued");
    hand.move(Duration.ofMinutes(1));
    Claim second = claim();
    mark(second, null);
    assertThat(done().stopped()).as("it may have arrived").isEmpty();
    assertThat(state()).isEqualTo("queued");
  }

  /** A bounce is read while the node that sent it is frozen before its mark. */
  @Test
  void whatCameBackBeforeItWasMarkedHasFailed() {
    Claim claim = claim();
    leaves(claim);
    Optional<Outcomes.Settled> heard =
        database.transaction(tx -> engine.messages().returned(tx, message.id(), "查无此人"));
    assertThat(heard).isPresent();
    assertThat(state()).isEqualTo("failed");
    mark(claim, new Sent("late"));
    assertThat(state()).isEqualTo("failed");
  }

  /**
   * Its node froze before it offered it; the others called it uncertain, then it was called off.
   */
  @Test
  void whatIsCalledOffInDoubtDoesNotLeaveWhenItsNodeWakes() {
    Claim claim = claim();
    leaves(claim);
    die();
    tend(UUID.randomUUID());
    assertThat(state()).isEqualTo("uncertain");
    assertThat(done().stopped()).isEmpty();
    mark(claim, null);
    assertThat(state()).isEqualTo("stopped");
  }

  /** The claim commits while the node that stops waits to strike itself off. */
  @Race
  @Test
  void whoeverLeavesWhileItClaimsIsFoundByTheOthers() throws Exception {
    var claimed = new CountDownLatch(1);
    var claim =
        inBackground(
            tx -> {
              ClaimStore.claim(tx, NODE, "email", clock.now(), false, 10, false);
              claimed.countDown();
              awaitWaiter();
            });
    claimed.await();
    var leaving = inBackground(tx -> NodeStore.leave(tx, NODE));
    claim.get(30, TimeUnit.SECONDS);
    leaving.get(30, TimeUnit.SECONDS);
    assertThat(state()).isEqualTo("claimed");
    die();
    tend(UUID.randomUUID());
    assertThat(state()).as("taken over").isEqualTo("queued");
  }

  private CompletableFuture<Void> inBackground(Consumer<Tx> work) {
    return CompletableFuture.runAsync(() -> database.run(work), Thread::startVirtualThread);
  }

  /** Until somebody waits for the node's row. */
  private void awaitWaiter() {
    Eventually.within(
        MessageTable.SOON, () -> assertThat(table.isWaitedFor("delivery_node")).isTrue());
  }

  private void die() {
    table.change("update delivery_node set until = clock_timestamp() - interval '1 second'");
  }

  private Claim claim() {
    List<Claim> claims =
        database.transaction(
            tx -> ClaimStore.claim(tx, NODE, "email", clock.now(), false, 10, false));
    assertThat(claims).hasSize(1);
    return claims.getFirst();
  }

  private Set<Claim.Key> leaves(Claim claim) {
    return database.transaction(
        tx -> ClaimStore.markSending(tx, NODE, "email", List.of(claim), null, clock.now()));
  }

  /**
   * @param outcome null where it was not offered
   */
  private void mark(Claim claim, Outcome outcome) {
    mark(outcome == null ? Mark.givenBack(claim) : Mark.of(claim, outcome, false));
  }

  private void mark(Mark mark) {
    database.run(tx -> MarkStore.mark(tx, NODE, List.of(mark), clock.now()));
  }

  private Messages.Stopped done() {
    return database.transaction(
        tx -> engine.messages().stop(tx, List.of(message.id()), "已报送，不再催。"));
  }

  private void tend() {
    tend(NODE);
  }

  /** A node that looks. */
  private void tend(UUID node) {
    new Takeover(database, clock, (tx, settled) -> {}, List.of()).run(node);
  }

  private String state() {
    return table.of(message.id(), "state");
  }
}
