package cn.pufa.organization;

import cn.pufa.platform.files.PrintedSheet;
import cn.pufa.platform.files.TextWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The register as a workbook of any length: rows are written while the next ones are read. What a
 * register on paper needs stands first and is printed; all the rest stands beside it.
 */
final class RegisterExport {

  private record Column(String label, int width, Function<Organization, String> text) {}

  private static final List<RegisterColumn> ON_PAPER =
      List.of(
          RegisterColumn.NAME,
          RegisterColumn.CREDIT_CODE,
          RegisterColumn.TYPE,
          RegisterColumn.LEGAL_REPRESENTATIVE,
          RegisterColumn.REGISTERED_ON,
          RegisterColumn.TOWNSHIP);
  private static final Column STATUS = new Column("登记状态", 18, RegisterExport::status);

  private final Map<String, String> townships;
  private final List<Column> columns;
  private final int printed;

  /**
   * @param townships code to name
   */
  RegisterExport(Map<String, String> townships) {
    this.townships = townships;
    columns = new ArrayList<>(ON_PAPER.stream().map(this::column).toList());
    columns.add(STATUS);
    printed = columns.size();
    Stream.of(RegisterColumn.values())
        .filter(one -> !ON_PAPER.contains(one))
        .map(this::column)
        .forEach(columns::add);
  }

  private static String status(Organization one) {
    return one.cancelledOn() == null ? "正常" : one.cancelledOn() + " 注销";
  }

  private Column column(RegisterColumn column) {
    return new Column(column.label(), column.width(), one -> text(column, one));
  }

  private String text(RegisterColumn column, Organization one) {
    return column == RegisterColumn.TOWNSHIP
        ? townships.getOrDefault(one.township(), one.township())
        : RegisterRow.of(one).text(column);
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
      PrintedSheet.onlyFirst(sheet, printed, at - 1);
    }
  }

  private void headings(Worksheet sheet) {
    for (int at = 0; at < columns.size(); at++) {
      sheet.inlineString(0, at, columns.get(at).label());
      sheet.style(0, at).bold().set();
      sheet.width(at, columns.get(at).width());
      sheet.style(at).format("@").set();
    }
    sheet.freezePane(0, 1);
    PrintedSheet.across(sheet, 0);
  }

  private void write(Worksheet sheet, int at, Organization one) {
    for (int column = 0; column < columns.size(); column++) {
      String text = columns.get(column).text().apply(one);
      if (text != null) {
        sheet.inlineString(at, column, TextWorkbook.harmless(text));
        if (column < printed) {
          sheet.style(at, column).wrapText(true).verticalAlignment("top").set();
        }
      }
    }
  }
}
