package cn.pufa.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** What stands in a workbook. */
public final class Sheets {

  private Sheets() {}

  /** Every cell of every sheet, in order. */
  public static List<String> texts(byte[] workbook) {
    List<String> texts = new ArrayList<>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      for (Sheet sheet : book.getSheets().toList()) {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
          rows.flatMap(row -> row.stream().filter(java.util.Objects::nonNull))
              .map(Cell::getText)
              .forEach(texts::add);
        }
      }
      return texts;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Text of each cell of each row of one sheet, the head first. */
  public static List<List<String>> rows(byte[] file, String sheet) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.findSheet(sheet).orElseThrow().read().stream()
          .map(row -> row.stream().map(Sheets::text).toList())
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String text(Cell cell) {
    return cell == null ? "" : cell.getText();
  }
}
