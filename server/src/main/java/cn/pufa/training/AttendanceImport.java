package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.training.AttendanceRecord.How;
import java.util.List;
import java.util.UUID;

/**
 * The printed list: out as a workbook, back filled, and back again with what is wrong in it. What
 * needs a reason is corrected one by one, in the roll-call.
 */
final class AttendanceImport {

  private static final String NAME = "attendance.xlsx";

  private record Known(TrainingSession session, List<AttendanceViews.Row> rows) {}

  private final Database database;
  private final Commands commands;
  private final Attendance attendance;
  private final AttendanceViews views;
  private final Workers workers;
  private final String division;

  AttendanceImport(
      Database database,
      Commands commands,
      Attendance attendance,
      AttendanceViews views,
      Workers workers,
      String division) {
    this.database = database;
    this.commands = commands;
    this.attendance = attendance;
    this.views = views;
    this.workers = workers;
    this.division = division;
  }

  Answer sheet(Request request) {
    Known known = known(request);
    byte[] file = workers.call(() -> AttendanceWorkbook.blank(known.session(), known.rows()));
    return Answer.xlsx(NAME, file);
  }

  Answer importSheet(Request request) {
    AttendanceSheet.Reading reading = read(request);
    if (!reading.faults().isEmpty()) {
      throw Problem.invalid(
          "一行都没有存入。请改好下面 " + reading.faults().size() + " 处，再上传一次。", reading.faults());
    }
    return commands.run(
        request,
        tx -> {
          int changed =
              attendance.write(
                  tx,
                  request,
                  How.SHEET,
                  reading.lines(),
                  line -> "row/" + reading.rows().get(line),
                  null);
          return attendance.answer(tx, request, changed, null);
        });
  }

  /** Nothing is kept of it. */
  Answer mark(Request request) {
    AttendanceSheet.Reading reading = read(request);
    if (reading.cells().isEmpty()) {
      throw Problem.invalid(reading.faults());
    }
    return Answer.xlsx(NAME, workers.call(() -> AttendanceWorkbook.marked(reading)));
  }

  private AttendanceSheet.Reading read(Request request) {
    Known known = known(request);
    byte[] file = request.file().getBytes();
    return workers.call(
        () ->
            new AttendanceSheet(known.session().id(), known.session().fullMinutes(), known.rows())
                .read(file));
  }

  private Known known(Request request) {
    UUID id = request.id("session");
    return database.read(
        tx ->
            new Known(
                SessionStore.byId(tx, division, id).orElseThrow(Problem::notFound),
                views.rows(tx, id)));
  }
}
