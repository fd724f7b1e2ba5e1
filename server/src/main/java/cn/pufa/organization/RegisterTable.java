package cn.pufa.organization;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.organization.RegisterWorkbook.Reading;
import cn.pufa.platform.files.MergedCells;
import cn.pufa.platform.files.SheetCell;
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
  private final List<MergedCells> merged;
  private final int maxFaults;

  private Map<RegisterColumn, Integer> columns;
  private int headingRow;
  private int lastColumn;
  private Integer reasonColumn;
  private int rowsAbove;
  private int dataRows;
  private final List<RegisterRow> rows = new ArrayList<>();
  private final Map<String, Integer> rowOfCode = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private int faultsUnlisted;

  /**
   * @param merged cells of the sheet that are merged
   * @param maxFaults how many are listed one by one
   */
  RegisterTable(
      Map<String, String> townshipsByText,
      LocalDate today,
      List<MergedCells> merged,
      int maxFaults) {
    this.townshipsByText = townshipsByText;
    this.today = today;
    this.merged = merged;
    this.maxFaults = maxFaults;
  }

  /** Takes the next row of the sheet; blank ones are passed over. */
  void take(Row row) {
    var cells =
        row.stream().filter(cell -> cell != null && !new SheetCell(cell).isBlank()).toList();
    if (cells.isEmpty()) {
      return;
    }
    int number = cells.getFirst().getAddress().getRow() + 1;
    lastColumn = Math.max(lastColumn, cells.getLast().getColumnIndex());
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

  int dataRows() {
    return dataRows;
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
    headingRow = number;
    cells.forEach(this::takeHeading);
    requireWhatItChanges();
    refuseFormulas(cells, number);
    merged.stream().filter(one -> one.lastRow() > number).forEach(this::refuseMerged);
  }

  private void requireWhatItChanges() {
    if (!columns.containsKey(RegisterColumn.CREDIT_CODE)) {
      var message = "缺少“%s”列。没有它，认不出是哪家组织。";
      add(
          new Fault(
              0, RegisterWorkbook.FILE, message.formatted(RegisterColumn.CREDIT_CODE.label())));
    }
  }

  /** A reader sees what is merged as one filled cell and blank ones. */
  private void refuseMerged(MergedCells cells) {
    int row = Math.max(cells.firstRow(), headingRow);
    add(
        new Fault(
            row,
            nameOf(cells.firstColumn()),
            "%s 是合并的单元格。请取消合并，每一格各自填写。".formatted(cells.address())));
  }

  private static String withoutHeadings() {
    var headings =
        Stream.of(RegisterColumn.values())
            .map(RegisterColumn::label)
            .collect(Collectors.joining("、"));
    return "前%d行里没有找到表头。请用下载的模板，表头是：%s。".formatted(HEADINGS_WITHIN, headings);
  }

  private void takeHeading(Cell cell) {
    if (FaultWorkbook.isReason(cell.getText())) {
      reasonColumn = cell.getColumnIndex();
    }
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

  private static String letters(int columnIndex) {
    return CellAddress.convertNumToColString(columnIndex);
  }

  private void refuseFormulas(List<Cell> cells, int number) {
    cells.stream()
        .filter(cell -> cell.getFormula() != null)
        .forEach(
            cell ->
                add(new Fault(number, nameOf(cell.getColumnIndex()), "这一格是公式。请复制后选择“只粘贴值”，再上传。")));
  }

  private String nameOf(int column) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue() == column)
        .map(entry -> entry.getKey().label())
        .findFirst()
        .orElseGet(() -> letters(column) + "列");
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
    if (faults.size() < maxFaults) {
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
      faults.add(new Fault(0, RegisterWorkbook.FILE, message.formatted(faultsUnlisted, maxFaults)));
    }
    if (!faults.isEmpty()) {
      return new Reading(List.of(), List.copyOf(faults), layout());
    }
    return rows.isEmpty()
        ? Reading.refused("表头下面没有数据。一行填一个组织，再上传。")
        : new Reading(List.copyOf(rows), List.of(), layout());
  }

  private RegisterLayout layout() {
    int reasons = reasonColumn == null ? lastColumn + 1 : reasonColumn;
    return new RegisterLayout(columns.keySet(), rowOfCode, headingRow, reasons);
  }
}
