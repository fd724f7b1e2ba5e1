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
    ClaimStore.markSending(tx, id, CHANNEL, claims, null, Instant.now());
  }

  private void giveBack(Tx tx, List<Claim> claims) {
    MarkStore.mark(tx, id, claims.stream().map(Mark::givenBack).toList(), Instant.now());
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
