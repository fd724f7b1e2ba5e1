package cn.pufa.organization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** A workbook that somebody opens, types into and saves. */
final class SpreadsheetEdit {

  private record Place(int row, int column) {}

  private final Map<Place, String> cells = new HashMap<>();

  SpreadsheetEdit(byte[] file) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        var rows = workbook.getFirstSheet().openStream()) {
      rows.forEach(
          row ->
              row.stream()
                  .filter(cell -> cell != null)
                  .forEach(
                      cell ->
                          cells.put(
                              new Place(row.getRowNum() - 1, cell.getColumnIndex()),
                              cell.getText())));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Row and column from 0. */
  SpreadsheetEdit set(int row, int column, String text) {
    cells.put(new Place(row, column), text);
    return this;
  }

  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Sheet1");
      cells.forEach((place, text) -> sheet.value(place.row(), place.column(), text));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
