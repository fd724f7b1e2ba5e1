package cn.pufa.content;

import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** What {@code content.yaml} offers to readers. */
final class ContentRoutes {

  private record TopicLine(String code, String name, String example, int cards) {}

  private record TopicList(List<TopicLine> items) {}

  private record CardList(List<Pages.CardSummary> items) {}

  private record GuideList(List<Pages.GuideSummary> items) {}

  private final Cards cards;
  private final Pages pages;
  private final Recordings recordings;

  ContentRoutes(Cards cards, Recordings recordings) {
    this.cards = cards;
    this.pages = new Pages(cards);
    this.recordings = recordings;
  }

  void bind(Routes routes) {
    routes.add("listTopics", this::listTopics);
    routes.add("listCards", this::listCards);
    routes.add("getCard", this::getCard);
    routes.add("listGuides", this::listGuides);
    routes.add("getGuide", this::getGuide);
    routes.add("getRecording", recordings::get);
  }

  private Answer listTopics(Request request) {
    return Answer.ok(new TopicList(cards.topics().stream().map(this::line).toList()));
  }

  private TopicLine line(Topic topic) {
    long count = cards.live().filter(card -> card.topic().equals(topic.code())).count();
    return new TopicLine(topic.code(), topic.name(), topic.example(), (int) count);
  }

  private Answer listCards(Request request) {
    String topic = request.text("topic");
    return Answer.ok(
        new CardList(
            cards
                .live()
                .filter(card -> topic == null || card.topic().equals(topic))
                .map(pages::summary)
                .toList()));
  }

  private Answer getCard(Request request) {
    return cards
        .card(request.text("card"))
        .map(pages::page)
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer listGuides(Request request) {
    String topic = request.text("topic");
    return Answer.ok(
        new GuideList(
            cards
                .guides()
                .filter(guide -> topic == null || guide.topic().equals(topic))
                .map(pages::summary)
                .toList()));
  }

  private Answer getGuide(Request request) {
    return cards
        .guide(request.text("guide"))
        .map(pages::page)
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }
}
