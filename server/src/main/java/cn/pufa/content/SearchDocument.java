package cn.pufa.content;

import java.util.List;

/**
 * What can be found: a card, a guide, an article of a statute.
 *
 * @param kind "card", "article" and so on; with id it names the document
 * @param title a card's question; an article's statute and label, 民法典·婚姻家庭编 第一千零七十七条
 * @param topic the topic a search may be narrowed to
 * @param variants other ways residents ask for it
 * @param asked questions of the cards that cite the article; near it, but not always about it
 * @param body the text, Markdown allowed; for an article, its text and its gist
 * @param citations the articles it cites, each as statute and label; an article's own first
 */
public record SearchDocument(
    String kind,
    String id,
    String title,
    String topic,
    List<String> variants,
    List<String> asked,
    String body,
    List<String> citations) {

  static final String CARD = "card";
  static final String ARTICLE = "article";

  public SearchDocument {
    variants = List.copyOf(variants);
    asked = List.copyOf(asked);
    citations = List.copyOf(citations);
  }

  boolean isCard() {
    return kind.equals(CARD);
  }
}
