package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Questions that a worker writes down for residents at a stand (现场). They go the way of every other
 * question; the asker has a code, and nothing is kept that could tell who it was.
 */
public final class StandQuestions {

  /**
   * @param code told once; only its hash is kept
   */
  public record Slip(String code, Asked question) {}

  /** As the stand shows it: how it stands, without its answer. */
  public record Asked(
      UUID id,
      String wording,
      String topicName,
      Question.State state,
      boolean urgent,
      Instant askedAt,
      Instant answeredAt) {}

  private final Signals signals;
  private final Places places;
  private final Cleaning cleaning;
  private final BusinessClock clock;
  private final String division;

  StandQuestions(
      Signals signals, Places places, Cleaning cleaning, BusinessClock clock, String division) {
    this.signals = signals;
    this.places = places;
    this.cleaning = cleaning;
    this.clock = clock;
    this.division = division;
  }

  /**
   * The words are cleaned before anything is kept: unlike the asker herself, the worker has
   * nobody's leave to keep more.
   *
   * @param township nine digits, null for the whole county
   */
  public Slip ask(Tx tx, UUID stand, String text, String topic, String township) {
    places.require(topic, township);
    if (cleaning.phrase(text) == null) {
      throw Problem.invalid("/text", "去掉号码、姓名和住址以后没有剩下问题，请写清楚要问的事");
    }
    String code = QuestionCode.make();
    Question question = keep(tx, stand, text, topic, township, clock.now(), code);
    signals.stand(tx, topic, township, text);
    return new Slip(code, asked(question));
  }

  private Question keep(
      Tx tx, UUID stand, String text, String topic, String township, Instant at, String code) {
    String clean = cleaning.clean(text);
    boolean urgent = Danger.speaksIn(text);
    Question question =
        Question.asked(
            UUID.randomUUID(),
            null,
            Question.Kind.QUESTION,
            topic,
            township,
            clean,
            clean,
            urgent,
            at,
            null,
            stand);
    QuestionStore.insert(tx, division, question, QuestionCode.hash(code));
    return question;
  }

  /** In the order in which they were asked. */
  public List<Asked> of(Tx tx, UUID stand) {
    return QuestionStore.ofStand(tx, stand).stream().map(this::asked).toList();
  }

  private Asked asked(Question question) {
    return new Asked(
        question.id(),
        question.wording(),
        places.topicName(question.topic()),
        question.state(),
        question.urgent(),
        question.askedAt(),
        question.answeredAt());
  }

  /**
   * For records of a time before this service, such as the demo's.
   *
   * @param answer null where it still waits
   */
  public void recordPast(Tx tx, UUID stand, String text, String topic, Instant at, String answer) {
    Question question = keep(tx, stand, text, topic, null, at, QuestionCode.make());
    if (answer != null) {
      QuestionStore.answer(tx, question.id(), Question.State.ANSWERED, answer, List.of(), at, null);
    }
  }
}
