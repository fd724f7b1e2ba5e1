package cn.pufa.organization;

import cn.pufa.platform.files.PrintedSheet;
import cn.pufa.platform.files.TextWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The register as a workbook of any length: rows are written while the next ones are read. */
final class RegisterExport {

  private static final String STATUS = "登记状态";
  private static final int STATUS_COLUMN = RegisterColumn.values().length;

  private final Map<String, String> townships;

  /**
   * @param townships code to name
   */
  RegisterExport(Map<String, String> townships) {
    this.townships = townships;
  }

  void write(OutputStream out, Function<String, List<Organization>> next) throws IOException {
    try (var workbook = new Workbook(out, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("名册");
      headings(sheet);
      int at = 1;
      var rows = next.apply("");
      while (!rows.isEmpty()) {
        for (var one : rows) {
          write(sheet, at++, one);
        }
        sheet.flush();
        rows = next.apply(rows.getLast().creditCode());
      }
    }
  }

  private static void headings(Worksheet sheet) {
    for (var column : RegisterColumn.values()) {
      heading(sheet, column.ordinal(), column.label(), column.width());
    }
    heading(sheet, STATUS_COLUMN, STATUS, 18);
    sheet.freezePane(0, 1);
    PrintedSheet.across(sheet, 0);
  }

  private static void heading(Worksheet sheet, int column, String label, int width) {
    sheet.inlineString(0, column, label);
    sheet.style(0, column).bold().set();
    sheet.width(column, width);
    sheet.style(column).format("@").set();
  }

  private void write(Worksheet sheet, int at, Organization one) {
    for (var column : RegisterColumn.values()) {
      cell(sheet, at, column.ordinal(), text(column, one));
    }
    cell(sheet, at, STATUS_COLUMN, one.cancelledOn() == null ? "正常" : one.cancelledOn() + " 注销");
  }

  private String text(RegisterColumn column, Organization one) {
    return column == RegisterColumn.TOWNSHIP
        ? townships.getOrDefault(one.township(), one.township())
        : RegisterRow.of(one).text(column);
  }

  private static void cell(Worksheet sheet, int row, int column, String text) {
    if (text != null) {
      sheet.inlineString(row, column, TextWorkbook.harmless(text));
    }
  }
}
