package cn.pufa.office;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the office directory. */
final class OfficeStore {

  /**
   * @param state open, unchecked or closed
   * @param since the first day on which a check still counts
   * @param service null for all, @param division null for all
   */
  record Filter(String state, LocalDate since, String service, String division) {}

  /**
   * What was done to an office, and what was told of it then.
   *
   * @param by null where it came with the demo
   */
  record Event(
      int version,
      String what,
      UUID by,
      Instant at,
      String reason,
      OfficeFacts facts,
      LocalDate checkedOn) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into office (id, division, version, name, address, phone, hours, services, note, checked_on, checked_for,
             changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""");
  static final Sql UPDATE =
      Sql.of(
          """
      update office set version = $2, name = $3, address = $4, phone = $5, hours = $6, services = $7, note = $8,
             checked_on = $9, checked_for = $10, changed_at = $11, closed_at = $12, close_reason = $13 where id = $1""");
  static final Sql INSERT_EVENT =
      Sql.of(
          """
      insert into office_event (office, version, what, by, at, reason, name, address, phone, hours, services, note,
             checked_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  static final Sql BY_ID = Sql.of("select * from office where " + WITHIN + " and id = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");

  /** Those of the township before those of the county. */
  static final Sql OPEN =
      Sql.of(
          """
      select * from office
       where closed_at is null and division like $1 || '%'
         and ($2::text is null or $2 = any(services)) and ($3::text is null or division in ($1, $3))
       order by division = $1, division, name""");

  private static final String FILTERED =
      " from office where "
          + WITHIN
          + """
       and case $3::text when 'closed' then closed_at is not null
                         when 'unchecked' then closed_at is null and checked_on < $4::date
                         else closed_at is null end
       and ($5::text is null or $5 = any(services)) and ($6::text is null or division = $6)
      """;
  static final Sql PAGE =
      Sql.of(
          "select *"
              + FILTERED
              + "order by checked_on < $4 desc, division, name limit $7 offset $8");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);
  static final Sql EVENTS =
      Sql.of("select * from office_event where office = $1 order by version desc");

  private OfficeStore() {}

  static void insert(Tx tx, Office office) {
    OfficeFacts facts = office.facts();
    tx.execute(
        INSERT,
        office.id(),
        office.division(),
        office.version(),
        facts.name(),
        facts.address(),
        facts.phone(),
        facts.hours(),
        facts.services().toArray(String[]::new),
        facts.note(),
        office.checkedOn(),
        office.checkedFor(),
        offset(office.changedAt()));
  }

  static void update(Tx tx, Office office) {
    OfficeFacts facts = office.facts();
    tx.execute(
        UPDATE,
        office.id(),
        office.version(),
        facts.name(),
        facts.address(),
        facts.phone(),
        facts.hours(),
        facts.services().toArray(String[]::new),
        facts.note(),
        office.checkedOn(),
        office.checkedFor(),
        offset(office.changedAt()),
        offset(office.closedAt()),
        office.closeReason());
  }

  static void insertEvent(Tx tx, Office office, String what, UUID by) {
    OfficeFacts facts = office.facts();
    tx.execute(
        INSERT_EVENT,
        office.id(),
        office.version(),
        what,
        by,
        offset(office.changedAt()),
        office.closeReason(),
        facts.name(),
        facts.address(),
        facts.phone(),
        facts.hours(),
        facts.services().toArray(String[]::new),
        facts.note(),
        office.checkedOn());
  }

  static Optional<Office> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, OfficeStore::office, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Office> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, OfficeStore::office, reach.all(), reach.divisionPrefixes(), id);
  }

  /**
   * @param service null for all, @param township null for all
   */
  static List<Office> open(Tx tx, String county, String service, String township) {
    return tx.list(OPEN, OfficeStore::office, county, service, township);
  }

  static List<Office> page(Tx tx, Reach reach, Filter filter, Page page) {
    return tx.list(
        PAGE,
        OfficeStore::office,
        reach.all(),
        reach.divisionPrefixes(),
        filter.state(),
        filter.since(),
        filter.service(),
        filter.division(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        filter.state(),
        filter.since(),
        filter.service(),
        filter.division());
  }

  static List<Event> events(Tx tx, UUID office) {
    return tx.list(EVENTS, OfficeStore::event, office);
  }

  private static Office office(Row row) {
    return new Office(
        row.getUUID("id"),
        row.getString("division"),
        row.getInteger("version"),
        facts(row),
        row.getLocalDate("checked_on"),
        row.getString("checked_for"),
        instant(row, "changed_at"),
        instant(row, "closed_at"),
        row.getString("close_reason"));
  }

  private static Event event(Row row) {
    return new Event(
        row.getInteger("version"),
        row.getString("what"),
        row.getUUID("by"),
        instant(row, "at"),
        row.getString("reason"),
        facts(row),
        row.getLocalDate("checked_on"));
  }

  private static OfficeFacts facts(Row row) {
    return new OfficeFacts(
        row.getString("name"),
        row.getString("address"),
        row.getString("phone"),
        row.getString("hours"),
        List.of(row.getArrayOfStrings("services")),
        row.getString("note"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
