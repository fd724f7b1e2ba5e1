package cn.pufa.annualreport;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.WorkCalendar;
import java.util.List;
import java.util.UUID;

/** Operations of {@code campaign.yaml} and {@code reportterm.yaml}. */
final class CampaignRoutes {

  private record StepList(List<Steps.Taken> items) {}

  private final Database database;
  private final Campaigns campaigns;
  private final Scopes scopes;
  private final Extensions extensions;
  private final ReportTerms reportTerms;
  private final PaperReturns paperReturns;
  private final Files files;
  private final WorkCalendar calendar;

  CampaignRoutes(
      Database database,
      Campaigns campaigns,
      Scopes scopes,
      Extensions extensions,
      ReportTerms reportTerms,
      PaperReturns paperReturns,
      Files files,
      WorkCalendar calendar) {
    this.database = database;
    this.campaigns = campaigns;
    this.scopes = scopes;
    this.extensions = extensions;
    this.reportTerms = reportTerms;
    this.paperReturns = paperReturns;
    this.files = files;
    this.calendar = calendar;
  }

  void bind(Routes routes) {
    routes.add("getCampaignRules", this::getCampaignRules);
    routes.add("listCampaignSteps", this::listCampaignSteps);
    routes.add(
        "listCampaignScope", request -> Answer.ok(database.read(tx -> scopes.page(tx, request))));
    routes.add("excludeFromCampaign", scopes::exclude);
    routes.add("includeInCampaign", scopes::include);
    routes.add(
        "listExtensions", request -> Answer.ok(database.read(tx -> extensions.page(tx, request))));
    routes.add("applyForExtension", extensions::apply);
    routes.add("decideExtension", extensions::decide);
    routes.add("withdrawExtension", extensions::withdraw);
    routes.add(
        "listReportTerms", request -> Answer.ok(database.read(tx -> reportTerms.of(tx, request))));
    routes.add("enterPaperReturn", paperReturns::enter);
    routes.add("getPaperReturnScan", this::getPaperReturnScan);
    routes.add("takeBackPaperReturn", paperReturns::takeBack);
    routes.add("enterReturnConsent", paperReturns::consent);
  }

  private Answer getCampaignRules(Request request) {
    int year = request.number("year");
    return Answer.ok(RulesView.of(CampaignRules.SHIPPED, year, database.read(calendar::days)));
  }

  private Answer listCampaignSteps(Request request) {
    UUID id = request.id("campaign");
    return Answer.ok(
        database.read(
            tx -> {
              campaigns.get(tx, id);
              return new StepList(StepStore.of(tx, id));
            }));
  }

  private Answer getPaperReturnScan(Request request) {
    UUID id = request.id("return");
    StoredFile file =
        database
            .read(
                tx ->
                    ReturnStore.scan(tx, request.reach(), id)
                        .flatMap(scan -> files.find(tx, scan, Return.record(id))))
            .orElseThrow(Problem::notFound);
    String ending = file.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return Answer.file(file.mediaType(), "return" + ending, files.read(file));
  }
}
