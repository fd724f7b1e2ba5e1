package cn.pufa.review;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;

/** Operations of {@code review.yaml} and {@code reviewdesk.yaml}. */
final class ReviewRoutes {

  private record LoadView(String name, int holding, int concluded) {}

  private record Reviewer(UUID id, String name) {}

  private record Reviewers(List<Reviewer> items) {}

  private record ReviewPage(
      int total,
      int fairShare,
      ReviewStore.Counts counts,
      List<LoadView> loads,
      List<ReviewViews.Row> items) {}

  private final Database database;
  private final Claims claims;
  private final Findings findings;
  private final Corrections corrections;
  private final PaperFigures paperFigures;
  private final Desk desk;
  private final ReviewViews views;
  private final Settings settings;
  private final Divisions divisions;
  private final BusinessClock clock;

  ReviewRoutes(
      Database database,
      Claims claims,
      Findings findings,
      Corrections corrections,
      PaperFigures paperFigures,
      Desk desk,
      ReviewViews views,
      Settings settings,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.claims = claims;
    this.findings = findings;
    this.corrections = corrections;
    this.paperFigures = paperFigures;
    this.desk = desk;
    this.views = views;
    this.settings = settings;
    this.divisions = divisions;
    this.clock = clock;
  }

  void bind(Routes routes) {
    routes.add("listReviews", this::listReviews);
    routes.add("getReview", this::getReview);
    routes.add("takeNextReview", claims::takeNext);
    routes.add("claimReview", claims::claim);
    routes.add("releaseReview", claims::release);
    routes.add("handOverReview", claims::handOver);
    routes.add("listReviewers", request -> listReviewers());
    routes.add("dismissReviewFlag", findings::dismiss);
    routes.add("requestCorrection", corrections::ask);
    routes.add("endCorrection", corrections::end);
    routes.add("typePaperFigures", paperFigures::type);
  }

  private Answer listReviews(Request request) {
    UUID caller = request.caller().person();
    LocalDate today = clock.today();
    var asked = new ReviewStore.Asked(request.reach(), filter(request), caller, clock.now(), today);
    return database.read(
        tx -> {
          var counts = ReviewStore.counts(tx, asked);
          int total = ReviewStore.count(tx, asked, counts);
          var page = ReviewStore.page(tx, asked, total, request.page());
          return Answer.ok(
              new ReviewPage(
                  total,
                  settings.fairShare().value(),
                  counts,
                  loads(tx, today),
                  views.rows(tx, page, caller)));
        });
  }

  private List<LoadView> loads(Tx tx, LocalDate today) {
    return ReviewStore.loads(tx, clock.now(), LocalDate.of(today.getYear(), Month.JANUARY, 1))
        .stream()
        .map(load -> new LoadView(views.name(tx, load.person()), load.holding(), load.concluded()))
        .toList();
  }

  private Answer listReviewers() {
    return database.read(
        tx ->
            Answer.ok(
                new Reviewers(
                    claims.reviewers(tx).stream()
                        .map(person -> new Reviewer(person.id(), person.displayName()))
                        .toList())));
  }

  private ReviewStore.Filter filter(Request request) {
    String township = request.text("township");
    if (township != null && !divisions.contains(township)) {
      throw Problem.invalid("query/township", "没有这个镇街");
    }
    return new ReviewStore.Filter(
        request.text("state"),
        (Integer) request.parameters().get("year"),
        request.text("flag"),
        township,
        request.text("text"));
  }

  private Answer getReview(Request request) {
    return database.read(
        tx ->
            Answer.ok(
                desk.of(
                    tx,
                    ReviewStore.byId(tx, request.reach(), request.id("return"))
                        .orElseThrow(Problem::notFound),
                    request.caller())));
  }
}
