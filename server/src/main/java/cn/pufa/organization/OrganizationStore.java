package cn.pufa.organization;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of the register. */
final class OrganizationStore {

  /**
   * @param type wire code or null, @param township nine digits or null, @param text part of a name
   *     or code, or null, @param cancelled null for both
   */
  record Filter(String type, String township, String text, Boolean cancelled) {}

  record Summary(
      UUID id,
      String creditCode,
      String name,
      OrganizationType type,
      String township,
      LocalDate registeredOn,
      LocalDate cancelledOn) {}

  record Changed(int created, int updated) {

    Changed plus(Changed other) {
      return new Changed(created + other.created, updated + other.updated);
    }
  }

  private static final String MATCHES =
      """
       where ($1::boolean or township like any($2) or id = any($3))
         and ($4::text is null or type = $4)
         and ($5::text is null or township = $5)
         and ($6::text is null or position($6 in name) > 0 or credit_code = upper($6))
         and ($7::boolean is null or $7 = (cancelled_on is not null))
      """;

  static final Sql UPSERT =
      Sql.of(
          """
      insert into organization (division, credit_code, name, type, charity, township, address, registered_on,
             legal_representative, supervising_unit, contact_name, contact_phone, contact_email,
             created_at, updated_at)
      select $1, r.*, $2, $2
        from unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[], $9::date[],
             $10::text[], $11::text[], $12::text[], $13::text[], $14::text[]) r
      on conflict on constraint organization_credit_code do update
         set name = excluded.name, type = excluded.type, charity = excluded.charity, township = excluded.township,
             address = excluded.address, registered_on = excluded.registered_on,
             legal_representative = excluded.legal_representative, supervising_unit = excluded.supervising_unit,
             contact_name = excluded.contact_name, contact_phone = excluded.contact_phone,
             contact_email = excluded.contact_email, updated_at = excluded.updated_at,
             version = organization.version + 1
       where (organization.name, organization.type, organization.charity, organization.township,
              organization.address, organization.registered_on, organization.legal_representative,
              organization.supervising_unit, organization.contact_name, organization.contact_phone,
              organization.contact_email)
             is distinct from
             (excluded.name, excluded.type, excluded.charity, excluded.township, excluded.address,
              excluded.registered_on, excluded.legal_representative, excluded.supervising_unit,
              excluded.contact_name, excluded.contact_phone, excluded.contact_email)
      returning xmax = 0 as created""");

  static final Walk PAGE =
      Walk.of(
          "select o.* from (%s) p join organization o using (id)",
          "select id from organization" + MATCHES, Order.by("credit_code"), 8);

  /** Past the last one that was read. */
  static final Sql AFTER =
      Sql.of(
          "select * from organization"
              + MATCHES
              + "and credit_code > $8 order by credit_code limit $9");

  static final Sql COUNT = Sql.anew("select count(*) as n from organization" + MATCHES);
  static final Sql BY_ID =
      Sql.of(
          """
      select * from organization
       where id = $1 and ($2::boolean or township like any($3) or id = any($4))""");
  static final Sql LOCK =
      Sql.of(
          """
      select * from organization
       where id = $1 and ($2::boolean or township like any($3) or id = any($4)) for update""");

  static final Sql BY_CODES =
      Sql.of("select * from organization where division = $1 and credit_code = any($2)");

  /** In one order for all, so that no two of them wait for each other. */
  static final Sql LOCK_CODES =
      Sql.of(
          """
      select * from organization where division = $1 and credit_code = any($2)
       order by credit_code for update""");

  static final Sql SET_CANCELLED =
      Sql.of(
          """
      update organization set cancelled_on = $2, cancelled_why = $3, updated_at = $4, version = version + 1
       where id = $1""");
  static final Sql REGISTER =
      Sql.of("select * from organization where division = $1 order by credit_code");
  static final Sql BY_CODE =
      Sql.of("select * from organization where division = $1 and credit_code = $2");
  static final Sql IN_SCOPE =
      Sql.of(
          """
      select * from organization
       where division = $1 and type = any($2) and registered_on <= $3 and cancelled_on is null
       order by credit_code""");
  static final Sql REGISTERED_IN =
      Sql.of(
          """
      select * from organization
       where division = $1 and registered_on between $2 and $3 and cancelled_on is null order by credit_code""");
  static final Sql BY_IDS = Sql.of("select * from organization where id = any($1)");
  static final Sql COUNT_IN_SCOPE =
      Sql.of(
          """
      select count(*) as n from organization
       where division = $1 and type = any($2) and registered_on <= $3 and cancelled_on is null""");
  private static final String NAMED =
      " from organization where division = $1 and (position($2 in name) > 0 or credit_code = upper($2)) ";
  static final Sql NAMED_PAGE =
      Sql.of(
          "select *"
              + NAMED
              + "order by position($2 in name), length(name), credit_code limit $3 offset $4");
  static final Sql COUNT_NAMED = Sql.of("select count(*) as n" + NAMED);
  static final Sql LINES =
      Sql.of(
          """
      select id, name, registered_on, credit_code from organization
       where type = any($1) and registered_on <= $2 and (cancelled_on is null or cancelled_on > $2)
       order by credit_code limit $3 offset $4""");
  static final Sql COUNT_LINES =
      Sql.of(
          """
      select count(*) as n from organization
       where type = any($1) and registered_on <= $2 and (cancelled_on is null or cancelled_on > $2)""");

  static final Sql CONTACTS =
      Sql.of(
          "select id, contact_email, contact_phone from organization where id = any($1) order by name, id");

  static final Sql SUPERVISING_UNITS =
      Sql.of(
          """
      select supervising_unit, count(*) as n from organization
       where division = $1 and supervising_unit is not null group by supervising_unit order by supervising_unit""");

  private OrganizationStore() {}

  static Map<String, Integer> supervisingUnits(Tx tx, String division) {
    Map<String, Integer> units = new LinkedHashMap<>();
    tx.list(
            SUPERVISING_UNITS,
            row -> Map.entry(row.getString("supervising_unit"), row.getInteger("n")),
            division)
        .forEach(entry -> units.put(entry.getKey(), entry.getValue()));
    return units;
  }

  static List<Organizations.Contact> contacts(Tx tx, List<UUID> organizations) {
    return tx.list(
        CONTACTS,
        row ->
            new Organizations.Contact(
                row.getUUID("id"), row.getString("contact_email"), row.getString("contact_phone")),
        (Object) organizations.toArray(UUID[]::new));
  }

  static Changed upsert(Tx tx, String division, List<RegisterRow> rows, Instant now) {
    List<Boolean> created =
        tx.list(
            UPSERT,
            row -> row.getBoolean("created"),
            division,
            now.atOffset(ZoneOffset.UTC),
            column(rows, RegisterRow::creditCode),
            column(rows, RegisterRow::name),
            column(rows, row -> row.type().code()),
            rows.stream().map(RegisterRow::charity).toArray(Boolean[]::new),
            column(rows, RegisterRow::township),
            column(rows, RegisterRow::address),
            rows.stream().map(RegisterRow::registeredOn).toArray(LocalDate[]::new),
            column(rows, RegisterRow::legalRepresentative),
            column(rows, RegisterRow::supervisingUnit),
            column(rows, RegisterRow::contactName),
            column(rows, RegisterRow::contactPhone),
            column(rows, RegisterRow::contactEmail));
    int fresh = (int) created.stream().filter(Boolean::booleanValue).count();
    return new Changed(fresh, created.size() - fresh);
  }

  private static String[] column(List<RegisterRow> rows, Function<RegisterRow, String> cell) {
    return rows.stream().map(cell).toArray(String[]::new);
  }

  static List<Summary> page(Tx tx, Reach reach, Filter filter, int total, Page page) {
    return PAGE.page(
        tx,
        total,
        page,
        OrganizationStore::summary,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.type(),
        filter.township(),
        filter.text(),
        filter.cancelled());
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.type(),
        filter.township(),
        filter.text(),
        filter.cancelled());
  }

  /**
   * @param last credit code of the last one read, empty for the first ones
   */
  static List<Organization> after(Tx tx, Reach reach, Filter filter, String last, int limit) {
    return tx.list(
        AFTER,
        OrganizationStore::organization,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.type(),
        filter.township(),
        filter.text(),
        filter.cancelled(),
        last,
        limit);
  }

  static boolean isWithin(Tx tx, Reach reach, UUID id) {
    return byId(tx, reach, id).isPresent();
  }

  static Optional<Organization> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(
        LOCK,
        OrganizationStore::organization,
        id,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds());
  }

  /** Those of the codes that are on the register. */
  static List<Organization> lock(Tx tx, String division, String[] creditCodes) {
    return tx.list(LOCK_CODES, OrganizationStore::organization, division, creditCodes);
  }

  static List<Organization> byCodes(Tx tx, String division, String[] creditCodes) {
    return tx.list(BY_CODES, OrganizationStore::organization, division, creditCodes);
  }

  static void setCancelled(Tx tx, UUID id, LocalDate on, String why, Instant at) {
    tx.execute(SET_CANCELLED, id, on, why, at.atOffset(ZoneOffset.UTC));
  }

  static Optional<Organization> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID,
        OrganizationStore::organization,
        id,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds());
  }

  static Optional<Organization> byCode(Tx tx, String division, String creditCode) {
    return tx.first(BY_CODE, OrganizationStore::organization, division, creditCode);
  }

  static List<Organization> inScope(
      Tx tx, String division, String[] types, LocalDate registeredBefore) {
    return tx.list(IN_SCOPE, OrganizationStore::organization, division, types, registeredBefore);
  }

  static List<Organization> registeredIn(Tx tx, String division, LocalDate first, LocalDate last) {
    return tx.list(REGISTERED_IN, OrganizationStore::organization, division, first, last);
  }

  static List<Organization> byIds(Tx tx, UUID[] ids) {
    return tx.list(BY_IDS, OrganizationStore::organization, (Object) ids);
  }

  static List<Organization> register(Tx tx, String division) {
    return tx.list(REGISTER, OrganizationStore::organization, division);
  }

  static int countInScope(Tx tx, String division, String[] types, LocalDate registeredBefore) {
    return tx.one(COUNT_IN_SCOPE, row -> row.getInteger("n"), division, types, registeredBefore);
  }

  static List<Organization> named(Tx tx, String division, String words, Page page) {
    return tx.list(
        NAMED_PAGE, OrganizationStore::organization, division, words, page.limit(), page.offset());
  }

  static int countNamed(Tx tx, String division, String words) {
    return tx.one(COUNT_NAMED, row -> row.getInteger("n"), division, words);
  }

  static List<Line> lines(Tx tx, String[] types, LocalDate until, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("name"),
                row.getLocalDate("registered_on"),
                row.getString("credit_code")),
        types,
        until,
        page.limit(),
        page.offset());
  }

  static int countLines(Tx tx, String[] types, LocalDate until) {
    return tx.one(COUNT_LINES, row -> row.getInteger("n"), types, until);
  }

  private static Summary summary(Row row) {
    return new Summary(
        row.getUUID("id"),
        row.getString("credit_code"),
        row.getString("name"),
        OrganizationType.ofCode(row.getString("type")).orElseThrow(),
        row.getString("township"),
        row.getLocalDate("registered_on"),
        row.getLocalDate("cancelled_on"));
  }

  static Organization organization(Row row) {
    return new Organization(
        row.getUUID("id"),
        row.getString("credit_code"),
        row.getString("name"),
        OrganizationType.ofCode(row.getString("type")).orElseThrow(),
        row.getBoolean("charity"),
        row.getString("township"),
        row.getString("address"),
        row.getLocalDate("registered_on"),
        row.getString("legal_representative"),
        row.getString("supervising_unit"),
        row.getString("contact_name"),
        row.getString("contact_phone"),
        row.getString("contact_email"),
        row.getLocalDate("cancelled_on"),
        row.getInteger("version"));
  }
}
