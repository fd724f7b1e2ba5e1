package cn.pufa.delivery;

import cn.pufa.platform.time.BusinessClock;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Whoever a channel hands its messages to, as this node last saw its circuit, for operators. */
public final class ProviderState {

  private final String channel;
  private final Supplier<Circuit> circuit;
  private final BusinessClock clock;

  ProviderState(String channel, Supplier<Circuit> circuit, BusinessClock clock) {
    this.channel = channel;
    this.circuit = circuit;
    this.clock = clock;
  }

  public String channel() {
    return channel;
  }

  /** Null when well, otherwise what is wrong, for {@code Health}; nothing that it answered. */
  public String fault() {
    Circuit now = circuit.get();
    if (!now.isOnTrial()) {
      return null;
    }
    return now.isOpen(clock.now())
        ? "provider fails, next try at " + now.openUntil().truncatedTo(ChronoUnit.SECONDS)
        : "provider fails, next try with the next message";
  }

  /** 0 while all goes out, 1 while the next message tries, 2 while nothing is offered. */
  public int state() {
    Circuit now = circuit.get();
    if (!now.isOnTrial()) {
      return 0;
    }
    return now.isOpen(clock.now()) ? 2 : 1;
  }
}
