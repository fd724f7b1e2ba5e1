package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Search over cards and the articles in force. The index is built beside the running server and put
 * in place whole; an imported text sets off a new one.
 */
final class Search {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.search");

  record Cited(String law, String article) {}

  record Item(
      String kind,
      String id,
      String title,
      String topic,
      String law,
      String article,
      List<Cited> citations,
      String snippet) {}

  private record Snapshot(SearchIndex index, Map<String, Item> items) {}

  private final Cards cards;
  private final Statutes statutes;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private final Object building = new Object();
  private volatile Snapshot snapshot;

  Search(Cards cards, Statutes statutes, Changes changes) {
    this.cards = cards;
    this.statutes = statutes;
    changes.on(Statutes.CHANGE, code -> rebuildSoon());
  }

  void rebuildSoon() {
    stale.set(true);
    Thread.ofPlatform().daemon().name("search-index").start(this::rebuildIfStale);
  }

  /** One build at a time; a change during a build asks for another. */
  private void rebuildIfStale() {
    synchronized (building) {
      if (stale.getAndSet(false)) {
        try {
          snapshot = build();
        } catch (RuntimeException fault) {
          stale.set(true);
          LOG.error("search index could not be built", fault);
        }
      }
    }
  }

  /** Null when there is an index to ask. */
  String fault() {
    return snapshot == null ? "building" : null;
  }

  List<Item> search(String query, String topic, int size) {
    Snapshot now = snapshot;
    if (now == null) {
      throw cn.pufa.platform.http.Problem.of(
          cn.pufa.platform.http.ProblemType.UNAVAILABLE, "正在准备搜索，请过几秒再试。");
    }
    return now.index().search(query, topic, size).stream()
        .map(hit -> withSnippet(now.items().get(key(hit.kind(), hit.id())), hit.snippet()))
        .toList();
  }

  private static Item withSnippet(Item item, String snippet) {
    return new Item(
        item.kind(),
        item.id(),
        item.title(),
        item.topic(),
        item.law(),
        item.article(),
        item.citations(),
        snippet);
  }

  private Snapshot build() {
    List<SearchDocument> documents = new ArrayList<>();
    Map<String, Item> items = new HashMap<>();
    Map<ArticleRef, List<String>> askedOf = new HashMap<>();
    cards
        .shown()
        .forEach(
            card -> {
              Item item = item(card);
              items.put(key(item.kind(), item.id()), item);
              documents.add(document(card, item));
              card.refs()
                  .forEach(
                      ref ->
                          askedOf
                              .computeIfAbsent(ref, any -> new ArrayList<>())
                              .addAll(questions(card)));
            });
    for (Statutes.Article article : statutes.allInForce()) {
      Item item = item(article);
      items.put(key(item.kind(), item.id()), item);
      var ref = new ArticleRef(article.statute(), article.version(), article.article());
      documents.add(document(article, item, askedOf.getOrDefault(ref, List.of())));
    }
    return new Snapshot(SearchIndex.build(documents), items);
  }

  private static String key(String kind, String id) {
    return kind + " " + id;
  }

  private static List<String> questions(Card card) {
    List<String> questions = new ArrayList<>(card.variants());
    questions.addFirst(card.question());
    return questions;
  }

  private Item item(Card card) {
    List<Cited> cited =
        card.refs().stream()
            .map(statutes::citation)
            .map(citation -> new Cited(citation.law(), citation.label()))
            .toList();
    String law = cited.isEmpty() ? null : cited.getFirst().law();
    String article = cited.isEmpty() ? null : cited.getFirst().article();
    return new Item("card", card.id(), card.question(), card.topic(), law, article, cited, "");
  }

  private Item item(Statutes.Article article) {
    String id = article.statute() + "/" + article.article();
    String title = "《" + article.law() + "》" + article.label();
    List<Cited> cited = List.of(new Cited(article.law(), article.label()));
    String topic = statutes.topicOf(article.statute());
    return new Item("article", id, title, topic, article.law(), article.label(), cited, "");
  }

  private static SearchDocument document(Card card, Item item) {
    String body = String.join("", card.sentences().map(Card.Sentence::text).toList());
    return new SearchDocument(
        item.kind(), item.id(), item.title(), item.topic(), card.variants(), body, laws(item));
  }

  private static SearchDocument document(
      Statutes.Article article, Item item, List<String> askedBy) {
    String gist = article.gist() == null ? "" : article.gist();
    String text = article.text() == null ? "" : article.text();
    return new SearchDocument(
        item.kind(), item.id(), item.title(), item.topic(), askedBy, gist + text, laws(item));
  }

  private static List<String> laws(Item item) {
    return item.citations().stream().map(cited -> cited.law() + " " + cited.article()).toList();
  }
}
