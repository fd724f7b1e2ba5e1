package cn.pufa.needs;

import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Residents' questions, for whoever makes cards of them. */
public final class Questions {

  private static final String ANSWERED_BY_CARD = "您问的事，我们写成了一张卡片，请看下面。";

  private final String division;
  private final AnswerPeriods periods;
  private final BusinessClock clock;

  Questions(String division, AnswerPeriods periods, BusinessClock clock) {
    this.division = division;
    this.periods = periods;
    this.clock = clock;
  }

  /**
   * Empty until somebody has read it and settled its wording. Whoever else would make something of
   * it waits here.
   */
  public Optional<CleanedQuestion> lockCleaned(Tx tx, UUID question) {
    return QuestionStore.lockCleaned(tx, division, question);
  }

  int countWaiting(Tx tx) {
    return QuestionStore.count(tx, division, new QuestionStore.Filter("waiting", null, false));
  }

  /** Of those that came before the days off were entered. */
  void setDueDays(Tx tx) {
    for (Question question : QuestionStore.withoutDueDay(tx)) {
      LocalDate due = periods.due(tx, question.kind(), dayOf(question.askedAt()));
      if (due != null) {
        QuestionStore.setDueDay(tx, question.id(), due);
      }
    }
  }

  private static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, BusinessClock.ZONE);
  }

  void answered(Tx tx, UUID question, String card) {
    QuestionStore.answeredByCard(tx, question, card, clock.now(), ANSWERED_BY_CARD);
  }

  /** Nobody's, with the code of nobody. */
  void recordPast(
      Tx tx,
      Question.Kind kind,
      String text,
      String topic,
      String township,
      Instant at,
      String answer) {
    UUID id = UUID.randomUUID();
    boolean urgent = Danger.speaksIn(text);
    LocalDate due = periods.due(tx, kind, dayOf(at));
    QuestionStore.insert(
        tx,
        division,
        Question.asked(id, null, kind, topic, township, text, text, urgent, at, due, null),
        null);
    if (answer != null) {
      QuestionStore.answer(
          tx, id, Question.State.ANSWERED, answer, List.of(), at.plus(Duration.ofDays(1)), null);
    }
  }
}
