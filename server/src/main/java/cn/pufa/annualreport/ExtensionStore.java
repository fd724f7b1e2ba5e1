package cn.pufa.annualreport;

import cn.pufa.organization.Organization;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.reminder.Deadline;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of applications for more time. */
final class ExtensionStore {

  /**
   * @param state null for all, @param campaign null for all
   */
  record Filter(String state, UUID campaign) {}

  private static final String SELECT =
      "select e.*, c.year from extension_application e join campaign c on c.id = e.campaign ";

  static final Sql ASK =
      Sql.of(
          """
      insert into extension_application (id, campaign, organization, organization_name, township, how, until, reason,
             asked_at, asked_by, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked')""");
  static final Sql DECIDE =
      Sql.of(
          """
      update extension_application
         set state = $2, due_on = $3, due_explanation = $4, answer = $5, decided_at = $6, decided_by = $7,
             until = coalesce($8, until)
       where id = $1""");

  static final Sql LOCK = Sql.of(SELECT + "where c.division = $1 and e.id = $2 for update of e");
  static final Sql ASKED_BY =
      Sql.of("select asked_by from extension_application where id = $1 and asked_by is not null");
  static final Sql OF_ORGANIZATION =
      Sql.of(SELECT + "where e.organization = $1 order by e.asked_at desc, e.id");
  static final Sql ASKED_BY_PERSON =
      Sql.of(SELECT + "where e.asked_by = $1 order by e.asked_at, e.id");
  static final Sql COUNT_OPEN =
      Sql.of(
          "select count(*) as n from extension_application where campaign = $1 and state = 'asked'");

  private static final String WITHIN =
      """
      where c.division = $1 and ($2::boolean or e.township like any($3::text[]) or e.organization = any($4::uuid[]))
        and ($5::text is null or e.state = $5) and ($6::uuid is null or e.campaign = $6)""";
  static final Sql PAGE =
      Sql.of(
          SELECT
              + WITHIN
              + " order by e.state <> 'asked', case when e.state = 'asked' then e.asked_at end, e.asked_at desc, e.id limit $7 offset $8");
  static final Sql COUNT =
      Sql.of(
          "select count(*) as n from extension_application e join campaign c on c.id = e.campaign "
              + WITHIN);

  private ExtensionStore() {}

  static void ask(
      Tx tx,
      UUID id,
      ExtensionDraft draft,
      Organization organization,
      Extension.Way how,
      Instant at,
      UUID person) {
    tx.execute(
        ASK,
        id,
        draft.campaign(),
        organization.id(),
        organization.name(),
        organization.township(),
        LedgerStore.code(how),
        draft.until(),
        draft.reason(),
        offset(at),
        person);
  }

  /**
   * @param due null unless granted
   */
  static void decide(
      Tx tx, UUID id, Extension.State state, Deadline due, String answer, Instant at, UUID person) {
    tx.execute(
        DECIDE,
        id,
        LedgerStore.code(state),
        due == null ? null : due.due(),
        due == null ? null : due.explanation(),
        answer,
        offset(at),
        person,
        due == null ? null : due.set());
  }

  static Optional<Extension> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, ExtensionStore::extension, division, id);
  }

  static Optional<UUID> askedBy(Tx tx, UUID id) {
    return tx.first(ASKED_BY, row -> row.getUUID("asked_by"), id);
  }

  /** The latest first. */
  static List<Extension> ofOrganization(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, ExtensionStore::extension, organization);
  }

  static List<Extension> askedByPerson(Tx tx, UUID person) {
    return tx.list(ASKED_BY_PERSON, ExtensionStore::extension, person);
  }

  static int countOpen(Tx tx, UUID campaign) {
    return tx.one(COUNT_OPEN, row -> row.getInteger("n"), campaign);
  }

  static List<Extension> page(Tx tx, String division, Reach reach, Filter filter, Page page) {
    return tx.list(
        PAGE,
        ExtensionStore::extension,
        division,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.campaign(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, String division, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        division,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.campaign());
  }

  private static Extension extension(Row row) {
    OffsetDateTime decided = row.getOffsetDateTime("decided_at");
    return new Extension(
        row.getUUID("id"),
        row.getUUID("campaign"),
        row.getInteger("year"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        Extension.Way.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
        row.getLocalDate("until"),
        row.getString("reason"),
        row.getOffsetDateTime("asked_at").toInstant(),
        Extension.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLocalDate("due_on") == null
            ? null
            : new Deadline(
                row.getLocalDate("until"),
                row.getLocalDate("due_on"),
                row.getString("due_explanation")),
        row.getString("answer"),
        decided == null ? null : decided.toInstant());
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
