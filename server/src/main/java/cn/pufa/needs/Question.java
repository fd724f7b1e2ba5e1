package cn.pufa.needs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a resident asked the bureau.
 *
 * @param person null where nobody was signed in, and once it is forgotten
 * @param text as it was asked; null once it is erased or forgotten
 * @param wording fit to be shown
 * @param answeredBy null where a published card answered it
 * @param stand where a worker wrote it down (现场), null for one asked from a phone
 */
record Question(
    UUID id,
    UUID person,
    String topic,
    String township,
    String text,
    String wording,
    Instant cleanedAt,
    boolean urgent,
    State state,
    String answer,
    List<String> cards,
    Instant answeredAt,
    UUID answeredBy,
    UUID mergedInto,
    Instant seenAt,
    Instant askedAt,
    UUID stand) {

  enum State {
    WAITING,
    ANSWERED,
    TRANSFERRED,
    MERGED
  }

  /** One that waits. */
  static Question asked(
      UUID id,
      UUID person,
      String topic,
      String township,
      String text,
      String wording,
      boolean urgent,
      Instant at,
      UUID stand) {
    return new Question(
        id,
        person,
        topic,
        township,
        text,
        wording,
        null,
        urgent,
        State.WAITING,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        at,
        stand);
  }

  boolean isUnseen() {
    return answeredAt != null && (seenAt == null || seenAt.isBefore(answeredAt));
  }
}
