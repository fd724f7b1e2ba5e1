package cn.pufa.app;

import cn.pufa.law.Law;
import cn.pufa.lawreport.Figures;
import cn.pufa.lawreport.LawReports;
import cn.pufa.lawreport.LeaderPage;
import cn.pufa.lawreport.RecordedReports;
import cn.pufa.ledger.Ledgers;
import cn.pufa.needs.Needs;
import cn.pufa.notice.Notices;
import cn.pufa.organization.Organizations;
import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.http.Routes;

/** The bureau's own yearly report and its leader's page, which ask every other feature. */
final class Reporting {

  private final RecordedReports recordedReports;
  private final LawReports lawReports;

  Reporting(
      Ground ground,
      Law law,
      Organizations organizations,
      Notices notices,
      Needs needs,
      PufaEvents events,
      Publicity publicity,
      Ledgers ledgers,
      Supervision supervision,
      Learning learning) {
    recordedReports = new RecordedReports(ground.database(), ground.commands(), law.citations());
    law.citations().join(recordedReports);
    var figures =
        new Figures(
            organizations,
            notices,
            supervision.annualReports(),
            supervision.reviews(),
            supervision.creditList(),
            supervision.publications(),
            events,
            learning.training(),
            publicity.stands(),
            ledgers);
    ground.trailWords().learn("FigureCode", figures.titles());
    var sources =
        new LeaderPage.Sources(
            supervision.annualReports(),
            supervision.reviews(),
            supervision.creditList(),
            learning.posts(),
            events,
            publicity.plans(),
            needs,
            ledgers);
    lawReports =
        new LawReports(
            ground.database(),
            ground.commands(),
            ground.people(),
            law.statutes(),
            figures,
            new LeaderPage(sources, ground.clock(), ground.bureau()),
            ground.divisions(),
            ground.workers(),
            ground.clock());
  }

  /** What the reports of past years name, for a demo. */
  void seed() {
    recordedReports.seed();
  }

  void bind(Routes routes) {
    lawReports.bind(routes);
  }
}
