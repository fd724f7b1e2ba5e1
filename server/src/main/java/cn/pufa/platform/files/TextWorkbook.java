package cn.pufa.platform.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook (XLSX) of text cells: nothing in it is a formula, nor becomes one when somebody types
 * over a cell or saves it as CSV.
 */
public final class TextWorkbook {

  private static final int WIDTH = 18;
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  /** One sheet; rows in the order in which they are added. */
  public static final class Sheet {

    private final Worksheet sheet;
    private int at = 1;

    private Sheet(Worksheet sheet, List<String> columns) {
      this.sheet = sheet;
      for (int column = 0; column < columns.size(); column++) {
        sheet.value(0, column, harmless(columns.get(column)));
        sheet.style(0, column).bold().set();
        sheet.width(column, WIDTH);
        sheet.style(column).format("@").set();
      }
      sheet.freezePane(0, 1);
    }

    public void add(List<String> cells) {
      add(cells.toArray());
    }

    /**
     * @param cells numbers stay numbers, null is empty, everything else is text
     */
    public void add(Object... cells) {
      for (int column = 0; column < cells.length; column++) {
        if (cells[column] instanceof Number number) {
          sheet.value(at, column, number);
        } else if (cells[column] != null) {
          sheet.value(at, column, harmless(cells[column].toString()));
        }
      }
      at++;
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "Pufa", "1.0");

  public Sheet sheet(String name, List<String> columns) {
    return new Sheet(workbook.newWorksheet(name), columns);
  }

  public byte[] finish() {
    try {
      workbook.finish();
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** With a quote before what somebody's spreadsheet might take for a formula. */
  public static String harmless(String cell) {
    return startsAFormula(cell, 0) ? "'" + cell : cell;
  }

  /** What {@link #harmless} was given. */
  public static String written(String cell) {
    return cell.startsWith("'") && startsAFormula(cell, 1) ? cell.substring(1) : cell;
  }

  private static boolean startsAFormula(String cell, int at) {
    return cell.length() > at && STARTS_A_FORMULA.indexOf(cell.charAt(at)) >= 0;
  }
}
