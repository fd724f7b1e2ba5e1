package cn.pufa.filing;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/**
 * Operations of {@code filing.yaml}, {@code filingsubmission.yaml}, {@code attachment.yaml}, {@code
 * consent.yaml} and {@code confirmation.yaml}.
 */
public final class FilingRoutes {

  private record ItemList(List<FilingItem> items) {}

  private record PageList(int total, List<PageView> items) {}

  private record PageView(
      UUID id,
      PageStore.Kind kind,
      @com.google.gson.annotations.SerializedName("return") UUID returned,
      UUID organization,
      String organizationName,
      int year,
      java.time.LocalDate signedOn,
      java.time.Instant offeredAt,
      String mediaType) {

    static PageView of(PageStore.Queued page) {
      return new PageView(
          page.id(),
          page.kind(),
          page.returned(),
          page.organization(),
          page.organizationName(),
          page.year(),
          page.signedOn(),
          page.offeredAt(),
          page.mediaType());
    }
  }

  /** What does the work. */
  record Parts(
      Drafts drafts,
      Submissions submissions,
      Uploads uploads,
      Attachments attachments,
      Confirmations confirmations,
      Consents consents,
      ConsentLinks links,
      Units units,
      ReturnViews returns) {}

  private final Database database;
  private final Forms forms;
  private final Sheets sheets;
  private final FilingViews views;
  private final Files files;
  private final Parts parts;

  FilingRoutes(
      Database database, Forms forms, Sheets sheets, FilingViews views, Files files, Parts parts) {
    this.database = database;
    this.forms = forms;
    this.sheets = sheets;
    this.views = views;
    this.files = files;
    this.parts = parts;
  }

  public void bind(Routes routes) {
    routes.add("getFilingForm", this::getFilingForm);
    routes.add("listFilings", this::listFilings);
    routes.add("openFiling", parts.drafts()::open);
    routes.add("getFiling", this::getFiling);
    routes.add("saveCells", parts.drafts()::save);
    routes.add("listFindings", this::listFindings);
    routes.add("explainFinding", parts.drafts()::explain);
    routes.add("submitFiling", parts.submissions()::submit);
    routes.add("withdrawFiling", parts.submissions()::withdraw);
    routes.add("getReturnContent", parts.returns()::content);
    routes.add("startUpload", parts.uploads()::start);
    routes.add("getUpload", parts.uploads()::look);
    routes.add("appendChunk", parts.uploads()::append);
    routes.add("attachFiles", parts.attachments()::attach);
    routes.add("getFilingFile", parts.attachments()::get);
    routes.add("removeFilingFile", parts.attachments()::remove);
    routes.add("getReturnFile", parts.attachments()::getFiled);
    routes.add("confirmFiling", parts.confirmations()::confirm);
    routes.add("offerPage", parts.confirmations()::offer);
    routes.add("listFilingPages", this::listFilingPages);
    routes.add("getFilingPage", this::getFilingPage);
    routes.add("checkPage", parts.confirmations()::check);
    routes.add("listConsentRequests", parts.consents()::list);
    routes.add("getConsentRequest", parts.consents()::get);
    routes.add("decideConsentRequest", parts.consents()::give);
    routes.add("sendConsentLink", parts.links()::send);
    routes.add("getConsentLink", parts.links()::look);
    routes.add("useConsentLink", parts.links()::use);
    routes.add("listSupervisingUnits", parts.units()::list);
    routes.add("putSupervisingUnit", parts.units()::put);
  }

  private Answer getFilingForm(Request request) {
    return Answer.ok(forms.find(request.text("form")).orElseThrow(Problem::notFound));
  }

  private Answer listFilings(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new ItemList(
                    request.reach().organizations().stream()
                        .distinct()
                        .flatMap(organization -> views.items(tx, organization).stream())
                        .toList())));
  }

  private Answer getFiling(Request request) {
    return database.read(tx -> Answer.ok(views.view(tx, filing(tx, request))));
  }

  private Answer listFindings(Request request) {
    return database.read(tx -> Answer.ok(FilingViews.findings(sheets.of(tx, filing(tx, request)))));
  }

  private static Filing filing(Tx tx, Request request) {
    return FilingStore.find(tx, request.reach(), request.id("filing"))
        .orElseThrow(Problem::notFound);
  }

  private Answer listFilingPages(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                new PageList(
                    PageStore.count(tx),
                    PageStore.queue(tx, request.page()).stream().map(PageView::of).toList())));
  }

  private Answer getFilingPage(Request request) {
    StoredFile file = parts.confirmations().page(request.id("page"));
    String ending = file.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return Answer.file(file.mediaType(), "page" + ending, files.read(file));
  }
}
