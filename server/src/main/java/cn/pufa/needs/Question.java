package cn.pufa.needs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a resident asked the bureau, or said about this service.
 *
 * @param person null where nobody was signed in, and once it is forgotten
 * @param text as it was asked; null once it is erased or forgotten
 * @param wording fit to be shown
 * @param answeredBy null where a published card answered it
 * @param dueOn by when a suggestion or complaint is answered; see {@link AnswerPeriods}
 * @param stand where a worker wrote it down (现场), null for one asked from a phone
 * @param changedAt when its version came, null for the first
 */
record Question(
    UUID id,
    UUID person,
    Kind kind,
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
    LocalDate dueOn,
    UUID stand,
    int version,
    Instant changedAt) {

  private static final int FIRST = 1;

  /** About the law, or about this service (意见, 投诉). */
  enum Kind {
    QUESTION,
    SUGGESTION,
    COMPLAINT
  }

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
      Kind kind,
      String topic,
      String township,
      String text,
      String wording,
      boolean urgent,
      Instant at,
      LocalDate dueOn,
      UUID stand) {
    return new Question(
        id,
        person,
        kind,
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
        dueOn,
        stand,
        FIRST,
        null);
  }

  boolean isAboutService() {
    return kind != Kind.QUESTION;
  }

  boolean isUnseen() {
    return answeredAt != null && (seenAt == null || seenAt.isBefore(answeredAt));
  }
}
