package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The quiz questions of public cards, for whoever asks them elsewhere; without those of cards
 * marked 待核对 and those whose articles have changed since somebody looked.
 */
public final class QuizBank {

  /**
   * @param title the card's own question
   * @param question place below the card, from 0
   * @param basis articles it stands on, in words
   */
  public record Item(
      String card,
      String title,
      int question,
      String ask,
      List<String> choices,
      int right,
      String why,
      List<String> basis) {

    private boolean asks(String ask, List<String> choices, int right) {
      return this.ask.equals(ask) && this.choices.equals(choices) && this.right == right;
    }
  }

  private final Cards cards;

  public QuizBank(Cards cards) {
    this.cards = cards;
  }

  public boolean hasTopic(String topic) {
    return cards.hasTopic(topic);
  }

  public List<Item> of(String topic) {
    return cards.live().filter(card -> card.topic().equals(topic)).flatMap(this::items).toList();
  }

  public Optional<Item> item(String card, int question) {
    return items(card).filter(item -> item.question() == question).findFirst();
  }

  /** The very question as it stands today; empty where it may be asked no more. */
  public Optional<Item> same(String card, String ask, List<String> choices, int right) {
    return items(card).filter(item -> item.asks(ask, choices, right)).findFirst();
  }

  private Stream<Item> items(String card) {
    return cards.card(card).stream().flatMap(this::items);
  }

  private Stream<Item> items(Card card) {
    if (card.unverified() || cards.isDoubtful(card.refs())) {
      return Stream.empty();
    }
    return IntStream.range(0, card.quiz().size())
        .filter(place -> !cards.isDoubtful(refs(card, place)))
        .mapToObj(place -> item(card, place));
  }

  private static List<ArticleRef> refs(Card card, int place) {
    return card.quiz().get(place).why().refs().toList();
  }

  private Item item(Card card, int place) {
    QuizQuestion question = card.quiz().get(place);
    return new Item(
        card.id(),
        card.question(),
        place,
        question.ask(),
        question.choices(),
        question.right(),
        question.why().text(),
        refs(card, place).stream().map(cards::citation).map(QuizBank::words).toList());
  }

  private static String words(Statutes.Citation citation) {
    return "《" + citation.law() + "》" + citation.label();
  }
}
