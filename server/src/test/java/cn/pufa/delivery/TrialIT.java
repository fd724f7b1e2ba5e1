package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.delivery.Marks.Done;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The one message that finds out whether a provider is back, where its node has nothing to tell.
 */
@Sending
class TrialIT {

  private static final UUID NODE = UUID.randomUUID();
  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  private final BusinessClock clock = new BusinessClock(new HandClock(NOW));
  private final MessageTable table = new MessageTable();
  private final EngineNode engine = EngineNode.of(table.url(), new Provider().email());
  private final Database database = engine.database();

  @BeforeEach
  void fail() {
    database.run(tx -> NodeStore.renew(tx, NODE, Lease.LIFE));
    table.change(
        "insert into circuit (channel, failures, open_until) values ('email', 5, '%s')"
            .formatted(NOW));
  }

  @AfterEach
  void stop() {
    engine.close();
    table.close();
  }

  @Test
  void givenBackAnotherTriesAtOnce() {
    Claim trial = trial();
    assertThat(isOpen()).isTrue();
    write(new Done(trial, null));
    assertThat(isOpen()).isFalse();
    assertThat(table.circuit("failures")).isEqualTo("5");
  }

  @Test
  void ofADeadNodeAnotherTriesAtOnce() {
    trial();
    table.change("update delivery_node set until = clock_timestamp() - interval '1 second'");
    new Takeover(database, clock, (tx, settled) -> {}, List.of()).run(UUID.randomUUID());
    assertThat(isOpen()).isFalse();
    assertThat(table.circuit("failures")).isEqualTo("5");
  }

  /** A later trial is not disturbed by what an earlier one gives back. */
  @Test
  void givenBackLateItLeavesAnothersTrialAlone() {
    Claim early = trial();
    table.change("update circuit set trial_node = '%s'".formatted(UUID.randomUUID()));
    write(new Done(early, null));
    assertThat(isOpen()).isTrue();
  }

  /** Only the one that tries says that the provider still is away. */
  @Test
  void whatHungBeforeDoesNotMakeTheRestLonger() {
    List<Claim> hanging = claims(10, false);
    Claim trial = trial();
    leave(hanging);
    var cut = new NotNow(Failure.PROVIDER, "连不上");
    write(new Done(trial, cut));
    String alone = table.circuit("failures");
    table.change("update circuit set failures = 5, open_until = '%s'".formatted(NOW));
    Claim second = trial();
    var all = new ArrayList<Done>();
    hanging.forEach(one -> all.add(new Done(one, new Unknown())));
    all.add(new Done(second, cut));
    write(all.toArray(Done[]::new));
    assertThat(table.circuit("failures")).isEqualTo(alone).isEqualTo("6");
  }

  /** It slept, others called its messages uncertain, and what it says of the provider is old. */
  @Test
  void whatANodeSaysOfAnothersMessagesSaysNothingOfTheProvider() {
    table.change("update circuit set failures = 0, open_until = null");
    List<Claim> claims = claims(10, false);
    leave(claims);
    table.change("update message set node = null, state = 'uncertain'");
    write(claims.stream().map(one -> new Done(one, new Unknown())).toArray(Done[]::new));
    assertThat(table.circuit("failures")).isEqualTo("0");

    List<Claim> own = claims(1, false);
    leave(own);
    write(new Done(own.getFirst(), new Unknown()));
    assertThat(table.circuit("failures")).isEqualTo("1");
    List<Claim> next = claims(1, false);
    leave(next);
    write(new Done(next.getFirst(), new Sent(null)));
    assertThat(table.circuit("failures")).isEqualTo("0");
  }

  private Claim trial() {
    assertThat(
            database.<Boolean>transaction(
                tx -> {
                  tx.list(CircuitStore.LOCK, row -> "", "email");
                  return CircuitStore.takeTrial(tx, "email", NODE, clock.now());
                }))
        .isTrue();
    Claim trial = claims(1, true).getFirst();
    leave(List.of(trial));
    return trial;
  }

  private List<Claim> claims(int count, boolean trial) {
    engine.queue(EngineNode.emails(null, count).toArray(Message[]::new));
    List<Claim> claims =
        database.transaction(
            tx -> ClaimStore.claim(tx, NODE, "email", clock.now(), false, count, trial));
    assertThat(claims).hasSize(count);
    return claims;
  }

  private void leave(List<Claim> claims) {
    UUID trial = claims.getFirst().trial() ? claims.getFirst().message().id() : null;
    database.transaction(
        tx -> ClaimStore.markSending(tx, NODE, "email", claims, trial, clock.now()));
  }

  private void write(Done... done) {
    Marks marks = new Marks(clock, new Provider().email(), NODE, (tx, settled) -> {}, () -> true);
    database.run(tx -> marks.write(tx, List.of(done)));
  }

  private boolean isOpen() {
    return "t".equals(table.circuit("open_until > '" + NOW + "'"));
  }
}
