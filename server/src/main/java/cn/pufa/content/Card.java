package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * One card as its writer leaves it.
 *
 * @param variants other ways residents ask the same
 * @param unverified shown with the mark 待核对, for the reason in {@code note}
 */
record Card(
    String id,
    String topic,
    String question,
    List<String> variants,
    List<Sentence> answer,
    List<Sentence> bring,
    List<Sentence> where,
    List<Sentence> duration,
    List<Sentence> cost,
    List<String> related,
    boolean unverified,
    String note,
    LocalDate updated) {

  /**
   * @param cites {@code statute@version#article}; empty where the sentence claims no law
   */
  record Sentence(String text, List<String> cites) {
    Stream<ArticleRef> refs() {
      return cites.stream().map(ArticleRef::parse);
    }
  }

  /** Every sentence, answer first. */
  Stream<Sentence> sentences() {
    return Stream.of(answer, bring, where, duration, cost).flatMap(List::stream);
  }

  /** The articles cited, each once, in the order of reading. */
  List<ArticleRef> refs() {
    return sentences().flatMap(Sentence::refs).distinct().toList();
  }
}
