package cn.pufa.platform.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook (XLSX) of text cells: nothing in it is a formula, nor becomes one when somebody types
 * over a cell or saves it as CSV.
 */
public final class TextWorkbook {

  /** The format that takes whatever is typed as it is. */
  private static final String TEXT = "@";

  /** In letters; some spreadsheets show of a longer one in that format nothing but its border. */
  private static final int LONGEST_AS_TEXT = 255;

  /** In digits; what is longer goes on in the next line of its cell. */
  private static final int LEAST_WIDTH = 8;

  private static final int MOST_WIDTH = 48;
  private static final int MARGIN = 2;

  /** From here on, letters stand in a square and take the room of two digits (CJK). */
  private static final int FIRST_WIDE = 0x2E80;

  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  /** One sheet; rows in the order in which they are added. */
  public static final class Sheet {

    private final Worksheet sheet;
    private final Map<Integer, Integer> widths = new HashMap<>();
    private int at = 1;

    private Sheet(Worksheet sheet, List<String> columns) {
      this.sheet = sheet;
      for (int column = 0; column < columns.size(); column++) {
        text(0, column, columns.get(column));
        sheet.style(0, column).bold().set();
        sheet.style(column).format(TEXT).set();
      }
      sheet.freezePane(0, 1);
      PrintedSheet.across(sheet, 0);
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
          sheet.style(at, column).verticalAlignment("top").set();
          widens(column, number.toString());
        } else if (cells[column] != null) {
          text(at, column, cells[column].toString());
        }
      }
      at++;
    }

    private void text(int row, int column, String text) {
      sheet.value(row, column, harmless(text));
      var style = sheet.style(row, column).wrapText(true).verticalAlignment("top");
      (text.length() > LONGEST_AS_TEXT ? style : style.format(TEXT)).set();
      widens(column, text);
    }

    private void widens(int column, String text) {
      int longest = text.lines().mapToInt(TextWorkbook::widthOf).max().orElse(0);
      widths.merge(column, longest, Math::max);
    }

    private void finish() {
      widths.forEach(
          (column, longest) ->
              sheet.width(column, Math.clamp(longest + MARGIN, LEAST_WIDTH, MOST_WIDTH)));
    }
  }

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Workbook workbook = new Workbook(bytes, "Pufa", "1.0");
  private final List<Sheet> sheets = new ArrayList<>();

  public Sheet sheet(String name, List<String> columns) {
    var sheet = new Sheet(workbook.newWorksheet(name), columns);
    sheets.add(sheet);
    return sheet;
  }

  public byte[] finish() {
    sheets.forEach(Sheet::finish);
    try {
      workbook.finish();
      return bytes.toByteArray();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** In digits. */
  private static int widthOf(String line) {
    return line.codePoints().map(letter -> letter < FIRST_WIDE ? 1 : 2).sum();
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
