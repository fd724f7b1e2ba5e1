package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.time.LocalDate;
import java.util.List;

/** Operations of {@code content.yaml}. */
public final class ContentRoutes {

  private static final int DEFAULT_SIZE = 10;

  private record TopicLine(String code, String name, String example, int cards) {}

  private record TopicList(List<TopicLine> items) {}

  private record CardSummary(
      String id, String topic, String question, String lead, boolean unverified) {}

  private record CardList(List<CardSummary> items) {}

  private record Sentence(String text, List<Integer> cites) {}

  private record CardPage(
      String id,
      String topic,
      String topicName,
      String question,
      List<Sentence> answer,
      List<Sentence> bring,
      List<Sentence> where,
      List<Sentence> duration,
      List<Sentence> cost,
      List<Statutes.Citation> citations,
      List<CardSummary> related,
      boolean unverified,
      String note,
      LocalDate updated) {}

  private record SearchResult(List<SearchLibrary.Item> items) {}

  private final Cards cards;
  private final Search search;

  public ContentRoutes(Statutes statutes, Changes changes) {
    this.cards = new Cards(statutes);
    this.search = new Search(cards, statutes, changes);
  }

  public void bind(Routes routes) {
    routes.add("listTopics", this::listTopics);
    routes.add("listCards", this::listCards);
    routes.add("getCard", this::getCard);
    routes.add("search", this::search);
  }

  /** Builds the first index; the rest of the server answers meanwhile. */
  public void start() {
    search.rebuildSoon();
  }

  /** Null when search can answer. */
  public String searchFault() {
    return search.fault();
  }

  private Answer listTopics(Request request) {
    return Answer.ok(
        new TopicList(
            cards.topics().stream()
                .map(
                    topic ->
                        new TopicLine(topic.code(), topic.name(), topic.example(), count(topic)))
                .toList()));
  }

  private int count(Topic topic) {
    return (int) cards.shown().filter(card -> card.topic().equals(topic.code())).count();
  }

  private Answer listCards(Request request) {
    String topic = request.text("topic");
    return Answer.ok(
        new CardList(
            cards
                .shown()
                .filter(card -> topic == null || card.topic().equals(topic))
                .map(ContentRoutes::summary)
                .toList()));
  }

  private static CardSummary summary(Card card) {
    return new CardSummary(
        card.id(),
        card.topic(),
        card.question(),
        card.answer().getFirst().text(),
        card.unverified());
  }

  private Answer getCard(Request request) {
    return cards
        .shown(request.text("card"))
        .map(this::page)
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private CardPage page(Card card) {
    List<ArticleRef> refs = card.refs();
    return new CardPage(
        card.id(),
        card.topic(),
        cards.topics().stream()
            .filter(topic -> topic.code().equals(card.topic()))
            .findFirst()
            .orElseThrow()
            .name(),
        card.question(),
        sentences(card.answer(), refs),
        sentences(card.bring(), refs),
        sentences(card.where(), refs),
        sentences(card.duration(), refs),
        sentences(card.cost(), refs),
        refs.stream().map(cards::citation).toList(),
        card.related().stream()
            .flatMap(id -> cards.shown(id).stream())
            .map(ContentRoutes::summary)
            .toList(),
        card.unverified(),
        card.note(),
        card.updated());
  }

  private static List<Sentence> sentences(List<Card.Sentence> sentences, List<ArticleRef> refs) {
    return sentences.stream()
        .map(sentence -> new Sentence(sentence.text(), sentence.refs().map(refs::indexOf).toList()))
        .toList();
  }

  private Answer search(Request request) {
    int size = request.parameters().get("size") instanceof Integer asked ? asked : DEFAULT_SIZE;
    return Answer.ok(
        new SearchResult(search.search(request.text("q"), request.text("topic"), size)));
  }
}
