package cn.pufa.publication;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;
import java.util.UUID;

/**
 * Operations of {@code publication.yaml}, {@code publicationcorrection.yaml} and {@code
 * publicationarticle.yaml}.
 */
final class PublicationRoutes {

  private record CandidateLine(String subject, String name, String creditCode, String words) {}

  private record CandidatePage(int total, List<CandidateLine> items) {}

  private record BatchPage(int total, List<BatchViews.Head> items) {}

  private record CorrectionPage(int total, List<BatchViews.Note> items) {}

  private final Database database;
  private final Sources sources;
  private final BatchDesk desk;
  private final Releases releases;
  private final Corrections corrections;
  private final Articles articles;
  private final BatchViews views;
  private final BusinessClock clock;
  private final String division;

  PublicationRoutes(
      Database database,
      Sources sources,
      BatchDesk desk,
      Releases releases,
      Corrections corrections,
      Articles articles,
      BatchViews views,
      BusinessClock clock,
      String division) {
    this.database = database;
    this.sources = sources;
    this.desk = desk;
    this.releases = releases;
    this.corrections = corrections;
    this.articles = articles;
    this.views = views;
    this.clock = clock;
    this.division = division;
  }

  void bind(Routes routes) {
    routes.add("listPublicationCandidates", this::listPublicationCandidates);
    routes.add("listPublicationBatches", this::listPublicationBatches);
    routes.add("getPublicationBatch", this::getPublicationBatch);
    routes.add("createPublicationBatch", desk::create);
    routes.add("savePublicationBatch", desk::save);
    routes.add("freezePublicationBatch", desk::freeze);
    routes.add("dropPublicationBatch", desk::drop);
    routes.add("reviewPublicationBatch", releases::review);
    routes.add("publishPublicationBatch", releases::publish);
    routes.add("withdrawPublication", releases::withdraw);
    routes.add("listPublicationCorrections", this::listPublicationCorrections);
    routes.add("draftPublicationCorrection", corrections::draft);
    routes.add("reviewPublicationCorrection", corrections::review);
    routes.add("getPublicationArticle", articles::get);
    routes.add("draftPublicationArticle", articles::draft);
    routes.add("publishPublicationArticle", articles::publish);
    routes.add("exportPublicationArticle", articles::export);
  }

  private Answer listPublicationCandidates(Request request) {
    ItemKind kind = ItemKind.of(request.text("kind"));
    int last = clock.today().getYear() - 1;
    int year = (Integer) request.parameters().getOrDefault("year", last);
    String text = request.text("text");
    return database.read(
        tx -> {
          Free free = sources.free(tx, kind, year, text, request.page());
          return Answer.ok(
              new CandidatePage(
                  free.total(), free.page().stream().map(PublicationRoutes::line).toList()));
        });
  }

  private static CandidateLine line(Candidate one) {
    return new CandidateLine(one.subject().toString(), one.name(), one.creditCode(), one.words());
  }

  private Answer listPublicationBatches(Request request) {
    String state = request.text("state");
    return database.read(
        tx ->
            Answer.ok(
                new BatchPage(
                    BatchStore.count(tx, division, state),
                    views.heads(tx, BatchStore.page(tx, division, state, request.page())))));
  }

  private Answer getPublicationBatch(Request request) {
    return Answer.ok(database.read(tx -> views.whole(tx, request.id("batch"), request)));
  }

  private Answer listPublicationCorrections(Request request) {
    String state = request.text("state");
    UUID caller = request.caller().person();
    return database.read(
        tx ->
            Answer.ok(
                new CorrectionPage(
                    CorrectionStore.count(tx, division, state),
                    views.notes(
                        tx, CorrectionStore.page(tx, division, state, request.page()), caller))));
  }
}
