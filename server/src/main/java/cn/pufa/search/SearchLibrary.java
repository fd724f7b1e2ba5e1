package cn.pufa.search;

import cn.pufa.content.Card;
import cn.pufa.content.Guide;
import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import cn.pufa.search.SearchDocument.Cited;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes documents of cards and of articles; each article takes up what the cards that cite it say.
 */
final class SearchLibrary {

  private final AskedQuestions questions = AskedQuestions.load();
  private final ArticleTopics topics = ArticleTopics.load();
  private final Statutes statutes;
  private final Map<ArticleRef, List<String>> asked = new HashMap<>();
  private final Map<String, SearchDocument> documents = new LinkedHashMap<>();

  private SearchLibrary(Statutes statutes) {
    this.statutes = statutes;
  }

  /** By key. */
  static Map<String, SearchDocument> documents(
      Statutes statutes,
      Stream<Card> cards,
      Stream<Guide> guides,
      List<Statutes.Article> articles) {
    var library = new SearchLibrary(statutes);
    cards.forEach(library::add);
    guides.forEach(library::add);
    articles.forEach(library::add);
    return library.documents;
  }

  private void add(Card card) {
    var variants = new ArrayList<>(card.variants());
    variants.addAll(questions.ofCard(card.id()));
    ask(card.question(), card.variants(), card.sentences().toList());
    add(
        new SearchDocument(
            SearchDocument.CARD,
            card.id(),
            card.question(),
            card.topic(),
            variants,
            List.of(),
            text(card.sentences()),
            cited(card.refs())));
  }

  private void add(Guide guide) {
    ask(guide.title(), guide.variants(), guide.sentences().toList());
    add(
        new SearchDocument(
            SearchDocument.GUIDE,
            guide.id(),
            guide.title(),
            guide.topic(),
            guide.variants(),
            List.of(),
            text(guide.sentences()) + String.join("。", guide.stepTitles()),
            cited(guide.refs())));
  }

  private static String text(Stream<Card.Sentence> sentences) {
    return String.join("", sentences.map(Card.Sentence::text).toList());
  }

  private List<Cited> cited(List<ArticleRef> refs) {
    return refs.stream()
        .map(statutes::citation)
        .map(citation -> new Cited(citation.law(), citation.label()))
        .toList();
  }

  /** An article is asked for by the questions of what cites it, and answers by those sentences. */
  private void ask(String title, List<String> variants, List<Card.Sentence> sentences) {
    sentences.stream()
        .flatMap(Card.Sentence::refs)
        .distinct()
        .forEach(
            ref -> {
              var texts = asked.computeIfAbsent(ref, any -> new ArrayList<>());
              texts.add(title);
              texts.addAll(variants);
              sentences.stream()
                  .filter(sentence -> sentence.refs().anyMatch(ref::equals))
                  .forEach(sentence -> texts.add(sentence.text()));
            });
  }

  private void add(Statutes.Article article) {
    var ref = new ArticleRef(article.statute(), article.version(), article.article());
    add(
        new SearchDocument(
            SearchDocument.ARTICLE,
            article.statute() + "/" + article.article(),
            "《" + article.law() + "》" + article.label(),
            topics.of(article.statute(), article.article(), statutes.topicOf(article.statute())),
            questions.of(ref),
            asked.getOrDefault(ref, List.of()),
            text(article.gist()) + text(article.text()),
            List.of(new Cited(article.law(), article.label()))));
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private void add(SearchDocument document) {
    documents.put(document.key(), document);
  }
}
