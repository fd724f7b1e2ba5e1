package cn.pufa.publication;

import java.time.Instant;
import java.util.UUID;

/**
 * A batch of what is made public together (公示批次).
 *
 * @param number null before it was first frozen, @param sha256 null unless it is frozen
 * @param items how many
 * @param reason of its withdrawal
 */
record Batch(
    UUID id,
    String number,
    String title,
    String foreword,
    State state,
    int revision,
    int items,
    String sha256,
    UUID createdBy,
    Instant createdAt,
    UUID frozenBy,
    Instant frozenAt,
    Instant publishAt,
    Instant publishedAt,
    Instant withdrawnAt,
    String reason) {

  enum State {
    DRAFT("草稿"),
    SECRECY_REVIEW("保密审查中"),
    CLEARED("审查通过"),
    SCHEDULED("定时公示"),
    PUBLISHED("已公示"),
    WITHDRAWN("已撤下"),
    DROPPED("已作废");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    String label() {
      return label;
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }

  boolean isPublic() {
    return state == State.PUBLISHED || state == State.WITHDRAWN;
  }

  boolean isWithdrawn() {
    return state == State.WITHDRAWN;
  }

  /** Who must not review it. */
  boolean isOf(UUID person) {
    return person.equals(createdBy) || person.equals(frozenBy);
  }

  String subject() {
    return "publication/" + id;
  }
}
