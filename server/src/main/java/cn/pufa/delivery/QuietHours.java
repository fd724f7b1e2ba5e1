package cn.pufa.delivery;

import cn.pufa.platform.time.BusinessClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * Hours of the day in China in which no phone rings for what can wait; they may span midnight.
 *
 * @param until the first minute in which messages leave again; the same as from for no such hours
 */
public record QuietHours(LocalTime from, LocalTime until) {

  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /**
   * @param text {@code 21:00-08:00}, or {@code none}
   * @throws IllegalArgumentException when it is neither
   */
  public static QuietHours parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException(text);
    }
    try {
      return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
    } catch (DateTimeException notATime) {
      throw new IllegalArgumentException(text, notATime);
    }
  }

  public boolean contains(Instant at) {
    LocalTime time = LocalTime.ofInstant(at, BusinessClock.ZONE);
    boolean started = !time.isBefore(from);
    boolean goesOn = time.isBefore(until);
    return from.isAfter(until) ? started || goesOn : started && goesOn;
  }

  /** When messages leave again next, also of hours that have not begun. */
  public Instant endAfter(Instant at) {
    ZonedDateTime now = at.atZone(BusinessClock.ZONE);
    ZonedDateTime today = now.with(until);
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }
}
