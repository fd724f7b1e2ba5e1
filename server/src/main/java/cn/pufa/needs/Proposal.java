package cn.pufa.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A topic to be written about in a month (选题).
 *
 * @param month its first day
 * @param asked signals of the three months before
 * @param covered cards, guides and events on the day it was proposed
 */
record Proposal(
    UUID id,
    LocalDate month,
    String topic,
    int asked,
    int covered,
    List<String> phrases,
    State state,
    Instant proposedAt,
    UUID takenBy,
    Instant takenAt,
    Instant closedAt,
    String reason,
    String card) {

  enum State {
    OPEN,
    TAKEN,
    CLOSED
  }

  /**
   * @param place its rank among those of the month, from 0
   */
  record Fresh(String topic, int asked, int covered, List<String> phrases, int place) {}
}
