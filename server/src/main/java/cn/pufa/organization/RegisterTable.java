package cn.pufa.organization;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.organization.RegisterWorkbook.Reading;
import cn.pufa.platform.files.XlsxGate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellAddress;
import org.dhatim.fastexcel.reader.Row;

/**
 * The sheet of an upload as its rows come by: finds the headings, then gathers organisations and
 * faults.
 */
final class RegisterTable {

  /** A title and remarks may stand above the headings, no more than this many rows of them. */
  private static final int HEADINGS_WITHIN = 10;

  /** So many known headings make a row the row of headings. */
  private static final int HEADINGS_TO_RECOGNISE = 2;

  private final Map<String, String> townshipsByText;
  private final LocalDate today;

  private Map<RegisterColumn, Integer> columns;
  private int rowsAbove;
  private int dataRows;
  private final List<RegisterRow> rows = new ArrayList<>();
  private final Map<String, Integer> rowOfCode = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int faultsUnlisted;

  RegisterTable(Map<String, String> townshipsByText, LocalDate today) {
    this.townshipsByText = townshipsByText;
    this.today = today;
  }

  /** Takes the next row of the sheet; blank ones are passed over. */
  void take(Row row) {
    var cells =
        row.stream().filter(cell -> cell != null && !new RegisterCell(cell).isBlank()).toList();
    if (cells.isEmpty()) {
      return;
    }
    int number = cells.getFirst().getAddress().getRow() + 1;
    if (columns == null) {
      lookForHeadings(cells, number);
      return;
    }
    if (++dataRows > RegisterWorkbook.MAX_ROWS) {
      throw new XlsxGate.Refused("名册超过%,d行。请分成几个文件上传。".formatted(RegisterWorkbook.MAX_ROWS));
    }
    refuseFormulas(cells, number);
    readOrganization(row, number);
  }

  private void lookForHeadings(List<Cell> cells, int number) {
    long known =
        cells.stream().filter(cell -> RegisterColumn.ofHeading(cell.getText()).isPresent()).count();
    if (known < HEADINGS_TO_RECOGNISE) {
      if (++rowsAbove >= HEADINGS_WITHIN) {
        throw new XlsxGate.Refused(withoutHeadings());
      }
      return;
    }
    columns = new EnumMap<>(RegisterColumn.class);
    cells.forEach(this::takeHeading);
    Stream.of(RegisterColumn.values())
        .filter(column -> !columns.containsKey(column))
        .forEach(this::missing);
    refuseFormulas(cells, number);
  }

  private static String withoutHeadings() {
    var headings =
        Stream.of(RegisterColumn.values())
            .map(RegisterColumn::label)
            .collect(Collectors.joining("、"));
    return "前%d行里没有找到表头。请用下载的模板，表头是：%s。".formatted(HEADINGS_WITHIN, headings);
  }

  private void takeHeading(Cell cell) {
    var column = RegisterColumn.ofHeading(cell.getText()).orElse(null);
    if (column == null || cell.getFormula() != null) {
      return;
    }
    var earlier = columns.putIfAbsent(column, cell.getColumnIndex());
    if (earlier != null) {
      var message = "“%s”有两列:%s列和%s列。请只留一列。";
      add(
          new Fault(
              0,
              RegisterWorkbook.FILE,
              message.formatted(column.label(), letters(earlier), letters(cell.getColumnIndex()))));
    }
  }

  private void missing(RegisterColumn column) {
    add(new Fault(0, RegisterWorkbook.FILE, "缺少“%s”列。请补上表头；没有内容的，各行空着。".formatted(column.label())));
  }

  private static String letters(int columnIndex) {
    return CellAddress.convertNumToColString(columnIndex);
  }

  private void refuseFormulas(List<Cell> cells, int number) {
    cells.stream()
        .filter(cell -> cell.getFormula() != null)
        .forEach(cell -> add(new Fault(number, nameOf(cell), "这一格是公式。请复制后选择“只粘贴值”，再上传。")));
  }

  private String nameOf(Cell cell) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue() == cell.getColumnIndex())
        .map(entry -> entry.getKey().label())
        .findFirst()
        .orElseGet(() -> letters(cell.getColumnIndex()) + "列");
  }

  private void readOrganization(Row row, int number) {
    var reader = new RegisterRowReader(row, number, columns, townshipsByText, today, this::add);
    var organization = reader.read();
    var code = reader.creditCode();
    var earlier = code == null ? null : rowOfCode.putIfAbsent(code, number);
    if (earlier != null) {
      add(
          new Fault(
              number,
              RegisterColumn.CREDIT_CODE.label(),
              "与第%d行的代码相同。一个组织只填一行。".formatted(earlier)));
    }
    if (faults.isEmpty()) {
      rows.add(organization);
    }
  }

  private void add(Fault fault) {
    if (faults.size() < RegisterWorkbook.MAX_FAULTS) {
      faults.add(fault);
    } else {
      faultsUnlisted++;
    }
  }

  /** What the whole sheet gave. */
  Reading reading() {
    if (columns == null) {
      return Reading.refused(withoutHeadings());
    }
    if (faultsUnlisted > 0) {
      var message = "还有%,d处问题没有列出。请先改正上面%d处，再上传一次。";
      faults.add(
          new Fault(
              0,
              RegisterWorkbook.FILE,
              message.formatted(faultsUnlisted, RegisterWorkbook.MAX_FAULTS)));
    }
    if (!faults.isEmpty()) {
      return new Reading(List.of(), List.copyOf(faults));
    }
    return rows.isEmpty()
        ? Reading.refused("表头下面没有数据。一行填一个组织，再上传。")
        : new Reading(List.copyOf(rows), List.of());
  }
}
