package cn.pufa.filing;

import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonParser;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** SQL of filings and what happened to them. */
final class FilingStore {

  /**
   * @param what code of the event, @param detail in words, or null
   */
  record Event(UUID filing, Instant at, String what, String detail, int year) {}

  private static final String WITHIN =
      """
       from filing where ($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))
      """;
  static final Sql FIND = Sql.of("select *" + WITHIN + " and id = $4");
  static final Sql LOCK = Sql.of("select *" + WITHIN + " and id = $4 for update");
  static final Sql OF_CAMPAIGN =
      Sql.of("select * from filing where organization = $1 and campaign = $2 for update");
  static final Sql OF_UNIT =
      Found.in(
          """
      select f.id from filing f
       where f.unit = $1 and f.state <> 'draft'
         and ($2::boolean is not true or f.consented < f.stands_from)
       order by f.submitted_at, f.id""",
          3);
  static final Sql BY_IDS =
      Sql.of("select * from filing where id = any($1) order by array_position($1, id)");
  static final Sql OF_ORGANIZATION =
      Sql.of("select * from filing where organization = $1 order by year, id");
  static final Sql INSERT =
      Sql.of(
          """
      insert into filing (id, division, organization, organization_name, township, campaign, year, form, state, opened_at, opened_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10) on conflict do nothing""");
  static final Sql CHANGED =
      Sql.of("update filing set revision = revision + 1 where id = $1 returning *");
  static final Sql EXPLAIN =
      Sql.of(
          """
      update filing set revision = revision + 1,
             explanations = explanations || jsonb_build_object($2::text, $3::text) where id = $1 returning *""");
  static final Sql NEW_FORM =
      Sql.of(
          "update filing set form = $2, form_change = $3::text::jsonb, revision = revision + 1 where id = $1 returning *");
  static final Sql SUBMITTED =
      Sql.of(
          """
      update filing set state = $2, version = $3, unit = $4, submitted_at = $5, form_change = null, open_cells = '{}',
             correction_reason = null, correction_until = null where id = $1 returning *""");
  static final Sql WITHDRAWN =
      Sql.of(
          "update filing set state = 'draft', stands_from = version + 1 where id = $1 returning *");
  static final Sql CLAIMED =
      Sql.of("update filing set state = 'in_review' where id = $1 and state = 'submitted'");
  static final Sql CORRECT =
      Sql.of(
          """
      update filing set state = 'correcting', open_cells = $2, correction_reason = $3, correction_until = $4
       where id = $1""");
  static final Sql MOVE_CORRECTION =
      Sql.of("update filing set correction_until = $2 where id = $1 and state = 'correcting'");
  static final Sql END_CORRECTION =
      Sql.of(
          """
      update filing set state = 'in_review', open_cells = '{}', correction_reason = null, correction_until = null,
             revision = revision + 1 where id = $1""");
  static final Sql HAPPENED =
      Sql.of(
          """
      insert into filing_event (filing, organization, at, what, detail, by_person)
      values ($1, $2, $3, $4, $5, $6)""");
  static final Sql EVENTS =
      Sql.of(
          """
      select e.*, f.year from filing_event e join filing f on f.id = e.filing
       where e.organization = $1 order by e.id""");

  private FilingStore() {}

  static Optional<Filing> find(Tx tx, Reach reach, UUID id) {
    return tx.first(
        FIND,
        FilingStore::filing,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  /** Until the transaction ends nobody else changes it. */
  static Optional<Filing> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(
        LOCK,
        FilingStore::filing,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  static Optional<Filing> lockOf(Tx tx, UUID organization, UUID campaign) {
    return tx.first(OF_CAMPAIGN, FilingStore::filing, organization, campaign);
  }

  static List<Filing> of(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, FilingStore::filing, organization);
  }

  /**
   * Filed returns of the organisations under a unit, the longest waiting first.
   *
   * @param open only those without consent
   */
  static Found ofUnit(Tx tx, String unit, boolean open, Page page) {
    return tx.one(OF_UNIT, Found::of, unit, open, page.limit(), page.offset());
  }

  static List<Filing> of(Tx tx, Found found) {
    return tx.list(BY_IDS, FilingStore::filing, (Object) found.ids());
  }

  /** Whether this made it; another may have been faster. */
  static boolean insert(
      Tx tx,
      UUID id,
      String division,
      Organization organization,
      UUID campaign,
      int year,
      String form,
      UUID person,
      Instant at) {
    return tx.execute(
            INSERT,
            id,
            division,
            organization.id(),
            organization.name(),
            organization.township(),
            campaign,
            year,
            form,
            at.atOffset(ZoneOffset.UTC),
            person)
        == 1;
  }

  static Filing changed(Tx tx, UUID id) {
    return tx.one(CHANGED, FilingStore::filing, id);
  }

  static Filing explain(Tx tx, UUID id, String rule, String words) {
    return tx.one(EXPLAIN, FilingStore::filing, id, rule, words);
  }

  static Filing newForm(Tx tx, UUID id, String form, String change) {
    return tx.one(NEW_FORM, FilingStore::filing, id, form, change);
  }

  /**
   * @param unit the supervising one now; null where there is none
   */
  static Filing submitted(Tx tx, UUID id, State state, int version, String unit, Instant at) {
    return tx.one(
        SUBMITTED,
        FilingStore::filing,
        id,
        state.name().toLowerCase(Locale.ROOT),
        version,
        unit,
        at.atOffset(ZoneOffset.UTC));
  }

  static Filing withdrawn(Tx tx, UUID id) {
    return tx.one(WITHDRAWN, FilingStore::filing, id);
  }

  static boolean claim(Tx tx, UUID id) {
    return tx.execute(CLAIMED, id) == 1;
  }

  static void correct(Tx tx, UUID id, List<String> cells, String reason, LocalDate until) {
    tx.execute(CORRECT, id, cells.toArray(String[]::new), reason, until);
  }

  static void moveCorrection(Tx tx, UUID id, LocalDate until) {
    tx.execute(MOVE_CORRECTION, id, until);
  }

  static void endCorrection(Tx tx, UUID id) {
    tx.execute(END_CORRECTION, id);
  }

  static void happened(Tx tx, Filing filing, Instant at, String what, String detail, UUID person) {
    tx.execute(
        HAPPENED,
        filing.id(),
        filing.organization(),
        at.atOffset(ZoneOffset.UTC),
        what,
        detail,
        person);
  }

  static List<Event> events(Tx tx, UUID organization) {
    return tx.list(
        EVENTS,
        row ->
            new Event(
                row.getUUID("filing"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("what"),
                row.getString("detail"),
                row.getInteger("year")),
        organization);
  }

  private static Filing filing(Row row) {
    return new Filing(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getUUID("campaign"),
        row.getInteger("year"),
        row.getString("unit"),
        row.getString("form"),
        text(row, "form_change"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("revision"),
        row.getInteger("version"),
        row.getInteger("stands_from"),
        explanations(text(row, "explanations")),
        List.of(row.getArrayOfStrings("open_cells")),
        row.getString("correction_reason"),
        row.getLocalDate("correction_until"));
  }

  /** A JSON column as text; null where it is. */
  static String text(Row row, String column) {
    Object value = row.getValue(column);
    return value == null ? null : GsonJson.GSON.toJson(value);
  }

  private static Map<String, String> explanations(String json) {
    Map<String, String> map = new LinkedHashMap<>();
    JsonParser.parseString(json)
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
    return map;
  }
}
