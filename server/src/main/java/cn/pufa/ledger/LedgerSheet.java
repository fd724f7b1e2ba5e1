package cn.pufa.ledger;

import cn.pufa.ledger.LedgerColumns.Column;
import cn.pufa.needs.Matters;
import cn.pufa.platform.files.SheetCell;
import cn.pufa.platform.files.UploadedSheet;
import cn.pufa.platform.files.XlsxGate;
import cn.pufa.platform.http.Problem;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

/** A workbook of one kind as it is uploaded: every entry, or every fault. */
final class LedgerSheet {

  /**
   * An entry of the sheet.
   *
   * @param step that it brings with it; null for none
   */
  record Read(int row, EntryDraft draft, StepDraft step) {}

  /**
   * Either entries or faults.
   *
   * @param cells all that stood in the sheet, by row, for the copy with the reasons
   */
  record Reading(
      List<Read> entries, List<Problem.Field> faults, Map<Integer, List<String>> cells) {}

  static final int MAX_ROWS = 5_000;

  private static final int MAX_FAULTS = 500;
  private static final int MAX_COLUMNS = 40;
  private static final int HEADINGS_WITHIN = 10;

  /** A cell that cannot be read becomes a fault of that cell. */
  private final Kind kind;

  private final LedgerColumns columns;
  private final Shelf shelf;
  private final Map<String, String> topics;
  private final Map<String, String> townships;
  private final LocalDate today;
  private final IntConsumer seen;
  private final List<Read> entries = new ArrayList<>();
  private final List<Problem.Field> faults = new ArrayList<>();
  private final Map<Integer, List<String>> cells = new TreeMap<>();
  private final Map<String, Integer> rowOfNumber = new HashMap<>();
  private Map<String, Integer> places;
  private int taken;

  /**
   * @param seen told how many rows have been read
   */
  LedgerSheet(Kind kind, Shelf shelf, Matters matters, LocalDate today, IntConsumer seen) {
    this.kind = kind;
    this.columns = LedgerColumns.of(kind);
    this.shelf = shelf;
    this.topics = matters.topicsByText();
    this.townships = matters.townshipsByText();
    this.today = today;
    this.seen = seen;
  }

  Reading read(byte[] file) {
    try {
      UploadedSheet.forEachRow(file, this::take);
    } catch (XlsxGate.Refused refusal) {
      return refused(refusal.getMessage());
    }
    if (places == null) {
      return refused(withoutHeadings());
    }
    if (faults.isEmpty() && entries.isEmpty()) {
      return refused("表头下面没有数据。一行填一件，再上传。");
    }
    return new Reading(List.copyOf(entries), List.copyOf(faults), cells);
  }

  private static Reading refused(String message) {
    return new Reading(List.of(), List.of(new Problem.Field("/file", message)), Map.of());
  }

  private String withoutHeadings() {
    return "没有找到表头。请用下载的模板，表头是：" + String.join("、", columns.titles()) + "。";
  }

  private void take(Row row) {
    List<Cell> filled =
        row.stream().filter(cell -> cell != null && !new SheetCell(cell).isBlank()).toList();
    if (filled.isEmpty()) {
      return;
    }
    if (++taken > MAX_ROWS + HEADINGS_WITHIN) {
      throw new XlsxGate.Refused("超过%,d行。请分成几个文件上传。".formatted(MAX_ROWS));
    }
    seen.accept(taken);
    int number = filled.getFirst().getAddress().getRow() + 1;
    if (places == null) {
      lookForHeadings(filled);
    } else if (faults.size() < MAX_FAULTS) {
      takeEntry(row, number);
    }
    cells.put(number, texts(row));
  }

  private void lookForHeadings(List<Cell> filled) {
    Map<String, Integer> found = new HashMap<>();
    filled.stream()
        .filter(cell -> columns.titles().contains(new SheetCell(cell).text()))
        .forEach(cell -> found.putIfAbsent(new SheetCell(cell).text(), cell.getColumnIndex()));
    if (found.keySet().containsAll(List.of(kind.numberTitle(), "标题", kind.dateTitle()))) {
      places = found;
    } else if (taken >= HEADINGS_WITHIN) {
      throw new XlsxGate.Refused(withoutHeadings());
    }
  }

  private void takeEntry(Row row, int number) {
    int before = faults.size();
    Map<String, JsonElement> values = new HashMap<>();
    for (Column column : columns.all()) {
      Cell cell = cell(row, column);
      if (cell != null && !new SheetCell(cell).isBlank()) {
        value(column, new SheetCell(cell), number, values);
      }
    }
    if (faults.size() == before) {
      check(new Read(number, draft(values), step(values)));
    }
  }

  private void value(Column column, SheetCell cell, int number, Map<String, JsonElement> values) {
    if (cell.isFormula() || cell.isError() || cell.hiddenCharacter().isPresent()) {
      fault(number, column.title(), "这一格是公式，或者有看不见的字符。请复制后选择“只粘贴值”，再上传");
      return;
    }
    String text = cell.text();
    JsonElement value =
        switch (column.pointer()) {
          case "/topic" -> named(topics, text);
          case "/township" -> named(townships, text);
          case "/receivedOn", LedgerColumns.ON -> day(cell);
          default -> column.field() == null ? new JsonPrimitive(text) : typed(column, cell);
        };
    if (value == null) {
      fault(number, column.title(), "看不懂“%s”。请按填写说明填".formatted(shortened(text)));
    } else {
      values.put(column.pointer(), value);
    }
  }

  private static String shortened(String text) {
    return text.length() > 20 ? text.substring(0, 20) + "…" : text;
  }

  private static JsonElement named(Map<String, String> codes, String text) {
    return codes.containsKey(text) ? new JsonPrimitive(codes.get(text)) : null;
  }

  /** Null for what is no day. */
  private static JsonElement day(SheetCell cell) {
    try {
      LocalDate day = cell.isNumber() ? cell.day() : LocalDate.parse(cell.text().replace('/', '-'));
      return day == null ? null : new JsonPrimitive(day.toString());
    } catch (DateTimeException noDay) {
      return null;
    }
  }

  /** Null for what cannot be of the field's type. */
  private static JsonElement typed(Column column, SheetCell cell) {
    Field field = column.field();
    String text = cell.text();
    return switch (field.type()) {
      case DATE, PAST -> day(cell);
      case NUMBER -> text.matches("[0-9]{1,7}") ? new JsonPrimitive(Integer.valueOf(text)) : null;
      case YES -> text.matches("[是否]") ? new JsonPrimitive(text.equals("是")) : null;
      case CHOICE -> option(field, text);
      case CHOICES -> options(field, text);
      default -> new JsonPrimitive(text);
    };
  }

  private static JsonElement option(Field field, String text) {
    return field.options().stream()
        .filter(one -> one.title().equals(text) || one.code().equals(text))
        .map(one -> new JsonPrimitive(one.code()))
        .findFirst()
        .orElse(null);
  }

  private static JsonElement options(Field field, String text) {
    var chosen = new JsonArray();
    for (String one : text.split("[、,，]")) {
      JsonElement option = option(field, one.strip());
      if (option == null) {
        return null;
      }
      chosen.add(option);
    }
    return chosen;
  }

  private EntryDraft draft(Map<String, JsonElement> values) {
    JsonElement received = values.get("/receivedOn");
    return new EntryDraft(
        kind.code(),
        text(values, "/number"),
        text(values, "/title"),
        values.containsKey("/topic") ? text(values, "/topic") : null,
        values.containsKey("/township") ? text(values, "/township") : null,
        received == null ? LocalDate.MAX : LocalDate.parse(received.getAsString()),
        below(values, LedgerColumns.VALUES));
  }

  private static String text(Map<String, JsonElement> values, String pointer) {
    return values.containsKey(pointer) ? values.get(pointer).getAsString() : "";
  }

  private static JsonObject below(Map<String, JsonElement> values, String pointer) {
    var found = new JsonObject();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(pointer + "/")) {
            found.add(key.substring(pointer.length() + 1), value);
          }
        });
    return found;
  }

  /** Null where the row brings none. */
  private StepDraft step(Map<String, JsonElement> values) {
    JsonObject data = below(values, LedgerColumns.STEP);
    JsonElement on = values.get(LedgerColumns.ON);
    return on == null && data.isEmpty()
        ? null
        : new StepDraft(
            kind.imports(),
            on == null ? LocalDate.MAX : LocalDate.parse(on.getAsString()),
            data,
            null);
  }

  private void check(Read read) {
    int before = faults.size();
    List<Problem.Field> found = new ArrayList<>(shelf.faults(kind, read.draft()));
    if (read.step() != null) {
      Kind.Step step = kind.imported().orElseThrow();
      found.addAll(shelf.fields().faults(step.asked(), read.step().data(), LedgerColumns.STEP));
      if (read.step().on().isAfter(today) || read.step().on().isBefore(read.draft().receivedOn())) {
        found.add(new Problem.Field(LedgerColumns.ON, "请填日期，不早于收到的那天，不晚于今天"));
      }
    }
    found.forEach(one -> fault(read.row(), columns.title(one.pointer()), one.message()));
    Integer earlier = rowOfNumber.putIfAbsent(read.draft().number(), read.row());
    if (earlier != null) {
      fault(read.row(), kind.numberTitle(), "与第%d行的编号相同".formatted(earlier));
    }
    if (faults.size() == before) {
      entries.add(read);
    }
  }

  private void fault(int number, String column, String message) {
    faults.add(new Problem.Field("row/" + number + "/" + column, message));
  }

  private Cell cell(Row row, Column column) {
    Integer place = places.get(column.title());
    return place == null || place >= row.getCellCount() ? null : row.getCell(place);
  }

  private static List<String> texts(Row row) {
    return row.stream()
        .limit(MAX_COLUMNS)
        .map(cell -> cell == null ? "" : new SheetCell(cell).shown())
        .toList();
  }
}
