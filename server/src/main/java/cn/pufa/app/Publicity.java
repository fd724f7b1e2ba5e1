package cn.pufa.app;

import cn.pufa.content.Cards;
import cn.pufa.content.QuizBank;
import cn.pufa.evidence.Evidences;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.law.Citations;
import cn.pufa.leaflet.Leaflets;
import cn.pufa.needs.StandQuestions;
import cn.pufa.outreach.OutreachRoutes;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.personal.Retention;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.stand.Stands;
import java.util.stream.Stream;

/**
 * The features by which the law is brought to people (普法): the year's plan, its events, the sheets
 * of those held with others, what is handed out, the stands where people are met, and the evidence
 * of it all.
 */
final class Publicity {

  private final Plans plans;
  private final OutreachRoutes events;
  private final JointSheets sheets;
  private final Leaflets leaflets;
  private final Stands stands;
  private final Evidences evidence;

  Publicity(
      Ground ground,
      PufaEvents events,
      Cards cards,
      Citations citations,
      StandQuestions questions,
      PageCodes codes) {
    var database = ground.database();
    var commands = ground.commands();
    var divisions = ground.divisions();
    var files = ground.files();
    var clock = ground.clock();
    this.plans = new Plans(database, commands, divisions, clock);
    this.events = new OutreachRoutes(database, events, files);
    this.sheets = new JointSheets(database, commands, events, files, divisions, clock);
    this.leaflets = new Leaflets(database, commands, citations, events, clock);
    this.stands =
        new Stands(
            database,
            commands,
            events,
            new QuizBank(cards),
            questions,
            codes,
            ground.limits(),
            clock);
    this.evidence =
        new Evidences(
            database, commands, events, plans, sheets, leaflets, files, cards, divisions, clock);
  }

  Plans plans() {
    return plans;
  }

  Stands stands() {
    return stands;
  }

  /** What of it is a person's own. */
  void register(PersonalRecords records) {
    records.register(sheets.own(), evidence.ownMarks());
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("old_part_link", sheets::forgetLinks),
        retention.chore("stand_sheet", stands::forgetSheets));
  }

  void bind(Routes routes) {
    events.bind(routes);
    plans.routes().bind(routes);
    sheets.routes().bind(routes);
    leaflets.routes().bind(routes);
    stands.routes().bind(routes);
    evidence.routes().bind(routes);
  }
}
