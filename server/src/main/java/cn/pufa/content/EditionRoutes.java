package cn.pufa.content;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Authorization;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Writing, reviewing and publishing: {@code piece.yaml}, {@code edition.yaml}, {@code
 * editiontext.yaml} and {@code editionreview.yaml}.
 */
final class EditionRoutes {

  private record Count(String state, int pieces) {}

  private record PiecePage(int total, List<EditionViews.PieceLine> items, List<Count> counts) {}

  private record Trial(DraftText text) {}

  private final Database database;
  private final EditionDesk desk;
  private final Reviews reviews;
  private final PieceDesk pieces;
  private final EditionViews views;
  private final Checking checking;
  private final Authorization authorization;

  EditionRoutes(
      Database database,
      EditionDesk desk,
      Reviews reviews,
      PieceDesk pieces,
      EditionViews views,
      Checking checking,
      Authorization authorization) {
    this.database = database;
    this.desk = desk;
    this.reviews = reviews;
    this.pieces = pieces;
    this.views = views;
    this.checking = checking;
    this.authorization = authorization;
  }

  void bind(Routes routes) {
    routes.add("listPieces", read(this::listPieces));
    routes.add("getPiece", read(this::getPiece));
    routes.add("getEdition", read(this::getEdition));
    routes.add("compareEditions", read(this::compareEditions));
    routes.add("checkEdition", read(this::checkEdition));
    routes.add("createPiece", desk::create);
    routes.add("draftFromQuestion", desk::draftFromQuestion);
    routes.add("createEdition", desk::start);
    routes.add("saveEdition", desk::save);
    routes.add("submitEdition", desk::submit);
    routes.add("recallEdition", desk::recall);
    routes.add("withdrawEdition", desk::withdraw);
    routes.add("decideFirstReview", reviews::first);
    routes.add("decideLegalReview", reviews::legal);
    routes.add("decideSecrecyReview", reviews::secrecy);
    routes.add("publishEdition", reviews::publish);
    routes.add("unpublishPiece", pieces::unpublish);
    routes.add("setRecording", pieces::setRecording);
    routes.add("addEditionComment", pieces::comment);
    routes.add("settleEditionComment", pieces::settle);
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }

  private PiecePage listPieces(Tx tx, Request request) {
    PieceStore.Wanted wanted = wanted(tx, request);
    List<Piece> found = PieceStore.page(tx, wanted, request.page());
    Map<String, Integer> counts = PieceStore.counts(tx, wanted);
    return new PiecePage(
        PieceStore.count(tx, wanted),
        views.lines(tx, found),
        counts.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(count -> new Count(count.getKey(), count.getValue()))
            .toList());
  }

  private PieceStore.Wanted wanted(Tx tx, Request request) {
    UUID person = request.caller().person();
    return new PieceStore.Wanted(
        request.text("kind"),
        request.text("topic"),
        request.text("state"),
        request.text("q"),
        request.flag("mine") ? person : null,
        request.flag("reviewDue") ? views.due(tx, PieceStore.ids(tx)) : null,
        request.flag("forMe") ? person : null,
        stages(request.caller()),
        may(request.caller()).contains(EditionVerb.SAVE.operation()));
  }

  /** States in which an edition waits for a step that the caller's posts may take. */
  private List<String> stages(Caller caller) {
    Set<String> may = may(caller);
    List<String> stages = new ArrayList<>();
    for (EditionVerb verb :
        List.of(EditionVerb.FIRST_REVIEW, EditionVerb.LEGAL_REVIEW, EditionVerb.SECRECY_REVIEW)) {
      if (may.contains(verb.operation())) {
        stages.add(verb.code());
      }
    }
    if (may.contains(EditionVerb.PUBLISH.operation())) {
      stages.add(EditionState.APPROVED.code());
    }
    return stages;
  }

  private Set<String> may(Caller caller) {
    return authorization.operationsOf(caller.grants());
  }

  private EditionViews.Whole getPiece(Tx tx, Request request) {
    Piece piece = PieceStore.one(tx, request.text("piece")).orElseThrow(Problem::notFound);
    return views.piece(tx, request.caller(), piece);
  }

  private EditionViews.WholeEdition getEdition(Tx tx, Request request) {
    return views.edition(tx, request.caller(), edition(tx, request));
  }

  private Checking.Verdict checkEdition(Tx tx, Request request) {
    return checking.verdict(tx, request.body(Trial.class).text().requireOne("/text"));
  }

  private EditionDiff.View compareEditions(Tx tx, Request request) {
    Edition edition = edition(tx, request);
    Integer against =
        request.parameters().get("against") instanceof Integer asked
            ? asked
            : PieceStore.one(tx, edition.piece()).orElseThrow().live();
    DraftText after = EditionStore.text(tx, edition.piece(), edition.number());
    DraftText before =
        against == null
            ? null
            : EditionStore.one(tx, edition.piece(), against)
                .map(old -> EditionStore.text(tx, old.piece(), old.number()))
                .orElseThrow(() -> Problem.invalid("query/against", "没有这一版"));
    return new EditionDiff.View(
        edition.number(), against, EditionDiff.of(before, after, checking::printed));
  }

  private static Edition edition(Tx tx, Request request) {
    return EditionStore.one(tx, request.text("piece"), request.number("number"))
        .orElseThrow(Problem::notFound);
  }
}
