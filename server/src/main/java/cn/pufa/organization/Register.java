package cn.pufa.organization;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings a spreadsheet into the register: every row, or none and a fault for each cell. */
final class Register {

  private record ImportResult(
      int rows, int created, int updated, int unchanged, Map<String, Integer> byType) {}

  private final Commands commands;
  private final RegisterWorkbook workbook;
  private final BusinessClock clock;
  private final String division;
  private final Workers workers;

  Register(
      Commands commands,
      RegisterWorkbook workbook,
      BusinessClock clock,
      String division,
      Workers workers) {
    this.commands = commands;
    this.workbook = workbook;
    this.clock = clock;
    this.division = division;
    this.workers = workers;
  }

  Answer importOrganizations(Request request) {
    var reading = workers.call(() -> workbook.read(request.file().getBytes(), clock.today()));
    if (!reading.faults().isEmpty()) {
      throw refused(reading.faults());
    }
    return commands.run(
        request,
        tx -> {
          ImportResult result = store(tx, reading.rows());
          return Outcome.of("register/" + division, Answer.ok(result));
        });
  }

  private ImportResult store(Tx tx, List<RegisterRow> rows) {
    var changed = OrganizationStore.upsert(tx, division, rows, clock.now());
    int unchanged = rows.size() - changed.created() - changed.updated();
    return new ImportResult(
        rows.size(), changed.created(), changed.updated(), unchanged, byType(rows));
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
