package cn.pufa.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * One field of the register that changed.
 *
 * @param field a {@link RegisterColumn} in lower case, or {@code cancelled_on}
 * @param was null where it was empty, @param became null where it is empty now; contacts masked
 * @param by name of the officer, as it was
 */
public record RegisterChange(
    UUID organization,
    String field,
    String was,
    String became,
    String reason,
    String by,
    Instant at) {

  static final String CANCELLED_ON = "cancelled_on";

  /** What the field is called, such as 住所. */
  public String label() {
    return field.equals(CANCELLED_ON)
        ? "注销日期"
        : RegisterColumn.valueOf(field.toUpperCase(Locale.ROOT)).label();
  }

  public boolean isTownship() {
    return field.equals("township");
  }

  public boolean isCancellation() {
    return field.equals(CANCELLED_ON);
  }

  /** Who made the changes, when, and why. */
  record Origin(String by, Instant at, String reason) {}

  static List<RegisterChange> between(Organization stored, RegisterRow row, Origin origin) {
    List<RegisterChange> changes = new ArrayList<>();
    var was = RegisterRow.of(stored);
    for (var column : RegisterColumn.values()) {
      String before = was.text(column);
      String after = row.text(column);
      if (!Objects.equals(before, after)) {
        String field = column.name().toLowerCase(Locale.ROOT);
        changes.add(of(stored.id(), field, shown(column, before), shown(column, after), origin));
      }
    }
    return changes;
  }

  static RegisterChange of(
      UUID organization, String field, String was, String became, Origin origin) {
    return new RegisterChange(
        organization, field, was, became, origin.reason(), origin.by(), origin.at());
  }

  private static String shown(RegisterColumn column, String text) {
    return switch (column) {
      case CONTACT_NAME, CONTACT_PHONE, CONTACT_EMAIL -> Masked.of(text);
      default -> text;
    };
  }
}
