package cn.pufa.notice;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of what is owed. */
final class OpenDutyStore {

  static final Sql CIRCULAR =
      Sql.of(
          """
      select id, division, kind, source, title, document_number, opens_on, due_on, due_explanation, plan::text as plan
        from circular where id = $2 and division = $1 and released_at is not null""");

  static final Sql CALLED_OFF =
      Sql.of("select cancelled_at is not null as called_off from circular where id = $1");

  static final Sql HOLD = Sql.of("select id from circular where id = $1 for no key update");
  static final Sql CLAIM =
      Sql.of("select id from circular where id = $1 for no key update skip locked");

  static final Sql OF =
      Sql.of(
          """
      select n.circular, n.organization, coalesce(n.extended_to, c.due_on) as due_on, n.extended_to, n.settled_as,
             n.settled_at
        from notice n join circular c on c.id = n.circular
       where n.circular = $1 and n.organization = $2 and n.duty = n.id""");

  static final Sql CHOSEN =
      Sql.of(
          """
      select n.circular, n.organization, coalesce(n.extended_to, c.due_on) as due_on, n.extended_to, n.settled_as,
             n.settled_at, n.organization_name,
             n.organization in (select id from organization where cancelled_on is not null) as cancelled,
             (select max(r.created_at) from notice r
               where r.circular = n.circular and r.organization = n.organization and r.occasion <> 'notice') as reminded_at
        from notice n join circular c on c.id = n.circular
       where n.circular = $1 and n.duty = n.id and n.organization in (select unnest($2::uuid[]))
       order by n.organization_name, n.organization""");

  static final Sql EXCEPTIONS =
      Sql.of(
          """
      select n.circular, n.organization, coalesce(n.extended_to, c.due_on) as due_on, n.extended_to, n.settled_as,
             n.settled_at
        from notice n join circular c on c.id = n.circular
       where n.circular = any($1) and n.duty = n.id and (n.extended_to is not null or n.settled_as = 'exempt')""");

  static final Sql OPEN =
      Sql.of(
          """
      select extended_to, count(*) as organizations from notice
       where circular = $1 and (duty = id) is true and settled_at is null
         and organization not in (select id from organization where cancelled_on is not null)
       group by extended_to order by extended_to nulls first""");

  /** Of what is settled too: it may be owed again. */
  static final Sql EXTENSIONS =
      Sql.of(
          """
      select distinct extended_to from notice
       where circular = $1 and (duty = id) is true and extended_to is not null order by extended_to""");

  static final Sql OUTSIDE =
      Sql.of(
          """
      select organization from notice
       where circular = $1 and duty = id and settled_at is null and extended_to is distinct from $2""");

  static final Sql DONE_BEFORE =
      Sql.of(
          """
      update notice set settled_at = $3, settled_as = 'submitted'
       where circular = $1 and organization = any($2) and duty = id and settled_at is null""");

  static final Sql PLAN_VERSION = Sql.of("select plan_version from circular where id = $1");
  static final Sql CHANGE_PLAN =
      Sql.of(
          "update circular set plan = $2::text::jsonb, plan_version = plan_version + 1 where id = $1");

  static final Sql EXTENDED =
      Sql.of(
          """
      select distinct circular from notice
       where (duty = id) is true and extended_to is not null and circular is not null""");

  static final Sql MOVE_EXTENSIONS =
      Sql.of(
          """
      update notice set extended_to = $3
       where circular = $1 and duty = id and extended_to = $2""");

  private OpenDutyStore() {}

  static Optional<Told> circular(Tx tx, String division, UUID circular) {
    return tx.first(CIRCULAR, OpenDutyStore::told, division, circular);
  }

  static boolean isCalledOff(Tx tx, UUID circular) {
    return tx.one(CALLED_OFF, row -> row.getBoolean("called_off"), circular);
  }

  static void hold(Tx tx, UUID circular) {
    tx.list(HOLD, row -> row.getUUID("id"), circular);
  }

  static List<UUID> extended(Tx tx) {
    return tx.list(EXTENDED, row -> row.getUUID("circular"));
  }

  static boolean claim(Tx tx, UUID circular) {
    return tx.first(CLAIM, row -> row.getUUID("id"), circular).isPresent();
  }

  static Optional<Duty> of(Tx tx, UUID circular, UUID organization) {
    return tx.first(OF, OpenDutyStore::duty, circular, organization);
  }

  static List<Duty> exceptions(Tx tx, List<UUID> circulars) {
    return tx.list(EXCEPTIONS, OpenDutyStore::duty, (Object) circulars.toArray(UUID[]::new));
  }

  static List<Duties.Open> open(Tx tx, UUID circular) {
    return tx.list(
        OPEN,
        row -> new Duties.Open(row.getLocalDate("extended_to"), row.getInteger("organizations")),
        circular);
  }

  static List<LocalDate> extensions(Tx tx, UUID circular) {
    return tx.list(EXTENSIONS, row -> row.getLocalDate("extended_to"), circular);
  }

  static List<UUID> outside(Tx tx, UUID circular, LocalDate extendedTo) {
    return tx.list(OUTSIDE, row -> row.getUUID("organization"), circular, extendedTo);
  }

  static void doneBefore(Tx tx, UUID circular, List<UUID> organizations, Instant at) {
    tx.execute(
        DONE_BEFORE, circular, organizations.toArray(UUID[]::new), at.atOffset(ZoneOffset.UTC));
  }

  static int planVersion(Tx tx, UUID circular) {
    return tx.one(PLAN_VERSION, row -> row.getInteger("plan_version"), circular);
  }

  static void changePlan(Tx tx, UUID circular, Plan plan) {
    tx.execute(CHANGE_PLAN, circular, GsonJson.GSON.toJson(plan));
  }

  static int moveExtensions(Tx tx, UUID circular, LocalDate from, LocalDate to) {
    return tx.execute(MOVE_EXTENSIONS, circular, from, to);
  }

  private static Told told(Row row) {
    return new Told(
        row.getUUID("id"),
        row.getString("division"),
        Told.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("source"),
        row.getString("title"),
        row.getString("document_number"),
        row.getLocalDate("opens_on"),
        row.getLocalDate("due_on"),
        row.getString("due_explanation"),
        GsonJson.GSON.fromJson(row.getString("plan"), Plan.class));
  }

  static List<Duties.Chosen> chosen(Tx tx, UUID circular, List<UUID> organizations) {
    return tx.list(
        CHOSEN,
        row ->
            new Duties.Chosen(
                duty(row),
                row.getString("organization_name"),
                row.getBoolean("cancelled"),
                instant(row, "reminded_at")),
        circular,
        organizations.toArray(UUID[]::new));
  }

  private static Duty duty(Row row) {
    return new Duty(
        row.getUUID("circular"),
        row.getUUID("organization"),
        row.getLocalDate("due_on"),
        row.getLocalDate("extended_to"),
        row.getString("settled_as"),
        instant(row, "settled_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
