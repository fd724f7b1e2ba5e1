package cn.pufa.app;

import cn.pufa.app.demo.DemoCertificates;
import cn.pufa.app.demo.DemoCourses;
import cn.pufa.app.demo.DemoLedgers;
import cn.pufa.app.demo.DemoLists;
import cn.pufa.app.demo.DemoNeeds;
import cn.pufa.app.demo.DemoOffices;
import cn.pufa.app.demo.DemoPhoneRoutes;
import cn.pufa.app.demo.DemoPlan;
import cn.pufa.app.demo.DemoPosts;
import cn.pufa.app.demo.DemoRoutes;
import cn.pufa.app.demo.DemoStands;
import cn.pufa.app.demo.DemoTraining;
import cn.pufa.app.demo.DemoYear;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.http.Routes;

/** What a demo has beside the product: its invented year, and pages that show what has left. */
final class Demonstration {

  private final DemoYear year;
  private final DemoRoutes pages;
  private final DemoPhoneRoutes phones;

  Demonstration(
      Config config,
      Ground ground,
      OutsideParties outside,
      Directory directory,
      PufaEvents events,
      Reading reading,
      Supervision supervision,
      Learning learning,
      Publicity publicity,
      Bookkeeping bookkeeping) {
    var database = ground.database();
    var commands = ground.commands();
    var people = ground.people();
    var divisions = ground.divisions();
    var clock = ground.clock();
    var needs = reading.needs();
    var workbook = directory.workbook();
    year =
        new DemoYear(
            config,
            database,
            commands,
            people,
            divisions,
            workbook,
            supervision.annualReports(),
            events,
            new DemoTraining(people, learning.posts(), learning.training(), divisions, clock),
            new DemoPosts(
                people,
                learning.posts(),
                learning.certificates(),
                learning.volunteers(),
                divisions,
                clock),
            new DemoNeeds(needs, divisions, clock, config.seed()),
            directory.organizations(),
            supervision.agents(),
            new DemoOffices(directory.offices(), divisions, clock),
            new DemoPlan(publicity.plans(), clock),
            new DemoCertificates(learning.certificates(), learning.hours(), clock),
            new DemoCourses(learning.courses(), clock),
            learning.exams(),
            new DemoLists(
                supervision.creditList(), supervision.annualReports(), ground.calendar(), clock),
            new DemoLedgers(bookkeeping.ledgers(), people, clock),
            new DemoStands(publicity.stands(), needs.standQuestions(), divisions));
    pages =
        new DemoRoutes(
            config,
            database,
            commands,
            outside.demoMail(),
            outside.standIns(),
            workbook,
            divisions);
    phones = new DemoPhoneRoutes(database, commands, outside.standIns(), clock, config.isDemo());
  }

  void seed() {
    year.seed();
  }

  void bind(Routes routes) {
    pages.bind(routes);
    phones.bind(routes);
  }
}
