package cn.pufa.law;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that cites an article that is no longer, or soon no longer, what it was (待复核).
 *
 * @param newVersion that took or will take the place; null where the statute ended
 * @param now the article of it in the place of the one cited; null where there is none
 * @param dueOn the day from which it is so; it may lie ahead
 * @param withdrawnAt when the subject was taken off the public side for it, or null
 * @param settledBy null while it is open, or where it settled itself
 */
record StaleCitation(
    UUID id,
    Citations.Subject subject,
    ArticleRef ref,
    What what,
    LocalDate newVersion,
    ArticleRef now,
    LocalDate dueOn,
    Instant foundAt,
    Instant withdrawnAt,
    Instant settledAt,
    UUID settledBy,
    How settledHow,
    String settledNote) {

  /** What happened to the article; the names are those of the contract. */
  enum What {
    changed,
    renumbered,
    gone,
    repealed,
    /** There is a new version whose text is not held. */
    unknown,
    /** The version cited was given another text or a later day; it is its own new version. */
    corrected;

    /** Whether nothing of it is law any more. */
    boolean isEnd() {
      return this == gone || this == repealed;
    }
  }

  /** How it was settled; the first two by a person, the others by themselves. */
  enum How {
    still_right,
    noted,
    /** The subject cites it no more. */
    rewritten,
    /** The text came, and its words are the same. */
    unchanged,
    /** A still newer version came. */
    replaced
  }

  /**
   * A citation that is not as it should be.
   *
   * @param newVersion null where the statute ended, @param newArticle null where nothing took the
   *     place
   */
  record Finding(What what, LocalDate newVersion, Integer newArticle, LocalDate dueOn) {}

  boolean isOpen() {
    return settledAt == null;
  }
}
