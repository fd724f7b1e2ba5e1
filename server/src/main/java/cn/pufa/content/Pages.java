package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Cards and guides as the reader gets them. */
final class Pages {

  record CardSummary(String id, String topic, String question, String lead, boolean unverified) {}

  record GuideSummary(
      String id, String topic, String title, String lead, int steps, boolean unverified) {}

  /**
   * @param piece one that a reader may open now, or null
   * @param kind of that piece
   */
  record Run(String text, Boolean bold, String piece, String kind, String article) {}

  record Block(RichBlock.Type type, List<List<Run>> items) {}

  record Sentence(String text, List<Integer> cites) {}

  record Why(String text, List<Statutes.Citation> citations) {}

  record Question(String ask, List<String> choices, int right, Why why) {}

  record CardPage(
      String id,
      String topic,
      String topicName,
      String question,
      List<Sentence> answer,
      List<Sentence> bring,
      List<Sentence> where,
      String service,
      List<Sentence> duration,
      List<Sentence> cost,
      List<Block> more,
      List<Statutes.Citation> citations,
      List<CardSummary> related,
      List<Question> quiz,
      String recording,
      boolean unverified,
      String note,
      LocalDate updated) {}

  record Step(
      String title,
      List<Sentence> text,
      List<Block> more,
      List<Sentence> bring,
      List<Sentence> where,
      String service,
      List<Sentence> duration,
      List<Sentence> cost) {}

  record GuidePage(
      String id,
      String topic,
      String topicName,
      String title,
      List<Sentence> summary,
      List<Sentence> who,
      List<Step> steps,
      List<Sentence> cannot,
      List<Statutes.Citation> citations,
      List<CardSummary> related,
      String recording,
      boolean unverified,
      String note,
      LocalDate updated) {}

  private static final String CHANGED = "引用的法律条文有变化，正在核对。";

  private final Cards cards;

  Pages(Cards cards) {
    this.cards = cards;
  }

  CardSummary summary(Card card) {
    return new CardSummary(
        card.id(),
        card.topic(),
        card.question(),
        card.text().answer().getFirst().text(),
        card.unverified() || cards.isDoubtful(card.refs()));
  }

  GuideSummary summary(Guide guide) {
    return new GuideSummary(
        guide.id(),
        guide.topic(),
        guide.title(),
        guide.text().summary().getFirst().text(),
        guide.text().steps().size(),
        guide.text().unverified() || cards.isDoubtful(guide.refs()));
  }

  CardPage page(Card card) {
    CardText text = card.text();
    List<ArticleRef> refs = card.refs();
    return new CardPage(
        card.id(),
        card.topic(),
        topicName(card.topic()),
        text.question(),
        sentences(text.answer(), refs),
        sentences(text.bring(), refs),
        sentences(text.where(), refs),
        text.service(),
        sentences(text.duration(), refs),
        sentences(text.cost(), refs),
        rich(text.more()),
        refs.stream().map(cards::citation).toList(),
        related(text.related()),
        quiz(text.quiz()),
        recording(card.recording()),
        text.unverified() || cards.isDoubtful(refs),
        note(text.unverified(), text.note(), refs),
        card.updated());
  }

  GuidePage page(Guide guide) {
    GuideText text = guide.text();
    List<ArticleRef> refs = guide.refs();
    return new GuidePage(
        guide.id(),
        guide.topic(),
        topicName(guide.topic()),
        text.title(),
        sentences(text.summary(), refs),
        sentences(text.who(), refs),
        text.steps().stream().map(step -> step(step, refs)).toList(),
        sentences(text.cannot(), refs),
        refs.stream().map(cards::citation).toList(),
        related(text.related()),
        recording(guide.recording()),
        text.unverified() || cards.isDoubtful(refs),
        note(text.unverified(), text.note(), refs),
        guide.updated());
  }

  private Step step(GuideText.Step step, List<ArticleRef> refs) {
    return new Step(
        step.title(),
        sentences(step.text(), refs),
        rich(step.more()),
        sentences(step.bring(), refs),
        sentences(step.where(), refs),
        step.service(),
        sentences(step.duration(), refs),
        sentences(step.cost(), refs));
  }

  private static List<Sentence> sentences(List<Card.Sentence> sentences, List<ArticleRef> refs) {
    return sentences.stream()
        .map(sentence -> new Sentence(sentence.text(), sentence.refs().map(refs::indexOf).toList()))
        .toList();
  }

  /** Null for none. */
  private List<Block> rich(List<RichBlock> blocks) {
    return blocks.isEmpty() ? null : blocks.stream().map(this::block).toList();
  }

  private Block block(RichBlock block) {
    return new Block(
        block.type(),
        block.items().stream().map(item -> item.stream().map(this::run).toList()).toList());
  }

  private Run run(RichBlock.Run run) {
    String kind = run.piece() == null ? null : kind(run.piece());
    return new Run(run.text(), run.bold(), kind == null ? null : run.piece(), kind, run.article());
  }

  /** Null where it is not public now: words that open nothing are no link. */
  private String kind(String piece) {
    if (cards.card(piece).isPresent()) {
      return "card";
    }
    return cards.guide(piece).isPresent() ? "guide" : null;
  }

  /** Null where there is none, or where the law behind it has changed and nobody has looked. */
  private List<Question> quiz(List<QuizQuestion> quiz) {
    boolean isSure = !cards.isDoubtful(quiz.stream().flatMap(one -> one.why().refs()).toList());
    return quiz.isEmpty() || !isSure ? null : quiz.stream().map(this::question).toList();
  }

  private Question question(QuizQuestion question) {
    var why = new Why(question.why().text(), question.why().refs().map(cards::citation).toList());
    return new Question(question.ask(), question.choices(), question.right(), why);
  }

  private static String recording(UUID recording) {
    return recording == null ? null : EditionViews.RECORDINGS + recording;
  }

  private String note(boolean unverified, String note, List<ArticleRef> refs) {
    String own = unverified ? note : null;
    if (!cards.isDoubtful(refs)) {
      return own;
    }
    return own == null ? CHANGED : CHANGED + own;
  }

  private List<CardSummary> related(List<String> ids) {
    return ids.stream().flatMap(id -> cards.card(id).stream()).map(this::summary).toList();
  }

  private String topicName(String code) {
    return cards.topics().stream()
        .filter(topic -> topic.code().equals(code))
        .findFirst()
        .orElseThrow()
        .name();
  }
}
