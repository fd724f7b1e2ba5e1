package cn.pufa.stand;

import cn.pufa.content.QuizBank;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * @param event it is filed under, null until then
 * @param before sheets handed in before, @param after sheets handed in after
 */
record Stand(
    UUID id,
    String title,
    LocalDate heldOn,
    String division,
    String topic,
    UUID event,
    Instant openedAt,
    Instant closedAt,
    int before,
    int after) {

  enum State {
    PREPARED,
    OPEN,
    CLOSED
  }

  enum Phase {
    BEFORE,
    AFTER;

    static Phase of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param division null for the recorder's own
   */
  record Draft(String title, LocalDate heldOn, String topic, String division) {}

  /** Three questions that somebody took. */
  record Sheet(Phase phase, boolean handedIn) {}

  /** A question as it was chosen. */
  record Item(String card, String ask, List<String> choices, int right, String why) {

    static Item of(QuizBank.Item item) {
      return new Item(item.card(), item.ask(), item.choices(), item.right(), item.why());
    }

    /** The same question as it stands today; empty where it may be asked no more. */
    Optional<QuizBank.Item> today(QuizBank bank) {
      return bank.same(card, ask, choices, right);
    }
  }

  State state(LocalDate today) {
    if (closedAt != null || heldOn.isBefore(today)) {
      return State.CLOSED;
    }
    return openedAt == null ? State.PREPARED : State.OPEN;
  }

  static String record(UUID id) {
    return "stand/" + id;
  }
}
