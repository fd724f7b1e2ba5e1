package cn.pufa.filing;

import cn.pufa.platform.http.Problem;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a value is of its cell's kind; the contract knows no more than that it is a value. */
final class CellValues {

  private static final int TEXT = 400;
  private static final int LONG = 8000;

  private CellValues() {}

  static List<Problem.Field> faults(FormCell cell, JsonElement value, String pointer) {
    if (value == null) {
      return List.of();
    }
    List<Problem.Field> faults = new ArrayList<>();
    switch (cell.kind()) {
      case TEXT -> addText(value, TEXT, pointer, faults);
      case LONG -> addText(value, LONG, pointer, faults);
      case INT -> {
        if (!isWhole(value) || value.getAsLong() < 0 || value.getAsLong() > Integer.MAX_VALUE) {
          faults.add(new Problem.Field(pointer, "请填不小于 0 的整数"));
        }
      }
      case MONEY -> {
        if (!isWhole(value)) {
          faults.add(new Problem.Field(pointer, "请填金额"));
        }
      }
      case DATE -> {
        if (!isDay(value)) {
          faults.add(new Problem.Field(pointer, "没有这一天"));
        }
      }
      case CHOICE -> {
        if (!isText(value)
            || cell.options().stream()
                .noneMatch(option -> option.code().equals(value.getAsString()))) {
          faults.add(new Problem.Field(pointer, "没有这个选项"));
        }
      }
      case TABLE -> addRows(cell, value, pointer, faults);
      case FILE -> faults.add(new Problem.Field(pointer, "附件请用上传"));
    }
    return faults;
  }

  private static void addText(
      JsonElement value, int longest, String pointer, List<Problem.Field> faults) {
    if (!isText(value) || value.getAsString().length() > longest) {
      faults.add(new Problem.Field(pointer, "请填文字，最多 " + longest + " 个字"));
    }
  }

  private static void addRows(
      FormCell table, JsonElement value, String pointer, List<Problem.Field> faults) {
    if (!value.isJsonArray()) {
      faults.add(new Problem.Field(pointer, "请按行填写"));
      return;
    }
    Map<String, FormCell> columns =
        table.columns().stream().collect(Collectors.toMap(FormCell::code, Function.identity()));
    for (int place = 0; place < value.getAsJsonArray().size(); place++) {
      JsonObject row = value.getAsJsonArray().get(place).getAsJsonObject();
      for (var entry : row.entrySet()) {
        String at = pointer + "/" + place + "/" + entry.getKey();
        FormCell column = columns.get(entry.getKey());
        if (column == null) {
          faults.add(new Problem.Field(at, "没有这一列"));
        } else {
          faults.addAll(faults(column, entry.getValue(), at));
        }
      }
    }
  }

  private static boolean isText(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static boolean isWhole(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  private static boolean isDay(JsonElement value) {
    if (!isText(value)) {
      return false;
    }
    try {
      LocalDate.parse(value.getAsString());
      return true;
    } catch (DateTimeException odd) {
      return false;
    }
  }
}
