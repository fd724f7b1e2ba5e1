package cn.pufa.ledger;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of a ledger.
 *
 * @param number of the outside system; with it the bureau finds who wrote
 * @param topic of the needs board, @param township nine digits; null where there is none
 * @param details the kind's own fields, by code
 * @param owner who sees to it
 * @param steps in their order; none where only the row was read
 */
record Entry(
    UUID id,
    String kind,
    String number,
    String title,
    String topic,
    String township,
    LocalDate receivedOn,
    JsonObject details,
    Standing standing,
    UUID owner,
    String ownerName,
    UUID createdBy,
    int version,
    List<Taken> steps) {

  Entry with(List<Taken> steps) {
    return with(standing, steps);
  }

  Entry with(Taken step) {
    List<Taken> more = new ArrayList<>(steps);
    more.add(step);
    return with(List.copyOf(more));
  }

  Entry with(Standing standing) {
    return with(standing, steps);
  }

  private Entry with(Standing standing, List<Taken> steps) {
    return new Entry(
        id,
        kind,
        number,
        title,
        topic,
        township,
        receivedOn,
        details,
        standing,
        owner,
        ownerName,
        createdBy,
        version,
        steps);
  }

  Optional<Taken> last(String step) {
    return steps.stream().filter(one -> one.code().equals(step)).reduce((a, b) -> b);
  }

  /** Whether it was registered by mistake; of an entry with its steps. */
  boolean isVoid() {
    return last(Taken.ENTRY_VOIDED).isPresent();
  }

  /** Null where it is not filled in. */
  String detail(String field) {
    return text(details, field);
  }

  static String text(JsonObject values, String field) {
    JsonElement value = values.get(field);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  boolean meets(Kind.Condition condition) {
    return condition == null || condition.in().contains(detail(condition.field()));
  }
}
