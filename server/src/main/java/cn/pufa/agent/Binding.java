package cn.pufa.agent;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * That somebody acts, or acted, for an organisation.
 *
 * @param name as they gave it, or the counter read it from the papers
 * @param scan file of those papers; null unless it came at the counter
 * @param endedAt null while it holds
 */
record Binding(
    UUID id,
    UUID organization,
    UUID person,
    AgentRole role,
    String name,
    How how,
    UUID scan,
    Instant since,
    Instant endedAt,
    String endReason) {

  /** How it came about; RECORDED is what stood before this system kept it. */
  enum How {
    INVITATION,
    REQUEST,
    COUNTER,
    RECORDED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static How of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** One that begins. */
  record Fresh(UUID person, AgentRole role, String name, How how, UUID scan) {}

  boolean holds() {
    return endedAt == null;
  }
}
