package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import cn.pufa.law.ArticleRef;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One guide (办事指南) as the public has it.
 *
 * @param recording its uploaded recording, or null
 */
public record Guide(String id, String topic, GuideText text, LocalDate updated, UUID recording) {

  public String title() {
    return text.title();
  }

  /** Other ways residents ask for it. */
  public List<String> variants() {
    return text.variants();
  }

  public List<String> stepTitles() {
    return text.steps().stream().map(GuideText.Step::title).toList();
  }

  /** Every sentence, in the order of reading. */
  public Stream<Sentence> sentences() {
    return text.sentences();
  }

  /** The articles cited, each once, in the order of reading. */
  public List<ArticleRef> refs() {
    return sentences().flatMap(Sentence::refs).distinct().toList();
  }
}
