package cn.pufa.app;

import cn.pufa.content.QuizBank;
import cn.pufa.jointsheet.JointSheets;
import cn.pufa.law.Citations;
import cn.pufa.leaflet.Leaflets;
import cn.pufa.needs.StandQuestions;
import cn.pufa.outreach.OutreachRoutes;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.wechat.PageCodes;
import cn.pufa.stand.Stands;

/**
 * The features by which the law is brought to people (普法): the year's plan, its events, the sheets
 * of those held with others, what is handed out, and the stands where people are met.
 */
final class Publicity {

  private final Plans plans;
  private final OutreachRoutes events;
  private final JointSheets sheets;
  private final Leaflets leaflets;
  private final Stands stands;

  Publicity(
      Ground ground,
      PufaEvents events,
      Citations citations,
      Files files,
      QuizBank bank,
      StandQuestions questions,
      PageCodes codes) {
    var database = ground.database();
    var commands = ground.commands();
    var divisions = ground.divisions();
    var clock = ground.clock();
    this.plans = new Plans(database, commands, divisions, clock);
    this.events = new OutreachRoutes(database, events, files);
    this.sheets = new JointSheets(database, commands, events, files, divisions, clock);
    this.leaflets = new Leaflets(database, commands, citations, events, clock);
    this.stands =
        new Stands(database, commands, events, bank, questions, codes, ground.limits(), clock);
  }

  Plans plans() {
    return plans;
  }

  Stands stands() {
    return stands;
  }

  void bind(Routes routes) {
    events.bind(routes);
    plans.routes().bind(routes);
    sheets.routes().bind(routes);
    leaflets.routes().bind(routes);
    stands.routes().bind(routes);
  }
}
