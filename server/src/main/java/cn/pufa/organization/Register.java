package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.job.Job;
import cn.pufa.job.Jobs;
import cn.pufa.organization.RegisterWorkbook.Reading;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Brings a spreadsheet into the register: every row, or none and a fault for each cell. */
final class Register {

  private record ImportResult(
      int rows, int created, int updated, int unchanged, Map<String, Integer> byType) {}

  private final Database database;
  private final Commands commands;
  private final RegisterWorkbook workbook;
  private final RegisterWriter writer;
  private final BusinessClock clock;
  private final String division;
  private final Workers workers;
  private final Jobs jobs;

  Register(
      Database database,
      Commands commands,
      RegisterWorkbook workbook,
      RegisterWriter writer,
      BusinessClock clock,
      String division,
      Workers workers,
      Jobs jobs) {
    this.database = database;
    this.commands = commands;
    this.workbook = workbook;
    this.writer = writer;
    this.clock = clock;
    this.division = division;
    this.workers = workers;
    this.jobs = jobs;
  }

  Answer importOrganizations(Request request) {
    return jobs.run(request, "importOrganizations", job -> importOrganizations(request, job));
  }

  private Answer importOrganizations(Request request, Job job) {
    var reading = read(request, RegisterWorkbook.MAX_FAULTS, job::read);
    requireNone(reading);
    return commands.run(
        request,
        tx -> {
          var known = writer.lock(tx, reading.rows());
          var whole = PartialRows.complete(reading, known);
          requireNone(whole);
          ImportResult result = store(tx, known, whole.rows(), request, job);
          return jobs.finish(tx, job, Outcome.of("register/" + division, Answer.ok(result)));
        });
  }

  private Reading read(Request request, int maxFaults, IntConsumer seen) {
    return workers.call(
        () -> workbook.read(request.file().getBytes(), clock.today(), maxFaults, seen));
  }

  private ImportResult store(
      Tx tx, Map<String, Organization> known, List<RegisterRow> rows, Request request, Job job) {
    var origin = new RegisterChange.Origin(request.caller().displayName(), clock.now(), "导入名册");
    var changed = writer.put(tx, known, rows, origin, stored -> job.stored(stored, rows.size()));
    int unchanged = rows.size() - changed.created() - changed.updated();
    return new ImportResult(
        rows.size(), changed.created(), changed.updated(), unchanged, byType(rows));
  }

  /** What {@link #importOrganizations} would refuse, to be mended in the file itself. */
  Answer markImportFaults(Request request) {
    var reading = read(request, Integer.MAX_VALUE, rows -> {});
    if (!reading.layout().isKnown()) {
      throw refused(reading.faults());
    }
    var whole = database.read(tx -> PartialRows.complete(reading, writer.find(tx, reading.rows())));
    if (whole.faults().isEmpty()) {
      throw Problem.conflict("这张表没有要改的地方，可以直接导入。");
    }
    return Answer.xlsx(
        "register-faults.xlsx",
        workers.call(
            () -> workbook.mark(request.file().getBytes(), whole.layout(), whole.faults())));
  }

  private static void requireNone(Reading reading) {
    if (!reading.faults().isEmpty()) {
      throw refused(reading.faults());
    }
  }

  private static Map<String, Integer> byType(List<RegisterRow> rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (OrganizationType type : OrganizationType.values()) {
      counts.put(type.code(), (int) rows.stream().filter(row -> row.type() == type).count());
    }
    return counts;
  }

  private static Problem refused(List<RegisterWorkbook.Fault> faults) {
    List<Problem.Field> fields = faults.stream().map(Register::field).toList();
    return Problem.invalid("文件没有导入，名册没有变化。请改好下面 " + fields.size() + " 处，再上传一次。", fields);
  }

  private static Problem.Field field(RegisterWorkbook.Fault fault) {
    String pointer = fault.row() == 0 ? "/file" : "row/" + fault.row() + "/" + fault.column();
    return new Problem.Field(pointer, fault.message());
  }
}
