package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The words of a guide, as they are written and kept; a draft may lack any of them. */
record GuideText(
    String title,
    List<String> variants,
    List<Sentence> summary,
    List<Sentence> who,
    List<Step> steps,
    List<Sentence> cannot,
    List<String> related,
    boolean unverified,
    String note) {

  /**
   * @param service code of what is done there, to find the offices by, or null
   */
  record Step(
      String title,
      List<Sentence> text,
      List<RichBlock> more,
      List<Sentence> bring,
      List<Sentence> where,
      String service,
      List<Sentence> duration,
      List<Sentence> cost) {

    Step {
      text = Objects.requireNonNullElse(text, List.of());
      more = Objects.requireNonNullElse(more, List.of());
      bring = Objects.requireNonNullElse(bring, List.of());
      where = Objects.requireNonNullElse(where, List.of());
      duration = Objects.requireNonNullElse(duration, List.of());
      cost = Objects.requireNonNullElse(cost, List.of());
    }

    Stream<Sentence> sentences() {
      return Stream.of(text, bring, where, duration, cost).flatMap(List::stream);
    }
  }

  GuideText {
    variants = Objects.requireNonNullElse(variants, List.of());
    summary = Objects.requireNonNullElse(summary, List.of());
    who = Objects.requireNonNullElse(who, List.of());
    steps = Objects.requireNonNullElse(steps, List.of());
    cannot = Objects.requireNonNullElse(cannot, List.of());
    related = Objects.requireNonNullElse(related, List.of());
  }

  Stream<Sentence> sentences() {
    return Stream.of(
            Stream.of(summary, who).flatMap(List::stream),
            steps.stream().flatMap(Step::sentences),
            cannot.stream())
        .flatMap(part -> part);
  }
}
