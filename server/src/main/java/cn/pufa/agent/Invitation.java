package cn.pufa.agent;

import cn.pufa.platform.time.Lifetime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A code handed out, by which one person may bind to the organisation once.
 *
 * @param issuedBy null where that was before it was kept
 */
record Invitation(
    UUID id,
    UUID organization,
    AgentRole role,
    Delivery delivery,
    Lifetime life,
    UUID issuedBy,
    Instant usedAt,
    Instant voidedAt) {

  static final int DAYS = 30;

  enum Delivery {
    LETTER,
    SMS,
    EMAIL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Delivery of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** The last day on which a code of today works. */
  static LocalDate lastDay(LocalDate today) {
    return today.plusDays(DAYS);
  }

  boolean isOpen(Instant now) {
    return usedAt == null && voidedAt == null && life.holds(now);
  }
}
