package cn.pufa.review;

import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All that the rules look at.
 *
 * @param content cell code to value, @param lastYear the same of the year before, empty for none
 * @param explained soft findings that the filer explained
 * @param untyped cells that a return on paper may fill in and nobody has typed; empty for one filed
 *     online
 * @param charter in force at the end of the year; null where none is entered
 * @param before the conclusion of the year before; null for none
 */
record Material(
    int year,
    JsonObject content,
    JsonObject lastYear,
    boolean late,
    boolean consentMissing,
    boolean unconfirmed,
    int explained,
    Set<String> untyped,
    Organization organization,
    Charter charter,
    Grade before) {

  /** Whether the system can look at it by this rule. */
  boolean isRead(Rule rule) {
    return rule.needs().stream().noneMatch(untyped::contains);
  }

  OptionalLong number(String cell) {
    return number(content, cell);
  }

  OptionalLong lastNumber(String cell) {
    return number(lastYear, cell);
  }

  static OptionalLong number(JsonObject of, String cell) {
    JsonElement value = of.get(cell);
    return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
        ? OptionalLong.of(value.getAsLong())
        : OptionalLong.empty();
  }

  Optional<String> text(String cell) {
    return text(content, cell);
  }

  static Optional<String> text(JsonObject of, String cell) {
    JsonElement value = of.get(cell);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  Optional<LocalDate> day(String cell) {
    try {
      return text(cell).map(LocalDate::parse);
    } catch (DateTimeException odd) {
      return Optional.empty();
    }
  }

  List<JsonObject> rows(String cell) {
    List<JsonObject> rows = new ArrayList<>();
    if (content.get(cell) != null && content.get(cell).isJsonArray()) {
      content.getAsJsonArray(cell).forEach(row -> rows.add(row.getAsJsonObject()));
    }
    return rows;
  }
}
