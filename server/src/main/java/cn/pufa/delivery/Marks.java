package cn.pufa.delivery;

import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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
    var marked = MarkStore.mark(tx, node, done.stream().map(this::mark).toList(), now);
    var settled = marked.stream().filter(one -> one.state() != MessageState.QUEUED).toList();
    if (!settled.isEmpty()) {
      outcomes.settled(tx, settled);
    }
    Set<UUID> valid = marked.stream().map(Outcomes.Settled::message).collect(Collectors.toSet());
    tell(tx, done.stream().filter(one -> valid.contains(one.claim().message().id())).toList(), now);
  }

  private Mark mark(Done done) {
    return done.outcome() == null
        ? Mark.givenBack(done.claim())
        : Mark.of(done.claim(), done.outcome(), channel.knowsRepeats());
  }

  /**
   * While all is well, the circuit is left alone. What a node says of a message that is not its own
   * any more says nothing of the provider: it may have slept.
   */
  private void tell(Tx tx, List<Done> valid, Instant now) {
    if (valid.stream().anyMatch(done -> done.claim().trial() && done.outcome() == null)) {
      CircuitStore.giveTrialBack(tx, channel.code(), node, now);
    }
    List<Done> said = valid.stream().filter(done -> done.outcome() != null).toList();
    boolean matters =
        suspect.getAsBoolean() || said.stream().map(Done::outcome).anyMatch(Circuit::isFault);
    if (said.isEmpty() || !matters) {
      return;
    }
    Circuit before = CircuitStore.lock(tx, channel.code());
    Circuit after = before;
    for (Done one : said) {
      after = after.after(one.outcome(), one.claim().trial(), now);
    }
    if (!after.equals(before)) {
      CircuitStore.write(tx, channel.code(), after);
    }
  }
}
