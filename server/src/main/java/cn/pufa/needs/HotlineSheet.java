package cn.pufa.needs;

import cn.pufa.platform.files.UploadedSheet;
import cn.pufa.platform.files.XlsxGate;
import cn.pufa.platform.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** The monthly sheet of the hotline (XLSX): 月份, 主题, 镇街, 件数; all rows, or every fault. */
final class HotlineSheet {

  /** Either rows or faults. */
  record Reading(List<HotlineRow> rows, List<Problem.Field> faults) {}

  private static final List<String> HEADINGS = List.of("月份", "主题", "镇街", "件数");
  private static final int MAX_ROWS = 2_000;
  private static final int MAX_FAULTS = 100;
  private static final int HEADINGS_WITHIN = 10;
  private static final int MOST = 1_000_000;
  private static final BigDecimal LAST_EXCEL_DAY = BigDecimal.valueOf(2_958_465);
  private static final Pattern MONTH =
      Pattern.compile("(20[0-9]{2})\\s*[-年./]\\s*(1[0-2]|0?[1-9])(?:月|[-./][0-9]{1,2})?");

  /** A cell that cannot be read becomes a fault of that cell. */
  private final Map<String, String> topics;

  private final Map<String, String> townships;
  private final LocalDate today;
  private final List<HotlineRow> rows = new ArrayList<>();
  private final List<Problem.Field> faults = new ArrayList<>();
  private final Map<HotlineRow, Integer> rowOf = new HashMap<>();
  private Map<String, Integer> columns;
  private int seen;

  HotlineSheet(Places places, LocalDate today) {
    this.topics = places.topicsByText();
    this.townships = places.townshipsByText();
    this.today = today;
  }

  Reading read(byte[] file) {
    try {
      UploadedSheet.forEachRow(file, this::take);
    } catch (XlsxGate.Refused refusal) {
      return refused(refusal.getMessage());
    }
    if (columns == null) {
      return refused("没有找到表头。表头是：" + String.join("、", HEADINGS) + "。");
    }
    if (faults.isEmpty() && rows.isEmpty()) {
      return refused("表头下面没有数据。一行填一个主题，再上传。");
    }
    return new Reading(List.copyOf(rows), List.copyOf(faults));
  }

  private static Reading refused(String message) {
    return new Reading(List.of(), List.of(new Problem.Field("/file", message)));
  }

  private void take(Row row) {
    List<Cell> cells = row.stream().filter(cell -> cell != null && !text(cell).isEmpty()).toList();
    if (cells.isEmpty() || faults.size() >= MAX_FAULTS) {
      return;
    }
    if (++seen > MAX_ROWS + HEADINGS_WITHIN) {
      throw new XlsxGate.Refused("超过%,d行。请分成几个文件上传。".formatted(MAX_ROWS));
    }
    if (columns == null) {
      lookForHeadings(cells);
    } else {
      takeRow(row, cells.getFirst().getAddress().getRow() + 1);
    }
  }

  private void lookForHeadings(List<Cell> cells) {
    Map<String, Integer> found = new HashMap<>();
    cells.stream()
        .filter(cell -> HEADINGS.contains(text(cell)))
        .forEach(cell -> found.putIfAbsent(text(cell), cell.getColumnIndex()));
    if (found.size() == HEADINGS.size()) {
      columns = found;
    } else if (seen >= HEADINGS_WITHIN) {
      throw new XlsxGate.Refused("没有找到表头。表头是：" + String.join("、", HEADINGS) + "。");
    }
  }

  private void takeRow(Row row, int number) {
    int before = faults.size();
    YearMonth month = month(cell(row, "月份"), number);
    String topic = known(topics, text(cell(row, "主题")), number, "主题", "没有这个主题。可以填：" + names());
    String place = text(cell(row, "镇街"));
    String township =
        place.isEmpty() ? null : known(townships, place, number, "镇街", "没有这个镇街。不知道的空着");
    Integer count = count(text(cell(row, "件数")), number);
    if (faults.size() == before) {
      keep(new HotlineRow(month.toString(), topic, township, count), number);
    }
  }

  private void keep(HotlineRow row, int number) {
    Integer earlier = rowOf.putIfAbsent(row.counted(0), number);
    if (earlier != null) {
      fault(number, "主题", "与第%d行的月份、主题和镇街相同。请合成一行".formatted(earlier));
    }
    rows.add(row);
  }

  private String names() {
    return String.join(
        "、", topics.keySet().stream().filter(name -> !name.matches("[a-z_]+")).sorted().toList());
  }

  private YearMonth month(Cell cell, int number) {
    YearMonth month = month(cell);
    if (month == null || month.getYear() < 2000) {
      fault(number, "月份", "请写成 2026-05 这样");
    } else if (month.atDay(1).isAfter(today)) {
      fault(number, "月份", "这个月还没有到");
    }
    return month;
  }

  private static YearMonth month(Cell cell) {
    if (cell != null && cell.getType() == CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      boolean isDay = number.signum() > 0 && number.compareTo(LAST_EXCEL_DAY) <= 0;
      return isDay ? YearMonth.from(cell.asDate()) : null;
    }
    Matcher matcher = MONTH.matcher(text(cell));
    return matcher.matches()
        ? YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : null;
  }

  private String known(
      Map<String, String> codes, String text, int number, String column, String message) {
    if (!codes.containsKey(text)) {
      fault(number, column, message);
    }
    return codes.get(text);
  }

  private Integer count(String text, int number) {
    if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > MOST) {
      fault(number, "件数", "请填 0 到 1000000 的整数");
      return 0;
    }
    return Integer.valueOf(text);
  }

  private void fault(int number, String column, String message) {
    faults.add(new Problem.Field("row/" + number + "/" + column, message));
  }

  private Cell cell(Row row, String heading) {
    int column = columns.get(heading);
    return column < row.getCellCount() ? row.getCell(column) : null;
  }

  private static String text(Cell cell) {
    if (cell == null || cell.getFormula() != null || cell.getType() == CellType.ERROR) {
      return cell == null ? "" : "公式";
    }
    if (cell.getType() == CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      return Math.abs(number.scale()) > 20 ? "数" : number.stripTrailingZeros().toPlainString();
    }
    return String.valueOf(cell.getText()).replace('\u00A0', ' ').strip();
  }

  static byte[] template() {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("12345来电");
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, 18);
      }
      sheet.freezePane(0, 1);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }
}
