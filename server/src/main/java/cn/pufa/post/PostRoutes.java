package cn.pufa.post;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.function.BiFunction;

/** Operations of {@code post.yaml} and {@code postrequest.yaml}. */
public final class PostRoutes {

  private final Database database;
  private final PostRequests requests;
  private final Tenures tenures;
  private final RecordChecks checks;
  private final Coverages coverages;
  private final PostViews views;
  private final OwnDuty duty;
  private final PhoneCalls calls;
  private final CoverageExport exports;

  PostRoutes(
      Database database,
      PostRequests requests,
      Tenures tenures,
      RecordChecks checks,
      Coverages coverages,
      PostViews views,
      OwnDuty duty,
      PhoneCalls calls,
      CoverageExport exports) {
    this.database = database;
    this.requests = requests;
    this.tenures = tenures;
    this.checks = checks;
    this.coverages = coverages;
    this.views = views;
    this.duty = duty;
    this.calls = calls;
    this.exports = exports;
  }

  public void bind(Routes routes) {
    routes.add("listMyPosts", read(requests::mine));
    routes.add("requestPost", requests::request);
    routes.add("listPostRequests", read(requests::list));
    routes.add("decidePostRequest", requests::decide);
    routes.add("getMyDuty", read(duty::mine));
    routes.add("getCoverage", read((tx, request) -> coverages.of(tx, request.reach())));
    routes.add("listPosts", read(views::list));
    routes.add("exportPosts", exports::export);
    routes.add("getPost", read(views::get));
    routes.add("leavePost", this::leave);
    routes.add("recordCheck", checks::record);
    routes.add("revealPostPhone", calls::reveal);
  }

  private Answer leave(Request request) {
    return tenures.leave(request, (tx, post) -> views.whole(tx, request, post));
  }

  private Routes.Handler read(BiFunction<Tx, Request, Object> question) {
    return request -> Answer.ok(database.read(tx -> question.apply(tx, request)));
  }
}
