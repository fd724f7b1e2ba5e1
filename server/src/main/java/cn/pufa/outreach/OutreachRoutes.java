package cn.pufa.outreach;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.files.StoredFile;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;
import java.util.UUID;

/** Operations of {@code outreach.yaml}. */
public final class OutreachRoutes {

  private record PufaEventPage(int total, List<PufaEvent> items) {}

  private final Database database;
  private final PufaEvents events;
  private final Files files;

  public OutreachRoutes(Database database, PufaEvents events, Files files) {
    this.database = database;
    this.events = events;
    this.files = files;
  }

  public void bind(Routes routes) {
    routes.add("listPufaEvents", this::listPufaEvents);
    routes.add("createPufaEvent", events::create);
    routes.add("getPufaEvent", this::getPufaEvent);
    routes.add("addEventPhoto", events::addPhoto);
    routes.add("voidPufaEvent", events::voidEvent);
    routes.add("getEventPhoto", this::getEventPhoto);
  }

  private Answer listPufaEvents(Request request) {
    var filter =
        new OutreachStore.Filter(
            (Integer) request.parameters().get("year"),
            request.text("kind"),
            request.text("township"),
            request.optionalText("planItem").map(UUID::fromString).orElse(null));
    return database.read(
        tx ->
            Answer.ok(
                new PufaEventPage(
                    OutreachStore.countPage(tx, request.reach(), filter),
                    OutreachStore.page(tx, request.reach(), filter, request.page()))));
  }

  private Answer getPufaEvent(Request request) {
    return Answer.ok(database.read(tx -> event(tx, request)));
  }

  private Answer getEventPhoto(Request request) {
    UUID photo = request.id("photo");
    StoredFile file =
        database.read(
            tx ->
                files
                    .find(tx, photo, PufaEvent.record(event(tx, request).id()))
                    .orElseThrow(Problem::notFound));
    return Answer.file(file.mediaType(), "photo.jpg", files.read(file));
  }

  private static PufaEvent event(Tx tx, Request request) {
    return OutreachStore.byId(tx, request.reach(), request.id("event"))
        .orElseThrow(Problem::notFound);
  }
}
