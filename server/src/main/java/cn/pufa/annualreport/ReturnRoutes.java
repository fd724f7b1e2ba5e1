package cn.pufa.annualreport;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/** Operations of {@code annualreturn.yaml}. */
final class ReturnRoutes {

  private record ReturnPage(int total, List<Return> items) {}

  private final Database database;
  private final Files files;

  ReturnRoutes(Database database, Files files) {
    this.database = database;
    this.files = files;
  }

  void bind(Routes routes) {
    routes.add("listReturns", this::listReturns);
    routes.add("getReturn", this::getReturn);
    routes.add("getReturnReceipt", this::getReturnReceipt);
    routes.add("getReturnAttachment", this::getReturnAttachment);
  }

  private Answer listReturns(Request request) {
    UUID campaign = request.optionalText("campaign").map(UUID::fromString).orElse(null);
    var filter = new ReturnStore.Filter(campaign, request.text("state"));
    return database.read(
        tx -> {
          int total = ReturnStore.count(tx, request.reach(), filter);
          return Answer.ok(
              new ReturnPage(
                  total,
                  ReturnStore.page(tx, request.reach(), filter, total, request.page()).stream()
                      .map(filed -> shownTo(request.caller(), filed))
                      .toList()));
        });
  }

  private Answer getReturn(Request request) {
    Return filed =
        database
            .read(tx -> ReturnStore.byId(tx, request.reach(), request.id("return")))
            .orElseThrow(Problem::notFound);
    return Answer.ok(shownTo(request.caller(), filed));
  }

  private static Return shownTo(Caller caller, Return filed) {
    return ContactPhone.isWholeFor(caller, filed.organization()) ? filed : filed.withMaskedPhone();
  }

  private Answer getReturnReceipt(Request request) {
    return database
        .read(tx -> ReturnStore.receipt(tx, request.reach(), request.id("return")))
        .map(Answer::ok)
        .orElseThrow(Problem::notFound);
  }

  private Answer getReturnAttachment(Request request) {
    UUID id = request.id("return");
    StoredFile file =
        database
            .read(
                tx ->
                    ReturnStore.attachment(tx, request.reach(), id)
                        .flatMap(attachment -> files.find(tx, attachment, Return.record(id))))
            .orElseThrow(Problem::notFound);
    String ending = file.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
    return Answer.file(file.mediaType(), "return" + ending, files.read(file));
  }
}
