package cn.pufa.audit;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code audit.yaml}. */
public final class AuditRoutes {

  private record EventPage(int total, List<AuditEvent> items) {}

  private final Database database;

  public AuditRoutes(Database database) {
    this.database = database;
  }

  public void bind(Routes routes) {
    routes.add("listAuditEvents", this::listAuditEvents);
  }

  private Answer listAuditEvents(Request request) {
    String action = request.text("action");
    return database.read(
        tx ->
            Answer.ok(
                new EventPage(
                    AuditStore.count(tx, action), AuditStore.page(tx, action, request.page()))));
  }
}
