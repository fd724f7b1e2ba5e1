package cn.pufa.filing;

import cn.pufa.organization.Charter;
import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.organization.ScopeItem;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A return of an invented organisation in which every rule finds nothing, to be spoilt. */
final class SheetOf {

  static final int YEAR = 2025;
  private static final Forms FORMS = Forms.load();

  private final OrganizationType type;
  private final boolean charity;
  final JsonObject now;
  final JsonObject last = new JsonObject();
  private boolean chartered = true;

  private SheetOf(OrganizationType type, boolean charity) {
    this.type = type;
    this.charity = charity;
    Organization register = register();
    JsonObject cells = cn.pufa.testing.Filing.sound(YEAR, register.legalRepresentative());
    FilingForm form = form();
    Prefill.each(form, register, last, (code, value) -> cells.add(code, value.value()));
    now = new JsonObject();
    form.cells()
        .filter(cell -> cells.has(cell.code()))
        .forEach(cell -> now.add(cell.code(), cells.get(cell.code())));
  }

  static SheetOf group() {
    return new SheetOf(OrganizationType.SOCIAL_GROUP, false);
  }

  static SheetOf school() {
    return new SheetOf(OrganizationType.PRIVATE_NON_ENTERPRISE, false);
  }

  static SheetOf foundation() {
    return new SheetOf(OrganizationType.FOUNDATION, true);
  }

  SheetOf with(String cell, long value) {
    now.addProperty(cell, value);
    return this;
  }

  SheetOf with(String cell, String value) {
    now.addProperty(cell, value);
    return this;
  }

  SheetOf without(String cell) {
    now.remove(cell);
    return this;
  }

  SheetOf last(String cell, long value) {
    last.addProperty(cell, value);
    return this;
  }

  /** The bureau has no charter of it. */
  SheetOf withoutCharter() {
    chartered = false;
    return this;
  }

  /** Changes one cell of one row of a table. */
  SheetOf row(String table, int row, String column, Object value) {
    JsonObject object = now.getAsJsonArray(table).get(row).getAsJsonObject();
    object.add(column, primitive(value));
    return this;
  }

  /** One more row: column, value, column, value … */
  SheetOf add(String table, Object... pairs) {
    if (!now.has(table)) {
      now.add(table, new JsonArray());
    }
    var row = new JsonObject();
    for (int place = 0; place < pairs.length; place += 2) {
      row.add((String) pairs[place], primitive(pairs[place + 1]));
    }
    now.getAsJsonArray(table).add(row);
    return this;
  }

  private static JsonElement primitive(Object value) {
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive(value.toString());
  }

  List<Finding> findings() {
    return Catalogue.findings(
        new Sheet(
            form(),
            new Cells(now),
            new Cells(last),
            register(),
            chartered ? charter() : null,
            YEAR),
        Set.of(),
        Map.of());
  }

  List<String> rules() {
    return findings().stream().map(Finding::rule).toList();
  }

  FilingForm form() {
    return FORMS.current(register(), YEAR);
  }

  private Organization register() {
    return new Organization(
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        "51440881MJD0000000",
        "廉江市演示协会",
        type,
        charity,
        "440881001",
        "演示路 1 号",
        LocalDate.of(2015, 3, 2),
        "演示会长甲",
        "廉江市演示局",
        "演示联系人",
        "10000000001",
        null,
        null,
        1);
  }

  private static Charter charter() {
    return new Charter(
        UUID.fromString("00000000-0000-4000-8000-000000000002"),
        1,
        UUID.fromString("00000000-0000-4000-8000-000000000001"),
        LocalDate.of(2023, 5, 20),
        LocalDate.of(2023, 5, 20),
        "演示宗旨",
        List.of(new ScopeItem(1, "演示培训"), new ScopeItem(2, "演示交流")),
        4,
        2,
        1,
        5,
        15,
        null,
        null,
        null,
        null);
  }
}
