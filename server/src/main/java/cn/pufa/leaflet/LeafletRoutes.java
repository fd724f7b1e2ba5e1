package cn.pufa.leaflet;

import cn.pufa.outreach.PufaEvents;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/** Operations of {@code leaflet.yaml}. */
public final class LeafletRoutes {

  private record LeafletPage(int total, List<LeafletViews.View> items) {}

  private record EventLeaflet(UUID leaflet, String title, String edition, int copies) {}

  private record EventLeafletList(List<EventLeaflet> items) {}

  private final Database database;
  private final LeafletDesk desk;
  private final LeafletViews views;
  private final PufaEvents events;

  LeafletRoutes(Database database, LeafletDesk desk, LeafletViews views, PufaEvents events) {
    this.database = database;
    this.desk = desk;
    this.views = views;
    this.events = events;
  }

  public void bind(Routes routes) {
    routes.add("listLeaflets", request -> Answer.ok(database.read(tx -> page(tx, request))));
    routes.add("createLeaflet", desk::create);
    routes.add("getLeaflet", request -> Answer.ok(database.read(tx -> whole(tx, request))));
    routes.add("moveLeaflet", desk::move);
    routes.add(
        "listEventLeaflets", request -> Answer.ok(database.read(tx -> ofEvent(tx, request))));
  }

  private LeafletPage page(Tx tx, Request request) {
    return new LeafletPage(
        LeafletStore.count(tx), views.views(tx, LeafletStore.page(tx, request.page())));
  }

  private LeafletViews.Whole whole(Tx tx, Request request) {
    return views.whole(
        tx, LeafletStore.byId(tx, request.id("leaflet")).orElseThrow(Problem::notFound));
  }

  private EventLeafletList ofEvent(Tx tx, Request request) {
    UUID event = request.id("event");
    events.find(tx, request.reach(), event).orElseThrow(Problem::notFound);
    return new EventLeafletList(
        LeafletStore.handedOut(tx, List.of(event)).stream()
            .map(one -> new EventLeaflet(one.leaflet(), one.title(), one.edition(), one.copies()))
            .toList());
  }
}
