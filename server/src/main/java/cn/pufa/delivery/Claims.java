package cn.pufa.delivery;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes messages of one channel to be sent: whether and with what words each goes is decided in the
 * same transaction, so that what was done before it commits counts.
 */
final class Claims {

  /**
   * @param moreWait whether behind those that were looked at others may be waiting
   */
  private record Taken(List<Claim> going, boolean moreWait) {
    static final Taken NOTHING = new Taken(List.of(), false);
  }

  private final Database database;
  private final BusinessClock clock;
  private final QuietHours quietHours;
  private final Channel channel;
  private final UUID node;
  private final Wanted wanted;
  private final Outcomes outcomes;
  private volatile Circuit seen = Circuit.CLOSED;

  Claims(
      Database database,
      BusinessClock clock,
      QuietHours quietHours,
      Channel channel,
      UUID node,
      Wanted wanted,
      Outcomes outcomes) {
    this.database = database;
    this.clock = clock;
    this.quietHours = quietHours;
    this.channel = channel;
    this.node = node;
    this.wanted = wanted;
    this.outcomes = outcomes;
  }

  /** How the provider was, by what any node heard, when last looked. */
  Circuit seen() {
    return seen;
  }

  /** In the order in which they are to leave; empty when nothing may leave now. */
  List<Claim> take(int limit) {
    Taken taken;
    do {
      taken = database.transaction(tx -> take(tx, limit, clock.now()));
    } while (taken.going().isEmpty() && taken.moreWait());
    return taken.going();
  }

  private Taken take(Tx tx, int limit, Instant now) {
    Circuit circuit = CircuitStore.read(tx, channel.code());
    seen = circuit;
    if (circuit.isOpen(now)) {
      return Taken.NOTHING;
    }
    if (circuit.isOnTrial()) {
      return new Taken(trial(tx, circuit, now), false);
    }
    List<Claim> claims = claim(tx, limit, now, false);
    return new Taken(judge(tx, claims), !claims.isEmpty());
  }

  private List<Claim> trial(Tx tx, Circuit circuit, Instant now) {
    if (!CircuitStore.takeTrial(tx, channel.code(), node, now)) {
      return List.of();
    }
    List<Claim> trial = judge(tx, claim(tx, 1, now, true));
    if (trial.isEmpty()) {
      CircuitStore.write(tx, channel.code(), circuit);
    }
    return trial;
  }

  private List<Claim> claim(Tx tx, int limit, Instant now, boolean trial) {
    boolean quiet = channel.disturbs() && quietHours.contains(now);
    return ClaimStore.claim(tx, node, channel.code(), now, quiet, limit, trial);
  }

  private List<Claim> judge(Tx tx, List<Claim> claims) {
    if (claims.isEmpty()) {
      return claims;
    }
    var verdicts = wanted.of(tx, claims.stream().map(Claim::asked).toList());
    List<Claim> going = new ArrayList<>();
    List<Message> reworded = new ArrayList<>();
    Map<UUID, Wanted.Stop> stopped = new LinkedHashMap<>();
    Map<UUID, Instant> waiting = new LinkedHashMap<>();
    for (Claim claim : claims) {
      UUID id = claim.message().id();
      switch (verdicts.getOrDefault(id, Wanted.Send.AS_IT_IS)) {
        case Wanted.Stop stop -> stopped.put(id, stop);
        case Wanted.Wait wait -> waiting.put(id, wait.until());
        case Wanted.Send words when words.equals(Wanted.Send.AS_IT_IS) -> going.add(claim);
        case Wanted.Send words -> {
          Claim anew = claim.with(words);
          going.add(anew);
          reworded.add(anew.message());
        }
      }
    }
    write(tx, reworded, stopped, waiting);
    return going;
  }

  private void write(
      Tx tx, List<Message> reworded, Map<UUID, Wanted.Stop> stopped, Map<UUID, Instant> waiting) {
    if (!reworded.isEmpty()) {
      ClaimStore.reword(tx, reworded);
    }
    if (!waiting.isEmpty()) {
      ClaimStore.delay(tx, waiting);
    }
    if (!stopped.isEmpty()) {
      outcomes.settled(tx, ClaimStore.stop(tx, stopped));
    }
  }
}
