package cn.pufa.penalty;

import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of penalties. */
final class PenaltyStore {

  /**
   * @param stage null for all; a stage, {@code open} or {@code overdue}
   * @param text part of a name or a number; null for all
   */
  record Filter(String stage, UUID organization, String text) {

    static final Filter ALL = new Filter(null, null, null);

    Filter overdue() {
      return new Filter("overdue", organization, text);
    }
  }

  static final Sql NEXT_NUMBER =
      Sql.of(
          """
      insert into penalty_number as n (year, last) values ($1, 1)
      on conflict (year) do update set last = n.last + 1 returning last""");
  static final Sql INSERT =
      Sql.of(
          """
      insert into penalty_case (id, number, division, organization, organization_name, township, filed_on, stage)
      values ($1, $2, $3, $4, $5, $6, $7, 'filed')""");
  static final Sql ADD_STEP =
      Sql.of(
          """
      insert into penalty_step (penalty, number, kind, day, at, by, by_name, data)
      values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)""");
  static final Sql STAND =
      Sql.of(
          """
      update penalty_case set stage = $2, due_on = $3, due_what = $4, decided_on = $5, document_number = $6
       where id = $1""");
  static final Sql PUBLISH =
      Sql.of("update penalty_case set published_at = $2, withdrawn_at = null where id = $1");
  static final Sql WITHDRAW = Sql.of("update penalty_case set withdrawn_at = $2 where id = $1");
  static final Sql DOCUMENT =
      Sql.of("select count(*)::integer as n from penalty_case where document_number = $1");

  private static final String FILTERED =
      """
       from penalty_case where ($1::boolean or organization = any($2::uuid[]))
       and ($3::text is null or stage = $3
            or $3 = 'open' and stage not in ('closed', 'dismissed', 'revoked')
            or $3 = 'overdue' and due_on < $4::date)
       and ($5::uuid is null or organization = $5)
       and ($6::text is null or strpos(organization_name, $6) > 0 or strpos(number, $6) > 0
            or strpos(document_number, $6) > 0)
      """;
  static final Sql PAGE =
      Sql.of("select *" + FILTERED + "order by due_on, filed_on desc, id limit $7 offset $8");
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FILTERED);
  static final Sql BY_ID =
      Sql.of(
          "select * from penalty_case where ($1::boolean or organization = any($2::uuid[])) and id = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");

  /** Those in which a period of the bureau's own may run. */
  static final Sql LOCK_RUNNING =
      Sql.of(
          """
      select * from penalty_case where stage not in ('served', 'closed', 'revoked') order by id for no key update""");

  /** The same, with days off that nobody knew when it was counted. */
  static final Sql LOCK_UNDATED =
      Sql.of(
          """
      select * from penalty_case where due_on is null and stage not in ('served', 'closed', 'revoked', 'dismissed')
       order by id for no key update""");

  static final Sql STEPS = Sql.of("select * from penalty_step where penalty = $1 order by number");
  static final Sql OF_ORGANIZATIONS =
      Sql.of(
          """
      select c.* from penalty_case c where organization = any($1::uuid[])
         and exists (select 1 from penalty_step s where s.penalty = c.id and s.kind in ('proposed', 'dismissed'))
       order by filed_on desc, number desc""");
  static final Sql STEPS_OF_ORGANIZATION =
      Sql.of(
          """
      select s.* from penalty_step s join penalty_case c on c.id = s.penalty
       where c.organization = $1 order by s.penalty, s.number""");
  static final Sql OF_ORGANIZATION =
      Sql.of("select * from penalty_case where organization = $1 order by filed_on, number");
  static final Sql DECIDED_IN =
      Sql.of(
          """
      select * from penalty_case where stage in ('decided', 'served', 'closed')
         and decided_on >= $1 and decided_on < $2 order by decided_on, number""");
  static final Sql STANDING =
      Sql.of("select published_at, withdrawn_at from penalty_case where id = $1");

  /** Whether the public record shows it now. */
  record Standing(Instant publishedAt, Instant withdrawnAt) {}

  private PenaltyStore() {}

  static int nextNumber(Tx tx, int year) {
    return tx.one(NEXT_NUMBER, row -> row.getInteger("last"), year);
  }

  static void insert(
      Tx tx, UUID id, String number, String division, Organization organization, LocalDate on) {
    tx.execute(
        INSERT,
        id,
        number,
        division,
        organization.id(),
        organization.name(),
        organization.township(),
        on);
  }

  static void add(Tx tx, UUID penalty, Entry entry) {
    tx.execute(
        ADD_STEP,
        penalty,
        entry.number(),
        Step.code(entry.step().getClass()),
        entry.day(),
        entry.at().atOffset(ZoneOffset.UTC),
        entry.by(),
        entry.byName(),
        GsonJson.GSON.toJson(entry.step()));
  }

  static void stand(Tx tx, PenaltyRow row) {
    tx.execute(
        STAND,
        row.id(),
        row.stage(),
        row.dueOn(),
        row.dueWhat(),
        row.decidedOn(),
        row.documentNumber());
  }

  static void publish(Tx tx, UUID id, Instant at) {
    tx.execute(PUBLISH, id, at.atOffset(ZoneOffset.UTC));
  }

  static void withdraw(Tx tx, UUID id, Instant at) {
    tx.execute(WITHDRAW, id, at.atOffset(ZoneOffset.UTC));
  }

  static Standing standing(Tx tx, UUID id) {
    return tx.one(
        STANDING,
        row -> new Standing(instant(row, "published_at"), instant(row, "withdrawn_at")),
        id);
  }

  static boolean hasDocument(Tx tx, String number) {
    return tx.one(DOCUMENT, row -> row.getInteger("n"), number) > 0;
  }

  static List<PenaltyRow> page(Tx tx, Reach reach, Filter filter, LocalDate today, Page page) {
    return tx.list(
        PAGE,
        PenaltyStore::row,
        reach.all(),
        reach.organizationIds(),
        filter.stage(),
        today,
        filter.organization(),
        filter.text(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, Filter filter, LocalDate today) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.organizationIds(),
        filter.stage(),
        today,
        filter.organization(),
        filter.text());
  }

  static Optional<PenaltyRow> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, PenaltyStore::row, reach.all(), reach.organizationIds(), id);
  }

  static Optional<PenaltyRow> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, PenaltyStore::row, reach.all(), reach.organizationIds(), id);
  }

  static List<PenaltyRow> lockRunning(Tx tx) {
    return tx.list(LOCK_RUNNING, PenaltyStore::row);
  }

  static List<PenaltyRow> lockUndated(Tx tx) {
    return tx.list(LOCK_UNDATED, PenaltyStore::row);
  }

  static List<Entry> steps(Tx tx, UUID penalty) {
    return tx.list(STEPS, PenaltyStore::entry, penalty);
  }

  /** Those that the party knows of. */
  static List<PenaltyRow> told(Tx tx, UUID[] organizations) {
    return tx.list(OF_ORGANIZATIONS, PenaltyStore::row, (Object) organizations);
  }

  static List<PenaltyRow> ofOrganization(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, PenaltyStore::row, organization);
  }

  /** Steps by case. */
  static Map<UUID, List<Entry>> stepsOf(Tx tx, UUID organization) {
    record Step(UUID penalty, Entry entry) {}
    return tx
        .list(
            STEPS_OF_ORGANIZATION,
            row -> new Step(row.getUUID("penalty"), entry(row)),
            organization)
        .stream()
        .collect(
            Collectors.groupingBy(
                Step::penalty, Collectors.mapping(Step::entry, Collectors.toList())));
  }

  static List<PenaltyRow> decidedIn(Tx tx, LocalDate from, LocalDate before) {
    return tx.list(DECIDED_IN, PenaltyStore::row, from, before);
  }

  private static PenaltyRow row(Row row) {
    return new PenaltyRow(
        row.getUUID("id"),
        row.getString("number"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("stage"),
        row.getLocalDate("filed_on"),
        row.getLocalDate("due_on"),
        row.getString("due_what"),
        row.getString("document_number"),
        row.getLocalDate("decided_on"));
  }

  private static Entry entry(Row row) {
    Class<? extends Step> type = Step.type(row.getString("kind"));
    return new Entry(
        row.getInteger("number"),
        GsonJson.GSON.fromJson(row.getValue("data").toString(), type),
        row.getLocalDate("day"),
        instant(row, "at"),
        row.getUUID("by"),
        row.getString("by_name"));
  }

  private static Instant instant(Row row, String column) {
    var at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
