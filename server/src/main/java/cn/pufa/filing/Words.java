package cn.pufa.filing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Values as somebody reads them. */
final class Words {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("y年M月d日");
  private static final String EMPTY = "未填";

  private Words() {}

  static String of(FormCell cell, JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return EMPTY;
    }
    return switch (cell.kind()) {
      case TEXT, LONG, FILE -> value.getAsString();
      case INT -> value.getAsLong() + (cell.unit() == null ? "" : " " + cell.unit());
      case MONEY -> yuan(value.getAsLong());
      case DATE -> day(LocalDate.parse(value.getAsString()));
      case CHOICE -> choice(cell, value.getAsString());
      case TABLE ->
          value.getAsJsonArray().asList().stream()
              .map(row -> row(cell, row.getAsJsonObject()))
              .collect(Collectors.joining("\n"));
    };
  }

  private static String row(FormCell table, JsonObject row) {
    return table.columns().stream()
        .filter(column -> row.has(column.code()))
        .map(column -> column.label() + " " + of(column, row.get(column.code())))
        .collect(Collectors.joining("，"));
  }

  private static String choice(FormCell cell, String code) {
    return cell.options().stream()
        .filter(option -> option.code().equals(code))
        .map(FormOption::label)
        .findFirst()
        .orElse(code);
  }

  /** {@code 1,234.50 元} of 分. */
  static String yuan(long fen) {
    return "%,.2f 元".formatted(BigDecimal.valueOf(fen, 2));
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }
}
