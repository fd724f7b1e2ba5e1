package cn.pufa.app;

import cn.pufa.content.Card;
import cn.pufa.content.Cards;
import cn.pufa.content.Guide;
import cn.pufa.needs.Published;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What content and outreach have told residents, as the needs board asks for it. */
record PublishedContent(Cards cards, PufaEvents events) implements Published {

  @Override
  public List<Topic> topics() {
    return cards.topics().stream().map(topic -> new Topic(topic.code(), topic.name())).toList();
  }

  @Override
  public Optional<Piece> piece(String id) {
    return cards
        .card(id)
        .map(PublishedContent::piece)
        .or(() -> cards.guide(id).map(PublishedContent::piece));
  }

  @Override
  public Stream<Piece> pieces() {
    return Stream.concat(
        cards.live().map(PublishedContent::piece), cards.guides().map(PublishedContent::piece));
  }

  private static Piece piece(Card card) {
    List<Quiz> quiz =
        card.quiz().stream().map(one -> new Quiz(one.ask(), one.choices(), one.right())).toList();
    return new Piece(card.id(), Kind.CARD, card.topic(), card.question(), quiz);
  }

  private static Piece piece(Guide guide) {
    return new Piece(guide.id(), Kind.GUIDE, guide.topic(), guide.title(), List.of());
  }

  @Override
  public Map<String, Integer> events(Tx tx) {
    return events.byTopic(tx);
  }
}
