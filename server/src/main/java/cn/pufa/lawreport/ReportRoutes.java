package cn.pufa.lawreport;

import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Operations of {@code lawdraft.yaml} and {@code lawrelease.yaml}. */
final class ReportRoutes {

  private record HeadPage(int total, List<ReportViews.Head> items) {}

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final Database database;
  private final ReportReader reader;
  private final ReportViews views;
  private final ReportDesk desk;
  private final ReportApprovals approvals;
  private final PublicReports published;
  private final Workers workers;
  private final String division;

  ReportRoutes(
      Database database,
      ReportReader reader,
      ReportViews views,
      ReportDesk desk,
      ReportApprovals approvals,
      PublicReports published,
      Workers workers,
      String division) {
    this.database = database;
    this.reader = reader;
    this.views = views;
    this.desk = desk;
    this.approvals = approvals;
    this.published = published;
    this.workers = workers;
    this.division = division;
  }

  void bind(Routes routes) {
    routes.add("listLawReports", this::listLawReports);
    routes.add("getLawReport", this::getLawReport);
    routes.add("exportLawReport", this::exportLawReport);
    routes.add("createLawReport", desk::create);
    routes.add("correctLawReport", desk::correct);
    routes.add("dateLawReport", desk::date);
    routes.add("saveLawReportSection", desk::saveSection);
    routes.add("commentLawReport", desk::comment);
    routes.add("settleLawReportComment", desk::settle);
    routes.add("approveLawReportSection", approvals::approveSection);
    routes.add("approveLawReport", approvals::approve);
    routes.add("returnLawReport", approvals::giveBack);
    routes.add("freezeLawReport", approvals::freeze);
    routes.add("publishLawReport", approvals::publish);
    routes.add("listPublishedLawReports", this::listPublishedLawReports);
    routes.add("getPublishedLawReport", this::getPublishedLawReport);
  }

  private Answer listLawReports(Request request) {
    var filter =
        new ReportStore.Filter(
            request.text("outline"),
            (Integer) request.parameters().get("year"),
            request.text("state"));
    return database.read(
        tx ->
            Answer.ok(
                new HeadPage(
                    ReportStore.count(tx, division, filter),
                    views.heads(tx, ReportStore.page(tx, division, filter, request.page())))));
  }

  private Answer getLawReport(Request request) {
    return database.read(
        tx ->
            ReportStore.byId(tx, division, request.id("report"))
                .map(report -> Answer.ok(views.whole(tx, report, request.caller())))
                .orElseThrow(Problem::notFound));
  }

  /** As a DOCX, or as the lines that its hash is of. */
  private Answer exportLawReport(Request request) {
    Opened opened =
        database.read(
            tx ->
                ReportStore.byId(tx, division, request.id("report"))
                    .map(report -> reader.open(tx, report))
                    .orElseThrow(Problem::notFound));
    Report report = opened.report();
    String name = "%s第%d版".formatted(report.title(), report.edition());
    if (!"text".equals(request.text("format"))) {
      byte[] docx = workers.call(() -> ReportPaper.of(opened, reader.bureau()).docx());
      return Answer.file(DOCX, name + ".docx", docx);
    }
    String text =
        report.isFrozen()
            ? database.read(tx -> ReportStore.canonical(tx, report.id()))
            : Canonical.text(opened);
    return Answer.file("text/plain", name + ".txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer listPublishedLawReports(Request request) {
    return Answer.ok(database.read(tx -> published.page(tx, request.page())));
  }

  private Answer getPublishedLawReport(Request request) {
    return database
        .read(tx -> published.ofYear(tx, request.number("year")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }
}
