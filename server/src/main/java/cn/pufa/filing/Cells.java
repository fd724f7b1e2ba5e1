package cn.pufa.filing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values by cell code, or those of one row by column; each read as what its kind says. */
record Cells(JsonObject values) {

  static final Cells NONE = new Cells(new JsonObject());

  boolean has(String code) {
    return values.has(code);
  }

  Optional<String> text(String code) {
    return Optional.ofNullable(values.get(code)).map(JsonElement::getAsString);
  }

  /** The text, or an empty one. */
  String words(String code) {
    return text(code).orElse("").strip();
  }

  /** Null where it is empty. */
  Long number(String code) {
    JsonElement value = values.get(code);
    return value == null ? null : value.getAsLong();
  }

  /** Zero where it is empty, as in a sum. */
  long amount(String code) {
    Long number = number(code);
    return number == null ? 0 : number;
  }

  long sum(String... codes) {
    return Stream.of(codes).mapToLong(this::amount).sum();
  }

  Optional<LocalDate> day(String code) {
    return text(code).map(LocalDate::parse);
  }

  boolean is(String code, String choice) {
    return choice.equals(words(code));
  }

  List<Cells> rows(String code) {
    JsonElement value = values.get(code);
    return value == null
        ? List.of()
        : value.getAsJsonArray().asList().stream()
            .map(row -> new Cells(row.getAsJsonObject()))
            .toList();
  }
}
