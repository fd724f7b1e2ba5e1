package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of the cells of drafts. */
final class CellStore {

  /**
   * One cell of a draft.
   *
   * @param value null where it is empty
   * @param origin {@code register} or {@code last_year}; null where it was not prefilled
   * @param version 0 while nobody has touched it
   */
  record Cell(
      String cell,
      JsonElement value,
      JsonElement prefilled,
      String origin,
      int version,
      UUID by,
      Instant at) {}

  static final Sql OF =
      Sql.of(
          """
      select cell, value::text as value, prefilled::text as prefilled, origin, version, by_person, at
        from filing_cell where filing = $1 order by cell""");
  static final Sql PREFILL =
      Sql.of(
          """
      insert into filing_cell (filing, cell, value, prefilled, origin, version, at)
      values ($1, $2, $3::text::jsonb, $3::text::jsonb, $4, 0, $5) on conflict do nothing""");
  static final Sql SAVE =
      Sql.of(
          """
      insert into filing_cell as c (filing, cell, value, version, by_person, at) values ($1, $2, $3::text::jsonb, 1, $4, $5)
      on conflict (filing, cell) do update set value = excluded.value, version = c.version + 1,
             by_person = excluded.by_person, at = excluded.at
      returning cell, value::text as value, prefilled::text as prefilled, origin, version, by_person, at""");
  static final Sql RESTORE =
      Sql.of(
          """
      update filing_cell c set value = v.content -> c.cell, version = c.version + 1, by_person = null, at = $2
        from filing f join filing_version v on v.filing = f.id and v.number = f.version
       where f.id = $1 and c.filing = f.id and c.cell = any(f.open_cells)
         and c.value is distinct from v.content -> c.cell""");
  static final Sql RENAME =
      Sql.of(
          """
      update filing_cell set cell = $3 where filing = $1 and cell = $2
         and not exists (select from filing_cell o where o.filing = $1 and o.cell = $3)""");
  static final Sql OF_PERSON =
      Sql.of(
          """
      select f.organization_name, f.year, count(*) as cells, max(c.at) as at
        from filing_cell c join filing f on f.id = c.filing
       where c.by_person = $1 group by f.organization_name, f.year, f.id order by f.year, f.id""");

  /** Cells that one person saved last. */
  record Share(String organization, int year, long cells, Instant at) {}

  private CellStore() {}

  static Map<String, Cell> of(Tx tx, UUID filing) {
    return tx.list(OF, CellStore::cell, filing).stream()
        .collect(Collectors.toMap(Cell::cell, Function.identity()));
  }

  static void prefill(
      Tx tx, UUID filing, String cell, JsonElement value, String origin, Instant at) {
    tx.send(PREFILL, filing, cell, value.toString(), origin, at.atOffset(ZoneOffset.UTC));
  }

  static Cell save(Tx tx, UUID filing, String cell, JsonElement value, UUID person, Instant at) {
    return tx.one(
        SAVE,
        CellStore::cell,
        filing,
        cell,
        value == null ? null : value.toString(),
        person,
        at.atOffset(ZoneOffset.UTC));
  }

  /** The open cells as the last version has them. */
  static void restore(Tx tx, UUID filing, Instant at) {
    tx.execute(RESTORE, filing, at.atOffset(ZoneOffset.UTC));
  }

  static void rename(Tx tx, UUID filing, String from, String to) {
    tx.execute(RENAME, filing, from, to);
  }

  static List<Share> ofPerson(Tx tx, UUID person) {
    return tx.list(
        OF_PERSON,
        row ->
            new Share(
                row.getString("organization_name"),
                row.getInteger("year"),
                row.getLong("cells"),
                row.getOffsetDateTime("at").toInstant()),
        person);
  }

  /** What is filled in, by the form's cells. */
  static JsonObject content(FilingForm form, Map<String, Cell> cells) {
    var content = new JsonObject();
    form.cells()
        .map(cell -> cells.get(cell.code()))
        .filter(cell -> cell != null && cell.value() != null)
        .forEach(cell -> content.add(cell.cell(), cell.value()));
    return content;
  }

  private static Cell cell(Row row) {
    return new Cell(
        row.getString("cell"),
        json(row.getString("value")),
        json(row.getString("prefilled")),
        row.getString("origin"),
        row.getInteger("version"),
        row.getUUID("by_person"),
        row.getOffsetDateTime("at").toInstant());
  }

  private static JsonElement json(String text) {
    return text == null ? null : JsonParser.parseString(text);
  }
}
