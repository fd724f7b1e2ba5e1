package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One card as the public has it.
 *
 * @param recording its uploaded recording, or null
 */
public record Card(String id, String topic, CardText text, LocalDate updated, UUID recording) {

  /**
   * @param cites {@code statute@version#article}; empty where the sentence claims no law
   * @param computed whether its numbers are worked out from those of the articles
   */
  public record Sentence(String text, List<String> cites, boolean computed) {

    public Sentence {
      cites = Objects.requireNonNullElse(cites, List.of());
    }

    public Stream<ArticleRef> refs() {
      return cites.stream().map(ArticleRef::parse);
    }
  }

  public String question() {
    return text.question();
  }

  /** Other ways residents ask the same. */
  public List<String> variants() {
    return text.variants();
  }

  public List<QuizQuestion> quiz() {
    return text.quiz();
  }

  /** Shown with the mark 待核对, for the reason in its note. */
  public boolean unverified() {
    return text.unverified();
  }

  /** Every sentence, answer first; without those of the quiz. */
  public Stream<Sentence> sentences() {
    return text.sentences();
  }

  /** The articles cited, each once, in the order of reading; without those of the quiz. */
  public List<ArticleRef> refs() {
    return sentences().flatMap(Sentence::refs).distinct().toList();
  }
}
