package cn.pufa.leaflet;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code leaflet.yaml}. */
public final class LeafletRoutes {

  private record LeafletPage(int total, List<LeafletViews.View> items) {}

  private final Database database;
  private final LeafletDesk desk;
  private final LeafletViews views;

  LeafletRoutes(Database database, LeafletDesk desk, LeafletViews views) {
    this.database = database;
    this.desk = desk;
    this.views = views;
  }

  public void bind(Routes routes) {
    routes.add("listLeaflets", request -> Answer.ok(database.read(tx -> page(tx, request))));
    routes.add("createLeaflet", desk::create);
    routes.add("getLeaflet", request -> Answer.ok(database.read(tx -> whole(tx, request))));
    routes.add("moveLeaflet", desk::move);
  }

  private LeafletPage page(Tx tx, Request request) {
    return new LeafletPage(
        LeafletStore.count(tx), views.views(tx, LeafletStore.page(tx, request.page())));
  }

  private LeafletViews.Whole whole(Tx tx, Request request) {
    return views.whole(
        tx, LeafletStore.byId(tx, request.id("leaflet")).orElseThrow(Problem::notFound));
  }
}
