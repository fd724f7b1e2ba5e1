package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The words of a card, as they are written and kept; a draft may lack any of them.
 *
 * @param service code of what is done there, to find the offices by, or null
 * @param unverified shown with the mark 待核对, for the reason in {@code note}
 */
record CardText(
    String question,
    List<String> variants,
    List<Sentence> answer,
    List<Sentence> bring,
    List<Sentence> where,
    String service,
    List<Sentence> duration,
    List<Sentence> cost,
    List<RichBlock> more,
    List<String> related,
    List<QuizQuestion> quiz,
    boolean unverified,
    String note) {

  CardText {
    variants = Objects.requireNonNullElse(variants, List.of());
    answer = Objects.requireNonNullElse(answer, List.of());
    bring = Objects.requireNonNullElse(bring, List.of());
    where = Objects.requireNonNullElse(where, List.of());
    duration = Objects.requireNonNullElse(duration, List.of());
    cost = Objects.requireNonNullElse(cost, List.of());
    more = Objects.requireNonNullElse(more, List.of());
    related = Objects.requireNonNullElse(related, List.of());
    quiz = Objects.requireNonNullElse(quiz, List.of());
  }

  Stream<Sentence> sentences() {
    return Stream.of(answer, bring, where, duration, cost).flatMap(List::stream);
  }

  CardText with(List<QuizQuestion> questions) {
    return new CardText(
        question,
        variants,
        answer,
        bring,
        where,
        service,
        duration,
        cost,
        more,
        related,
        questions,
        unverified,
        note);
  }
}
