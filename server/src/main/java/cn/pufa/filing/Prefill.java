package cn.pufa.filing;

import cn.pufa.organization.Organization;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a new draft starts with, from the register and from last year's return. */
final class Prefill {

  private static final String REGISTER = "register.";
  private static final String LAST_YEAR = "lastYear.";

  private Prefill() {}

  /** One value that a cell starts with. */
  record Value(JsonElement value, String origin) {}

  static void each(
      FilingForm form, Organization register, JsonObject last, BiConsumer<String, Value> put) {
    form.cells()
        .filter(cell -> cell.prefill() != null)
        .forEach(
            cell -> of(cell, register, last).ifPresent(value -> put.accept(cell.code(), value)));
  }

  static Optional<Value> of(FormCell cell, Organization register, JsonObject last) {
    if (cell.prefill().startsWith(REGISTER)) {
      return registered(cell.prefill().substring(REGISTER.length()), register)
          .map(text -> new Value(new JsonPrimitive(text), "register"));
    }
    // A form that gained a kind of cell must not take over what no longer fits it.
    return Optional.ofNullable(last.get(cell.prefill().substring(LAST_YEAR.length())))
        .filter(value -> CellValues.faults(cell, value, "").isEmpty())
        .map(value -> new Value(value, "last_year"));
  }

  private static Optional<String> registered(String name, Organization register) {
    return Optional.ofNullable(
        switch (name) {
          case "name" -> register.name();
          case "creditCode" -> register.creditCode();
          case "address" -> register.address();
          case "registeredOn" -> register.registeredOn().toString();
          case "legalRepresentative" -> register.legalRepresentative();
          case "supervisingUnit" -> register.supervisingUnit();
          case "contactName" -> register.contactName();
          case "contactPhone" -> register.contactPhone();
          default -> throw new IllegalStateException("the register has no " + name);
        });
  }
}
