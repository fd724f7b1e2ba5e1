package cn.pufa.jointsheet;

import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import java.util.List;

/** Operations of {@code jointsheet.yaml} and {@code jointpart.yaml}. */
public final class JointSheetRoutes {

  private record SheetPage(int total, List<JointSheetStore.Line> items) {}

  private record PartnerList(List<Roles.Named> items) {}

  private final Database database;
  private final SheetDesk desk;
  private final PartDesk parts;
  private final SheetViews views;

  JointSheetRoutes(Database database, SheetDesk desk, PartDesk parts, SheetViews views) {
    this.database = database;
    this.desk = desk;
    this.parts = parts;
    this.views = views;
  }

  public void bind(Routes routes) {
    routes.add("listJointSheets", request -> Answer.ok(database.read(tx -> page(tx, request))));
    routes.add("openJointSheet", desk::open);
    routes.add("getJointSheet", request -> Answer.ok(database.read(tx -> whole(tx, request))));
    routes.add("inviteDepartment", desk::invite);
    routes.add("createPartLink", desk::createLink);
    routes.add("fileJointSheet", desk::file);
    routes.add("cancelJointSheet", desk::cancel);
    routes.add("getPartPhoto", parts::photo);
    routes.add(
        "listPartners", request -> Answer.ok(new PartnerList(database.read(desk::partners))));
    routes.add("listMyParts", parts::mine);
    routes.add("getMyPart", parts::get);
    routes.add("answerMyPart", parts::answer);
    routes.add("getMyPartPhoto", parts::ownPhoto);
    routes.add("getPartByLink", parts::look);
    routes.add("answerPartByLink", parts::answerByLink);
  }

  private static SheetPage page(Tx tx, Request request) {
    Integer year = (Integer) request.parameters().get("year");
    String state = request.text("state");
    return new SheetPage(
        JointSheetStore.count(tx, year, state),
        JointSheetStore.page(tx, year, state, request.page()));
  }

  private SheetViews.Whole whole(Tx tx, Request request) {
    return views.whole(
        tx, JointSheetStore.byId(tx, request.id("sheet")).orElseThrow(Problem::notFound));
  }
}
