package cn.pufa.review;

import cn.pufa.certificate.CertificateNumber;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.platform.print.PlainDocument;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Operations of {@code decision.yaml}. */
final class DecisionRoutes {

  private record Verified(
      String state,
      String message,
      String organizationName,
      Integer year,
      Grade grade,
      LocalDate decidedOn) {}

  private record DecisionPage(
      int total,
      int qualified,
      int basicallyQualified,
      int unqualified,
      List<ReviewViews.DecisionView> items) {}

  private record RectificationPage(
      int total, int overdue, int received, List<ReviewViews.RectificationView> items) {}

  private static final int LOOKS_OF_ADDRESS = 60;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final Conclusions conclusions;
  private final LegalReviews legalReviews;
  private final Rectifications rectifications;
  private final ReviewViews views;
  private final Settings settings;
  private final RateLimits limits;
  private final Workers workers;
  private final BusinessClock clock;
  private final String issuer;

  DecisionRoutes(
      Database database,
      Conclusions conclusions,
      LegalReviews legalReviews,
      Rectifications rectifications,
      ReviewViews views,
      Settings settings,
      RateLimits limits,
      Workers workers,
      BusinessClock clock,
      String issuer) {
    this.database = database;
    this.conclusions = conclusions;
    this.legalReviews = legalReviews;
    this.rectifications = rectifications;
    this.views = views;
    this.settings = settings;
    this.limits = limits;
    this.workers = workers;
    this.clock = clock;
    this.issuer = issuer;
  }

  void bind(Routes routes) {
    routes.add("verifyReviewDecision", this::verifyReviewDecision);
    routes.add("proposeConclusion", conclusions::propose);
    routes.add("adjustReviewDecision", conclusions::adjust);
    routes.add("agreeReviewDecision", legalReviews::agree);
    routes.add("sendBackReviewDecision", legalReviews::sendBack);
    routes.add("listReviewDecisions", this::listReviewDecisions);
    routes.add("getReviewLetter", this::getReviewLetter);
    routes.add("getReviewLetterDocument", this::getReviewLetterDocument);
    routes.add("listRectifications", this::listRectifications);
    routes.add("receiveRectificationReport", rectifications::receive);
    routes.add("checkRectification", rectifications::check);
  }

  private Answer verifyReviewDecision(Request request) {
    if (!limits.take("review-verify:" + request.address(), LOOKS_OF_ADDRESS, WINDOW)) {
      throw Problem.tooManyRequests(WINDOW, "十分钟后可以再查。");
    }
    String number = CertificateNumber.read(request.text("number"));
    return Answer.ok(
        database
            .read(tx -> DecisionStore.ofNumber(tx, number))
            .map(DecisionRoutes::verified)
            .orElseGet(DecisionRoutes::unknown));
  }

  private static Verified verified(Decision one) {
    boolean stands = one.state() == Decision.State.FINAL;
    return new Verified(
        one.state().code(),
        stands ? "这份结论有效，和下面一致。" : "这份结论已经调整，请以新的通知书为准。",
        one.organizationName(),
        one.year(),
        one.grade(),
        one.issue().decidedOn());
  }

  private static Verified unknown() {
    return new Verified("unknown", "没有查到这个编号的结论通知书。请核对编号，或者联系民政局。", null, null, null, null);
  }

  private Answer listReviewDecisions(Request request) {
    var filter =
        new DecisionStore.Filter(
            request.text("state"),
            request.text("grade"),
            (Integer) request.parameters().get("year"),
            request.optionalText("return").map(UUID::fromString).orElse(null),
            request.text("text"));
    UUID officer = officer(request.caller());
    return database.read(
        tx -> {
          DecisionStore.Counts counts = DecisionStore.counts(tx, request.reach(), filter);
          int total = counts.matching();
          return Answer.ok(
              new DecisionPage(
                  total,
                  counts.qualified(),
                  counts.basicallyQualified(),
                  counts.unqualified(),
                  views.decisions(
                      tx,
                      DecisionStore.page(tx, request.reach(), filter, total, request.page()),
                      officer)));
        });
  }

  /** Null for one of the organisation, who sees no names of staff. */
  private static UUID officer(Caller caller) {
    boolean isParty = caller.grants().stream().anyMatch(grant -> grant.organization() != null);
    return isParty ? null : caller.person();
  }

  private Answer getReviewLetter(Request request) {
    OfficialLetter letter = letter(request);
    return Answer.file("application/pdf", "letter.pdf", workers.call(letter::pdf));
  }

  private Answer getReviewLetterDocument(Request request) {
    OfficialLetter letter = letter(request);
    return Answer.file(PlainDocument.DOCX, "letter.docx", workers.call(letter::docx));
  }

  private OfficialLetter letter(Request request) {
    Optional<Decision> found =
        database.read(tx -> DecisionStore.byId(tx, request.reach(), request.id("decision")));
    Decision decision = found.orElseThrow(Problem::notFound);
    if (decision.issue() == null) {
      throw Problem.conflict("这份结论" + decision.state().words() + "，还没有通知书。");
    }
    return letter(decision);
  }

  OfficialLetter letter(Decision decision) {
    return DecisionLetter.of(
        decision, settings, issuer, views.address(decision.issue().verification()));
  }

  private Answer listRectifications(Request request) {
    String state = request.text("state");
    LocalDate today = clock.today();
    var reach = request.reach();
    return database.read(
        tx -> {
          var found = RectificationStore.find(tx, reach, state, today, request.page());
          return Answer.ok(
              new RectificationPage(
                  found.total(),
                  RectificationStore.count(tx, reach, "overdue", today),
                  RectificationStore.count(tx, reach, "received", today),
                  views.rectifications(
                      tx, RectificationStore.of(tx, found), officer(request.caller()) != null)));
        });
  }
}
