package cn.pufa.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The one clock of the server. Days are days in China, wherever the machine stands. */
public record BusinessClock(Clock clock) {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public Instant now() {
    // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(now(), ZONE);
  }
}
