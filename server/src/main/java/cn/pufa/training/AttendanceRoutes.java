package cn.pufa.training;

import cn.pufa.platform.db.Changes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.http.Routes;
import cn.pufa.platform.live.LiveAnswer;
import java.util.UUID;

/** Operations of {@code attendance.yaml}. */
public final class AttendanceRoutes {

  private final Database database;
  private final Changes changes;
  private final Attendance attendance;
  private final AttendanceImport sheets;
  private final AttendanceViews views;

  AttendanceRoutes(
      Database database,
      Changes changes,
      Attendance attendance,
      AttendanceImport sheets,
      AttendanceViews views) {
    this.database = database;
    this.changes = changes;
    this.attendance = attendance;
    this.sheets = sheets;
    this.views = views;
  }

  public void bind(Routes routes) {
    routes.add("getAttendanceCode", attendance::code);
    routes.add("getAttendanceCounts", this::counts);
    routes.add("enterAttendanceCode", attendance::enter);
    routes.add(
        "listAttendance", request -> Answer.ok(database.read(tx -> views.list(tx, request))));
    routes.add("recordAttendance", attendance::record);
    routes.add("signAttendance", attendance::sign);
    routes.add("getAttendanceSheet", sheets::sheet);
    routes.add("importAttendanceSheet", sheets::importSheet);
    routes.add("markAttendanceSheet", sheets::mark);
    routes.add(
        "listMyAttendance", request -> Answer.ok(database.read(tx -> views.mine(tx, request))));
  }

  private Answer counts(Request request) {
    UUID session = request.id("session");
    return LiveAnswer.to(
        request,
        changes,
        Attendance.CHANGED,
        "progress",
        () -> database.read(tx -> views.counts(tx, session, null)));
  }
}
