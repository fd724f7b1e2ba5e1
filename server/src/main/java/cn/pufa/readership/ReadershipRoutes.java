package cn.pufa.readership;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/** Operations of {@code readership.yaml}. */
public final class ReadershipRoutes {

  private record ViewList(List<ViewStore.Line> items) {}

  private final Database database;
  private final BusinessClock clock;

  ReadershipRoutes(Database database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  public void bind(Routes routes) {
    routes.add("listViews", this::listViews);
  }

  private Answer listViews(Request request) {
    return Answer.ok(
        new ViewList(database.read(tx -> ViewStore.list(tx, request.text("kind"), clock.today()))));
  }
}
