package cn.pufa.testing;

import cn.pufa.app.Config;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * A clock that runs as the real one does, from wherever a test sets it; several servers may share
 * it.
 */
public final class MovableClock extends Clock {

  private final Clock real = Clock.systemUTC();
  private volatile Duration ahead;

  public MovableClock(String from) {
    moveTo(from);
  }

  /**
   * @param instant such as 2026-05-25T01:00:00Z
   */
  public void moveTo(String instant) {
    ahead = Duration.between(real.instant(), Instant.parse(instant));
  }

  /** The same configuration over this clock. */
  Config in(Config config) {
    try {
      RecordComponent[] parts = Config.class.getRecordComponents();
      Object[] values = new Object[parts.length];
      for (int i = 0; i < parts.length; i++) {
        values[i] =
            parts[i].getType() == Clock.class ? this : parts[i].getAccessor().invoke(config);
      }
      Class<?>[] types =
          Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Config.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants only");
  }
}
