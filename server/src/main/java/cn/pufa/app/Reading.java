package cn.pufa.app;

import cn.pufa.content.Cards;
import cn.pufa.content.Content;
import cn.pufa.content.ReadingRoutes;
import cn.pufa.law.Law;
import cn.pufa.needs.Needs;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.personal.Retention;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.search.SearchRoutes;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What residents read, look for and ask, and the law behind it, put together. */
final class Reading implements AutoCloseable {

  private final Law law;
  private final Cards cards;
  private final Needs needs;
  private final Content content;
  private final SearchRoutes search;
  private final ReadingRoutes routes;

  /**
   * @param index folder of the search
   */
  Reading(
      Ground ground, PufaEvents events, Authorization authorization, PageCodes codes, Path index) {
    var database = ground.database();
    var commands = ground.commands();
    var people = ground.people();
    var changes = ground.changes();
    var workers = ground.workers();
    var clock = ground.clock();
    law = new Law(database, commands, changes, people, workers, clock);
    cards = new Cards(law.statutes(), database, changes);
    ground.trailWords().learn("Topic", cards.topicNames());
    needs =
        new Needs(
            database,
            commands,
            people,
            ground.divisions(),
            new PublishedContent(cards, events),
            ground.limits(),
            workers,
            ground.calendar(),
            clock);
    needs.start();
    content =
        new Content(
            database,
            commands,
            cards,
            needs,
            law.statutes(),
            law.citations(),
            people,
            ground.files(),
            authorization,
            clock);
    search = new SearchRoutes(cards, law.statutes(), changes, needs.signals(), clock, index);
    routes = new ReadingRoutes(cards, database, ground.calendar(), clock, codes);
  }

  Law law() {
    return law;
  }

  Cards cards() {
    return cards;
  }

  Needs needs() {
    return needs;
  }

  Content content() {
    return content;
  }

  SearchRoutes search() {
    return search;
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("need_words", needs::forgetWords),
        retention.chore("answered_question", needs::forgetQuestions),
        retention.chore("unanswered_question", needs::forgetUnanswered));
  }

  /** What falls due by the clock. */
  Stream<Runnable> due() {
    return Stream.of(law::turnDays, needs::tend, content::publishDue);
  }

  void bind(Routes to) {
    law.routes().bind(to);
    needs.bind(to);
    content.bind(to);
    routes.bind(to);
    search.bind(to);
  }

  @Override
  public void close() {
    search.close();
    needs.close();
  }
}
