package cn.pufa.platform.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of an uploaded spreadsheet, as they come by; or {@link XlsxGate.Refused}. */
public final class UploadedSheet {

  /** Takes what it likes of the rows; the sheet is named as the file names it. */
  public interface Reader<T> {
    T read(String sheet, Stream<Row> rows) throws IOException;
  }

  private static final ReadingOptions READING = new ReadingOptions(false, true);

  private static final int MAX_ROWS = 1_048_576;

  private UploadedSheet() {}

  /** Lets the file through the gate, and takes each row of its first sheet. */
  public static void forEachRow(byte[] file, Consumer<Row> taker) {
    read(
        XlsxGate.pass(file),
        ReadableWorkbook::getFirstSheet,
        (sheet, rows) -> {
          rows.forEach(taker);
          return null;
        });
  }

  /**
   * @param passed a workbook that has passed {@link XlsxGate}
   */
  public static <T> T read(
      byte[] passed, Function<ReadableWorkbook, Sheet> which, Reader<T> reader) {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(passed), READING)) {
      Sheet sheet = which.apply(workbook);
      try (var rows = sheet.openStream()) {
        return reader.read(sheet.getName(), rows.map(UploadedSheet::placed));
      }
    } catch (XlsxGate.Refused refusal) {
      throw refusal;
    } catch (IOException | RuntimeException fault) {
      // The reader throws all kinds of unchecked exceptions at a workbook that contradicts itself.
      throw XlsxGate.Refused.damaged();
    }
  }

  /** A fault is told at its row, and a copy written by it: a row that no sheet has is damage. */
  private static Row placed(Row row) {
    boolean isPlaced =
        row.stream()
            .filter(Objects::nonNull)
            .mapToInt(cell -> cell.getAddress().getRow())
            .allMatch(at -> at >= 0 && at < MAX_ROWS);
    if (!isPlaced) {
      throw XlsxGate.Refused.damaged();
    }
    return row;
  }
}
