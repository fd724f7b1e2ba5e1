package cn.pufa.delivery;

import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Writes down what became of messages that one channel was offered, and what that says of it. */
final class Marks {

  /**
   * @param outcome null when it was not offered after all
   */
  record Done(Claim claim, Outcome outcome) {}

  private final BusinessClock clock;
  private final Channel channel;
  private final UUID node;
  private final Outcomes outcomes;
  private final BooleanSupplier suspect;

  /**
   * @param suspect whether the provider had failed when last looked
   */
  Marks(
      BusinessClock clock, Channel channel, UUID node, Outcomes outcomes, BooleanSupplier suspect) {
    this.suspect = suspect;
    this.clock = clock;
    this.channel = channel;
    this.node = node;
    this.outcomes = outcomes;
  }

  void write(Tx tx, List<Done> done) {
    if (done.isEmpty()) {
      return;
    }
    Instant now = clock.now();
    var settled = MarkStore.mark(tx, node, done.stream().map(this::mark).toList(), now);
    if (!settled.isEmpty()) {
      outcomes.settled(tx, settled);
    }
    var said = done.stream().filter(one -> one.outcome() != null).toList();
    tell(tx, said, now);
  }

  private Mark mark(Done done) {
    return done.outcome() == null
        ? Mark.givenBack(done.claim())
        : Mark.of(done.claim(), done.outcome(), channel.knowsRepeats());
  }

  /** While all is well, the circuit is left alone. */
  private void tell(Tx tx, List<Done> said, Instant now) {
    List<Outcome> heard = said.stream().map(Done::outcome).filter(Objects::nonNull).toList();
    boolean matters = suspect.getAsBoolean() || heard.stream().anyMatch(Circuit::isFault);
    if (heard.isEmpty() || !matters) {
      return;
    }
    boolean trial = said.stream().anyMatch(done -> done.claim().trial());
    Circuit before = CircuitStore.lock(tx, channel.code());
    Circuit after = before.after(heard, trial, now);
    if (!after.equals(before)) {
      CircuitStore.write(tx, channel.code(), after);
    }
  }
}
