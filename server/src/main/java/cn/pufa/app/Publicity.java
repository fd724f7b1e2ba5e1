package cn.pufa.app;

import cn.pufa.outreach.OutreachRoutes;
import cn.pufa.outreach.Plans;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.http.Routes;

/** The features by which the law is brought to people (普法): the year's plan and its events. */
final class Publicity {

  private final Plans plans;
  private final OutreachRoutes events;

  Publicity(Ground ground, PufaEvents events, Files files) {
    this.plans =
        new Plans(ground.database(), ground.commands(), ground.divisions(), ground.clock());
    this.events = new OutreachRoutes(ground.database(), events, files);
  }

  Plans plans() {
    return plans;
  }

  void bind(Routes routes) {
    events.bind(routes);
    plans.routes().bind(routes);
  }
}
