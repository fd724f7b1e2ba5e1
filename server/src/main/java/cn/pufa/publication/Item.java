package cn.pufa.publication;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One item of a batch.
 *
 * @param facts what is hashed and public; null, as the hash and the words, before it is frozen
 */
record Item(
    UUID id,
    UUID batch,
    int no,
    Subject subject,
    UUID organization,
    String creditCode,
    String name,
    SortedMap<String, String> facts,
    String sha256,
    String words,
    Instant withdrawnAt,
    String reason) {

  /** Facts of its place in the batch, which no record has. */
  private static final Set<String> OF_THE_BATCH = Set.of("no", "kind", "salt");

  static Item of(UUID batch, int no, Candidate from) {
    return new Item(
        UUID.randomUUID(),
        batch,
        no,
        from.subject(),
        from.organization(),
        from.creditCode(),
        from.name(),
        null,
        null,
        from.words(),
        null,
        null);
  }

  /**
   * Whether its record says something else than was frozen. Its words do not tell: an act that took
   * the place of another with the same outcome has another number and another day.
   *
   * @param now as the record reads now; null where it is gone
   */
  boolean isOutdated(Candidate now) {
    return now == null
        || words != null && !words.equals(now.words())
        || facts != null && !recorded().equals(now.facts());
  }

  private Map<String, String> recorded() {
    var recorded = new TreeMap<>(facts);
    recorded.keySet().removeAll(OF_THE_BATCH);
    return recorded;
  }

  boolean isWithdrawn() {
    return withdrawnAt != null;
  }
}
