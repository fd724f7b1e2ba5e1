package cn.pufa.training;

import cn.pufa.platform.PlainText;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.files.UploadedSheet;
import cn.pufa.platform.files.XlsxGate;
import cn.pufa.platform.http.Problem;
import cn.pufa.training.AttendanceRecord.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/**
 * The printed list (到场表) as it comes back filled: every line, or every fault. It says which session
 * it is of, and its lines are known by number and name.
 */
final class AttendanceSheet {

  /**
   * Either lines or faults.
   *
   * @param rows the row of the spreadsheet of each line
   * @param cells all that stood in the sheet, by row, for the copy with the reasons
   */
  record Reading(
      List<Attendance.Line> lines,
      List<Integer> rows,
      List<Problem.Field> faults,
      Map<Integer, List<String>> cells) {}

  static final String SESSION = "培训编号";
  static final String NUMBER = "编号";
  static final String NAME = "姓名";
  static final String RESULT = "到场情况";
  static final String MINUTES = "分钟";
  static final String NOTE = "备注";

  private static final List<String> READ = List.of(NUMBER, NAME, RESULT, MINUTES, NOTE);
  private static final int MAX_ROWS = 5_000;
  private static final int MAX_COLUMNS = 30;
  private static final int MAX_FAULTS = 200;
  private static final int HEADINGS_WITHIN = 10;
  private static final int NOTE_LENGTH = 200;
  private static final String FORMULA = "公式";

  /** A cell that cannot be read becomes a fault of that cell. */
  private final UUID session;

  private final int full;
  private final Map<Integer, AttendanceViews.Row> expected = new HashMap<>();
  private final List<Attendance.Line> lines = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();
  private final List<Problem.Field> faults = new ArrayList<>();
  private final Map<Integer, List<String>> cells = new TreeMap<>();
  private final Set<Integer> seen = new HashSet<>();
  private Map<String, Integer> columns;
  private boolean knowsSession;
  private int taken;

  /**
   * @param expected the list as it is, @param full minutes of whoever was there from start to end
   */
  AttendanceSheet(UUID session, int full, List<AttendanceViews.Row> expected) {
    this.session = session;
    this.full = full;
    expected.forEach(row -> this.expected.put(row.number(), row));
  }

  Reading read(byte[] file) {
    try {
      UploadedSheet.forEachRow(file, this::take);
    } catch (XlsxGate.Refused refusal) {
      return refused(refusal.getMessage());
    }
    if (columns == null) {
      return refused(withoutHeadings());
    }
    if (!knowsSession) {
      return refused("表上没有这个培训班的编号，可能是别的班的表。请用本班下载的到场表。");
    }
    if (faults.isEmpty() && lines.isEmpty()) {
      return refused("到场情况都空着。请填好再上传。");
    }
    return new Reading(lines, rows, faults, cells);
  }

  private Reading refused(String message) {
    return new Reading(List.of(), List.of(), List.of(new Problem.Field("/file", message)), cells);
  }

  private static String withoutHeadings() {
    return "没有找到表头。请用本班下载的到场表，表头有：" + String.join("、", READ) + "。";
  }

  private void take(Row row) {
    List<Cell> filled = row.stream().filter(cell -> !text(cell).isEmpty()).toList();
    if (filled.isEmpty() || faults.size() >= MAX_FAULTS) {
      return;
    }
    if (++taken > MAX_ROWS) {
      throw new XlsxGate.Refused("超过%,d行。请只留本班的名单，再上传。".formatted(MAX_ROWS));
    }
    int number = filled.getFirst().getAddress().getRow() + 1;
    cells.put(number, row.stream().limit(MAX_COLUMNS).map(AttendanceSheet::text).toList());
    if (columns == null) {
      lookForHeadings(filled);
    } else {
      takeLine(row, number);
    }
  }

  private void lookForHeadings(List<Cell> filled) {
    knowsSession |= filled.stream().anyMatch(cell -> text(cell).contains(session.toString()));
    Map<String, Integer> found = new HashMap<>();
    filled.stream()
        .filter(cell -> READ.contains(text(cell)))
        .forEach(cell -> found.putIfAbsent(text(cell), cell.getColumnIndex()));
    if (found.size() == READ.size()) {
      columns = found;
    } else if (taken >= HEADINGS_WITHIN) {
      throw new XlsxGate.Refused(withoutHeadings());
    }
  }

  private void takeLine(Row row, int number) {
    String said = text(row, RESULT);
    if (said.isEmpty()) {
      return;
    }
    int before = faults.size();
    READ.stream()
        .filter(column -> text(row, column).equals(FORMULA))
        .forEach(column -> fault(number, column, "这一格是公式或者出错。请复制后选择“只粘贴值”，再上传"));
    if (faults.size() > before) {
      return;
    }
    AttendanceViews.Row person = person(row, number);
    Result result = result(said, number);
    Integer minutes = minutes(text(row, MINUTES), result, number);
    String note = note(text(row, NOTE), result, number);
    if (faults.size() == before) {
      lines.add(new Attendance.Line(null, person.enrolment(), result, minutes, note));
      rows.add(number);
    }
  }

  private AttendanceViews.Row person(Row row, int number) {
    String text = text(row, NUMBER);
    AttendanceViews.Row person =
        text.matches("[0-9]{1,7}") ? expected.get(Integer.valueOf(text)) : null;
    if (person == null) {
      fault(number, NUMBER, "本班名单上没有这个编号");
    } else if (!person.name().equals(text(row, NAME))) {
      fault(number, NAME, "编号和姓名对不上。请用本班最新的到场表");
    } else if (!seen.add(person.number())) {
      fault(number, NUMBER, "这个编号上面已经有了。一个人只填一行");
    }
    return person;
  }

  private Result result(String said, int number) {
    for (Result result : Result.values()) {
      if (result.title().equals(said)) {
        return result;
      }
    }
    fault(number, RESULT, "请填 到场、迟到、早退、请假 或 未到");
    return null;
  }

  private Integer minutes(String text, Result result, int number) {
    boolean asked = result != null && result.isPart();
    if (text.isEmpty() || !asked) {
      if (asked) {
        fault(number, MINUTES, "迟到和早退要写算多少分钟");
      }
      return null;
    }
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > full) {
      fault(number, MINUTES, "请填 0 到 %d 的整数".formatted(full));
      return null;
    }
    return Integer.valueOf(text);
  }

  private String note(String text, Result result, int number) {
    if (text.length() > NOTE_LENGTH || !PlainText.isOneLine(text)) {
      fault(number, NOTE, "请写在一行里，最多 %d 个字".formatted(NOTE_LENGTH));
    }
    if (text.isEmpty() && result == Result.EXCUSED) {
      fault(number, NOTE, "请写请假的原因");
    }
    return text.isEmpty() ? null : text;
  }

  private void fault(int number, String column, String message) {
    faults.add(new Problem.Field("row/" + number + "/" + column, message));
  }

  private String text(Row row, String heading) {
    int column = columns.get(heading);
    return column < row.getCellCount() ? text(row.getCell(column)) : "";
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getFormula() != null || cell.getType() == CellType.ERROR) {
      return FORMULA;
    }
    if (cell.getType() == CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      return Math.abs(number.scale()) > 20 ? "数" : number.stripTrailingZeros().toPlainString();
    }
    return cell.getText() == null
        ? ""
        : TextWorkbook.written(cell.getText().replace('\u00A0', ' ').strip());
  }
}
