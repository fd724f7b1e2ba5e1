package cn.pufa.platform.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook (XLSX) of sheets with one row of headings. Words are text, and never a formula: one
 * that begins like a formula gets an apostrophe before it, for programs that read the sheet as CSV.
 */
public final class TextSheets {

  private static final String FORMULA = "=+-@\t\r";
  private static final int WIDTH = 18;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "Pufa", "1.0");
  private Worksheet sheet;
  private int row;

  /** Later rows belong to it. */
  public TextSheets sheet(String name, List<String> headings) {
    sheet = workbook.newWorksheet(name);
    for (int column = 0; column < headings.size(); column++) {
      sheet.value(0, column, headings.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, WIDTH);
    }
    sheet.freezePane(0, 1);
    row = 1;
    return this;
  }

  /**
   * @param cells numbers stay numbers, null is empty, everything else is text
   */
  public TextSheets row(Object... cells) {
    for (int column = 0; column < cells.length; column++) {
      if (cells[column] instanceof Number number) {
        sheet.value(row, column, number);
      } else if (cells[column] != null) {
        sheet.value(row, column, harmless(cells[column].toString()));
      }
    }
    row++;
    return this;
  }

  static String harmless(String text) {
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  public byte[] finish() {
    try {
      workbook.finish();
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
