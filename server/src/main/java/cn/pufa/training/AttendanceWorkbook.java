package cn.pufa.training;

import cn.pufa.platform.files.PrintedSheet;
import cn.pufa.platform.files.TextWorkbook;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The list to print and to fill (到场表), and the filled one with what is wrong in it. */
final class AttendanceWorkbook {

  private static final List<String> COLUMNS =
      List.of(
          AttendanceSheet.NUMBER,
          AttendanceSheet.NAME,
          "岗位",
          "镇街村居",
          AttendanceSheet.RESULT,
          AttendanceSheet.MINUTES,
          AttendanceSheet.NOTE,
          "本人签名");
  private static final int HEAD = 4;
  private static final List<Integer> WIDTHS = List.of(8, 14, 14, 28, 12, 8, 24, 16);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日（E）H:mm", Locale.CHINA).withZone(BusinessClock.ZONE);
  private static final String HOW_TO = "到场情况填：到场、迟到、早退、请假、未到。迟到和早退写算多少分钟。请假写原因。空着的不改。";

  private AttendanceWorkbook() {}

  /** With what is known so far; all cells are text. */
  static byte[] blank(TrainingSession session, List<AttendanceViews.Row> rows) {
    return file(
        sheet -> {
          sheet.value(0, 0, "到场表 " + session.title());
          sheet.style(0, 0).bold().set();
          sheet.value(1, 0, MOMENT.format(session.startsAt()) + "　" + session.place());
          sheet.value(2, 0, AttendanceSheet.SESSION + "：" + session.id());
          sheet.value(3, 0, HOW_TO);
          head(sheet, HEAD);
          for (int at = 0; at < rows.size(); at++) {
            write(sheet, HEAD + 1 + at, rows.get(at));
          }
          sheet.freezePane(0, HEAD + 1);
          ruled(sheet, rows.size());
          PrintedSheet.across(sheet, HEAD);
        });
  }

  /** People write in it by hand. */
  private static void ruled(Worksheet sheet, int rows) {
    var list = sheet.range(HEAD, 0, HEAD + rows, COLUMNS.size() - 1);
    list.style().borderStyle(BorderStyle.THIN).wrapText(true).verticalAlignment("center").set();
  }

  private static void head(Worksheet sheet, int at) {
    for (int column = 0; column < COLUMNS.size(); column++) {
      sheet.value(at, column, COLUMNS.get(column));
      sheet.style(at, column).bold().set();
      sheet.width(column, WIDTHS.get(column));
    }
  }

  private static void write(Worksheet sheet, int at, AttendanceViews.Row row) {
    AttendanceViews.RecordView record = row.record();
    sheet.value(at, 0, String.valueOf(row.number()));
    text(sheet, at, 1, row.name());
    sheet.value(at, 2, row.role().title());
    sheet.value(at, 3, row.divisionName());
    if (record != null) {
      sheet.value(at, 4, record.result().title());
      sheet.value(at, 5, record.result().isPart() ? String.valueOf(record.minutes()) : "");
      text(sheet, at, 6, record.note() == null ? "" : record.note());
    }
  }

  /** The upload's own layout, with a column of reasons after its last one. */
  static byte[] marked(AttendanceSheet.Reading reading) {
    Map<Integer, String> reasons =
        reading.faults().stream()
            .filter(fault -> fault.pointer().startsWith("row/"))
            .collect(
                Collectors.groupingBy(
                    fault -> Integer.valueOf(fault.pointer().split("/")[1]),
                    Collectors.mapping(AttendanceWorkbook::reason, Collectors.joining("；"))));
    int last = reading.cells().values().stream().mapToInt(List::size).max().orElse(0);
    return file(
        sheet -> {
          reading.cells().forEach((row, cells) -> copy(sheet, row - 1, cells));
          sheet.value(0, last, "要改的地方");
          sheet.width(last, 60);
          reasons.forEach((row, reason) -> sheet.value(row - 1, last, reason));
          reading.faults().stream()
              .filter(fault -> fault.pointer().equals("/file"))
              .forEach(fault -> sheet.value(0, last, fault.message()));
        });
  }

  private static String reason(Problem.Field fault) {
    String column = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
    return column + "：" + fault.message();
  }

  private static void copy(Worksheet sheet, int at, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      text(sheet, at, column, cells.get(column));
    }
  }

  private static void text(Worksheet sheet, int at, int column, String text) {
    sheet.value(at, column, TextWorkbook.harmless(text));
  }

  private static byte[] file(Consumer<Worksheet> content) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      content.accept(workbook.newWorksheet("到场表"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
