package cn.pufa.organization;

import cn.pufa.organization.RegisterWorkbook.Fault;
import cn.pufa.platform.files.SheetCell;
import cn.pufa.platform.files.TextWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Row;

/**
 * A refused upload in its own layout: every row where it was, as text, and in one more column why
 * it was refused.
 */
final class FaultWorkbook {

  private static final String REASON = "原因";
  private static final String RED = "FDE9E7";
  private static final int REASON_WIDTH = 60;
  private static final int WIDTH = 18;
  private static final int WRITTEN_AT_ONCE = 1_000;

  private final Worksheet sheet;
  private final RegisterLayout layout;
  private final Map<Integer, String> reasons;

  private FaultWorkbook(Worksheet sheet, RegisterLayout layout, Map<Integer, String> reasons) {
    this.sheet = sheet;
    this.layout = layout;
    this.reasons = reasons;
  }

  /** Whether a heading is that of the reasons, as in a file that was marked before. */
  static boolean isReason(String heading) {
    return REASON.equals(heading.strip());
  }

  static byte[] write(String name, Stream<Row> rows, RegisterLayout layout, List<Fault> faults)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet(name);
      var marked = new FaultWorkbook(sheet, layout, reasons(faults, layout.headingRow()));
      marked.layOut();
      rows.forEach(marked::copy);
    }
    return bytes.toByteArray();
  }

  /** By row; what concerns the whole file stands beside the headings. */
  private static Map<Integer, String> reasons(List<Fault> faults, int headingRow) {
    return faults.stream()
        .collect(
            Collectors.groupingBy(
                fault -> fault.row() == 0 ? headingRow : fault.row(),
                Collectors.mapping(FaultWorkbook::words, Collectors.joining("\n"))));
  }

  private static String words(Fault fault) {
    return fault.row() == 0 ? fault.message() : fault.column() + "：" + fault.message();
  }

  private void layOut() {
    for (int column = 0; column < layout.reasonColumn(); column++) {
      sheet.width(column, WIDTH);
      sheet.style(column).format("@").set();
    }
    sheet.width(layout.reasonColumn(), REASON_WIDTH);
    sheet.freezePane(0, layout.headingRow());
  }

  private void copy(Row row) {
    int at = row.getRowNum() - 1;
    row.stream()
        .filter(cell -> cell != null && cell.getColumnIndex() != layout.reasonColumn())
        .forEach(cell -> copy(at, cell.getColumnIndex(), new SheetCell(cell)));
    if (row.getRowNum() == layout.headingRow()) {
      sheet.inlineString(at, layout.reasonColumn(), heading());
      sheet.style(at, layout.reasonColumn()).bold().wrapText(true).set();
    } else if (reasons.containsKey(row.getRowNum())) {
      sheet.inlineString(at, layout.reasonColumn(), reasons.get(row.getRowNum()));
      sheet.style(at, layout.reasonColumn()).fillColor(RED).wrapText(true).set();
    }
    if (row.getRowNum() % WRITTEN_AT_ONCE == 0) {
      flush();
    }
  }

  /** A day stays a day one can read; a formula becomes what it showed. */
  private void copy(int row, int column, SheetCell cell) {
    if (!cell.isBlank()) {
      sheet.inlineString(row, column, TextWorkbook.harmless(cell.shown()));
    }
  }

  private String heading() {
    String whole = reasons.get(layout.headingRow());
    return whole == null ? REASON : REASON + "\n" + whole;
  }

  private void flush() {
    try {
      sheet.flush();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }
}
