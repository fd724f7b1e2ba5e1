package cn.pufa.search;

import java.util.List;

/**
 * What can be found: a card, a guide, an article of a statute.
 *
 * @param kind "card", "guide" or "article"; with id it names the document
 * @param title a card's question; an article's statute and label, 《…》第一千零七十七条
 * @param topic the topic a search may be narrowed to
 * @param variants other ways residents ask for it
 * @param asked questions of the cards that cite the article; near it, but not always about it
 * @param body the text, plain; for an article, its gist and its text
 * @param citations the articles it cites, in reading order; an article's own
 */
record SearchDocument(
    String kind,
    String id,
    String title,
    String topic,
    List<String> variants,
    List<String> asked,
    String body,
    List<Cited> citations) {

  static final String CARD = "card";
  static final String GUIDE = "guide";
  static final String ARTICLE = "article";

  /**
   * @param law the title at the head of the text, @param article as printed, 第一千零七十七条
   */
  record Cited(String law, String article) {}

  SearchDocument {
    variants = List.copyOf(variants);
    asked = List.copyOf(asked);
    citations = List.copyOf(citations);
  }

  String key() {
    return kind + " " + id;
  }

  boolean isArticle() {
    return kind.equals(ARTICLE);
  }

  /** Written for people, in plain words, and resting on articles. */
  boolean isPlainWords() {
    return !isArticle();
  }
}
