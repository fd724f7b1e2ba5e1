package cn.pufa.exam;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Citations;
import cn.pufa.law.CitingKind;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Questions, as the law sees those that cite it. */
final class CitingQuestions implements CitingKind {

  private final Citations citations;
  private final BusinessClock clock;

  CitingQuestions(Citations citations, BusinessClock clock) {
    this.citations = citations;
    this.clock = clock;
  }

  @Override
  public String feature() {
    return DrawableQuestions.KIND;
  }

  @Override
  public Map<String, Described> describe(Tx tx, Collection<String> ids) {
    return QuestionStore.byIds(tx, ids).stream()
        .collect(
            Collectors.toMap(
                Question::id,
                question ->
                    new Described(
                        "考试题：" + question.text().ask(), "/exam/questions/" + question.id(), null)));
  }

  @Override
  public void withdraw(Tx tx, String id, String reason) {
    QuestionStore.takeOff(tx, id, reason);
  }

  @Override
  public void carried(Tx tx, String id, ArticleRef from, ArticleRef to) {
    QuestionStore.lock(tx, id).ifPresent(question -> carry(tx, question, from, to));
  }

  /** The law has registered the newer citation already. */
  private void carry(Tx tx, Question question, ArticleRef from, ArticleRef to) {
    List<String> cites =
        question.text().cites().stream()
            .map(cite -> cite.equals(from.toString()) ? to.toString() : cite)
            .distinct()
            .toList();
    renew(
        tx,
        question,
        question.text().citing(cites),
        Question.What.CARRIED,
        null,
        question.source());
  }

  /** A new version, and what it cites. */
  Question write(
      Tx tx, Question old, QuestionText text, Question.What what, UUID by, String source) {
    Question written = renew(tx, old, text, what, by, source);
    register(tx, written);
    return written;
  }

  private Question renew(
      Tx tx, Question old, QuestionText text, Question.What what, UUID by, String source) {
    Question question = next(tx, old, text, source);
    QuestionStore.renew(tx, question, what, by);
    return question;
  }

  private Question next(Tx tx, Question old, QuestionText text, String source) {
    int number = QuestionStore.versions(tx, old.id()).getFirst().number() + 1;
    return new Question(old.id(), old.bank(), number, text, null, null, source, clock.now());
  }

  /** A version too: whoever read it before must see that it was stopped, not put it back. */
  void stop(Tx tx, Question question, UUID by, String reason) {
    QuestionStore.stop(tx, next(tx, question, question.text(), question.source()), by, reason);
  }

  void register(Tx tx, Question question) {
    citations.register(tx, new Citations.Subject(feature(), question.id()), question.text().refs());
  }
}
