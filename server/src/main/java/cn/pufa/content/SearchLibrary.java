package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cards and articles as the search holds them, and as it answers with them. */
final class SearchLibrary {

  record Cited(String law, String article) {
    /** As documents name it. */
    String label() {
      return law + " " + article;
    }
  }

  record Item(
      String kind,
      String id,
      String title,
      String topic,
      String law,
      String article,
      List<Cited> citations,
      String snippet) {

    /** Its citations in the order that fits the question, the first of them in front. */
    Item answering(List<String> labels, String snippet) {
      Map<String, Cited> byLabel =
          citations.stream().collect(Collectors.toMap(Cited::label, cited -> cited));
      List<Cited> ordered = labels.stream().map(byLabel::get).toList();
      String law = ordered.isEmpty() ? null : ordered.getFirst().law();
      String article = ordered.isEmpty() ? null : ordered.getFirst().article();
      return new Item(kind, id, title, topic, law, article, ordered, snippet);
    }
  }

  private final AskedQuestions questions = AskedQuestions.load();
  private final ArticleTopics topics = ArticleTopics.load();
  private final Statutes statutes;
  private final Map<ArticleRef, List<Card>> citing = new HashMap<>();
  private final List<SearchDocument> documents = new ArrayList<>();
  private final Map<String, Item> items = new HashMap<>();

  SearchLibrary(Statutes statutes, Stream<Card> cards, List<Statutes.Article> articles) {
    this.statutes = statutes;
    cards.forEach(this::add);
    articles.forEach(this::add);
  }

  List<SearchDocument> documents() {
    return documents;
  }

  Item item(String kind, String id) {
    return items.get(key(kind, id));
  }

  private static String key(String kind, String id) {
    return kind + " " + id;
  }

  private void add(Card card) {
    List<ArticleRef> refs = card.refs();
    refs.forEach(ref -> citing.computeIfAbsent(ref, any -> new ArrayList<>()).add(card));
    List<Cited> cited =
        refs.stream()
            .map(statutes::citation)
            .map(citation -> new Cited(citation.law(), citation.label()))
            .toList();
    String body = String.join("", card.sentences().map(Card.Sentence::text).toList());
    add(
        new SearchDocument(
            SearchDocument.CARD,
            card.id(),
            card.question(),
            card.topic(),
            variants(card),
            List.of(),
            body,
            labels(cited)),
        cited);
  }

  private List<String> variants(Card card) {
    return Stream.concat(card.variants().stream(), questions.ofCard(card.id()).stream()).toList();
  }

  private void add(Statutes.Article article) {
    var ref = new ArticleRef(article.statute(), article.version(), article.article());
    List<Cited> cited = List.of(new Cited(article.law(), article.label()));
    add(
        new SearchDocument(
            SearchDocument.ARTICLE,
            article.statute() + "/" + article.article(),
            "《" + article.law() + "》" + article.label(),
            topics.of(article.statute(), article.article(), statutes.topicOf(article.statute())),
            questions.of(ref),
            askedByCards(ref),
            body(article),
            labels(cited)),
        cited);
  }

  private void add(SearchDocument document, List<Cited> cited) {
    documents.add(document);
    var item =
        new Item(
            document.kind(),
            document.id(),
            document.title(),
            document.topic(),
            null,
            null,
            cited,
            "");
    items.put(key(item.kind(), item.id()), item.answering(document.citations(), ""));
  }

  private static List<String> labels(List<Cited> cited) {
    return cited.stream().map(Cited::label).toList();
  }

  /** A card's questions and the sentences that cite the article. */
  private List<String> askedByCards(ArticleRef ref) {
    List<String> asked = new ArrayList<>();
    for (Card card : citing.getOrDefault(ref, List.of())) {
      asked.add(card.question());
      asked.addAll(card.variants());
      card.sentences()
          .filter(sentence -> sentence.refs().anyMatch(ref::equals))
          .forEach(sentence -> asked.add(sentence.text()));
    }
    return asked;
  }

  private static String body(Statutes.Article article) {
    String gist = article.gist() == null ? "" : article.gist();
    String text = article.text() == null ? "" : article.text();
    return gist + text;
  }
}
