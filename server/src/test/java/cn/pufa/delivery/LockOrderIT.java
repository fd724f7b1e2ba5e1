package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;

import cn.pufa.platform.db.Tx;
import cn.pufa.testing.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever holds a lane back and whoever sends it never wait for each other. */
@Sending
class LockOrderIT {

  private static final int ROUNDS = 30;
  private static final int MESSAGES = 200;
  private static final String CHANNEL = "email";

  private final MessageTable table = new MessageTable();
  private final UUID id = UUID.randomUUID();
  private final Random random = new Random(1);
  private final CyclicBarrier together = new CyclicBarrier(2);
  private EngineNode node;

  @BeforeEach
  void start() {
    table.planWithoutOrder();
    node = EngineNode.of(table.url(), new Provider().email());
  }

  @AfterEach
  void close() {
    node.close();
    table.close();
  }

  @Test
  void pausingBesideWhatLeaves() {
    atOnce(this::markSending, this::pause);
  }

  @Test
  void cancellingBesideWhatLeaves() {
    atOnce(this::markSending, (tx, lane) -> node.messages().cancel(tx, lane, "演示：不发了。"));
  }

  @Test
  void pausingBesideWhatIsGivenBack() {
    atOnce(this::giveBack, this::pause);
  }

  @Test
  void pausingBesideWhatIsGivenBackWhileOthersLeave() {
    atOnce(this::giveBackAndSend, this::pause);
  }

  private interface Marking {
    void run(Tx tx, List<Claim> claims);
  }

  private interface Steering {
    void run(Tx tx, UUID lane);
  }

  private void atOnce(Marking marking, Steering steering) {
    node.database().run(tx -> NodeStore.renew(tx, id, Duration.ofMinutes(5)));
    for (int round = 0; round < ROUNDS; round++) {
      UUID lane = node.lane(MESSAGES);
      List<Claim> claims = new ArrayList<>(node.database().transaction(this::claim));
      Collections.shuffle(claims, random);
      var leaving = started(tx -> marking.run(tx, claims));
      var held = started(tx -> steering.run(tx, lane));
      assertThatCode(() -> CompletableFuture.allOf(leaving, held).join())
          .doesNotThrowAnyException();
    }
  }

  private List<Claim> claim(Tx tx) {
    return ClaimStore.claim(tx, id, CHANNEL, Instant.now(), false, MESSAGES, false);
  }

  private void markSending(Tx tx, List<Claim> claims) {
    write(tx, List.of(), claims);
  }

  private void giveBack(Tx tx, List<Claim> claims) {
    write(tx, claims, List.of());
  }

  private void giveBackAndSend(Tx tx, List<Claim> claims) {
    int half = claims.size() / 2;
    write(tx, claims.subList(0, half), claims.subList(half, claims.size()));
  }

  /** As an outbox does. */
  private void write(Tx tx, List<Claim> givenBack, List<Claim> leaving) {
    Outbox.hold(tx, givenBack.stream().map(claim -> new Marks.Done(claim, null)).toList(), leaving);
    MarkStore.mark(tx, id, givenBack.stream().map(Mark::givenBack).toList(), Instant.now());
    ClaimStore.markSending(tx, id, CHANNEL, leaving, null, Instant.now());
  }

  private void pause(Tx tx, UUID lane) {
    node.messages().pause(tx, lane, "演示：先停一停。");
  }

  private CompletableFuture<Void> started(Consumer<Tx> work) {
    return CompletableFuture.runAsync(
        () ->
            node.database()
                .run(
                    tx -> {
                      meet();
                      work.accept(tx);
                    }),
        Thread::startVirtualThread);
  }

  private void meet() {
    try {
      together.await();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }
}
