package cn.pufa.contact;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the call list. */
final class CallStore {

  /**
   * @param circular null for all, as {@code township}
   */
  record Filter(boolean open, UUID circular, String township) {}

  /** A finished call that is asked for again is made again. */
  static final Sql ADD =
      Sql.of(
          """
      insert into call_task as t (circular, notice, duty, organization, cause, why, created_at)
      select circular, id, duty, organization, $2, $3, $4 from notice where id = $1
      on conflict on constraint call_task_notice do update
         set cause = excluded.cause, why = excluded.why, created_at = excluded.created_at, done_at = null,
             again_on = null, taken_by = null, taken_name = null, taken_at = null
       where t.done_at is not null""");

  private static final String CALLS =
      """
      from call_task t
      join organization o on o.id = t.organization
      join notice n on n.id = t.notice
      left join notice d on d.id = n.duty
      left join circular c on c.id = n.circular
      where ($1::boolean or o.township like any($2::text[]))\s""";

  private static final String SELECT =
      """
      select t.*, o.name, o.township, o.contact_name, o.contact_phone, coalesce(n.subject, c.title) as subject,
             coalesce(d.extended_to, c.due_on, n.due_on) as due_on, d.settled_at is not null or t.duty is not null and o.cancelled_on is not null as settled
      """;

  /** Its duty is done, its circular called off, or its organisation has left the register. */
  private static final String NEEDLESS =
      """
      (t.circular in (select id from circular where cancelled_at is not null) is true
       or t.duty is not null
          and (open.id is null or t.organization in (select id from organization where cancelled_on is not null)))
      """;

  private static final String FILTERED =
      """
       from call_task t
       left join notice open on open.id = t.duty and (open.duty = open.id) is true and open.settled_at is null
      where ($1::boolean or t.organization in (select id from organization where township like any($2::text[])))
        and ($4::uuid is null or t.circular = $4)
        and ($5::text is null or t.organization in (select id from organization where township like $5 || '%'))
        and case when $3::boolean then t.done_at is null and not
      """
          + NEEDLESS
          + "else t.done_at is not null or "
          + NEEDLESS
          + "end ";
  private static final Order ORDER = Order.by("t.again_on nulls first", "t.created_at", "t.id");

  static final Sql COUNT = Sql.anew("select count(*)::integer as n" + FILTERED);
  static final Walk PAGE =
      Walk.of(
          "select t.id from (%s) t", "select t.id, t.again_on, t.created_at" + FILTERED, ORDER, 6);
  static final Sql BY_IDS = Sql.of(SELECT + CALLS + "and t.id = any($3)" + ORDER.forward());
  static final Sql BY_ID = Sql.of(SELECT + CALLS + "and t.id = $3");
  static final Sql LOCK = Sql.of("select id from call_task where id = $1 for update");

  static final Sql TAKE =
      Sql.of("update call_task set taken_by = $2, taken_name = $3, taken_at = $4 where id = $1");

  static final Sql RECORD =
      Sql.of(
          """
      update call_task
         set outcome = $2, spoke_with = $3, note = $4, again_on = $5, attempts = attempts + 1,
             taken_by = null, taken_name = $6, taken_at = null, done_at = $7
       where id = $1""");

  /** That somebody called, when and with what outcome stays. */
  static final Sql FORGET_WORDS =
      Sql.of(
          """
      update call_task set spoke_with = null, note = null
       where (spoke_with is not null or note is not null) and greatest(created_at, taken_at, done_at, again_on::timestamp at time zone 'Asia/Shanghai') < $1""");

  private CallStore() {}

  static void forgetWords(Tx tx, Instant before) {
    tx.execute(FORGET_WORDS, ContactStore.offset(before));
  }

  static void add(Tx tx, UUID notice, Cause cause, String why, Instant at) {
    tx.execute(ADD, notice, cause.code(), why, ContactStore.offset(at));
  }

  static Found find(Tx tx, Reach reach, Filter filter, Page page) {
    Object[] asked = {
      reach.all(), reach.divisionPrefixes(), filter.open(), filter.circular(), filter.township()
    };
    int total = tx.one(COUNT, row -> row.getInteger("n"), asked);
    List<UUID> ids = PAGE.page(tx, total, page, row -> row.getUUID("id"), asked);
    return new Found(total, ids.toArray(UUID[]::new));
  }

  static List<Call> of(Tx tx, Reach reach, Found found) {
    return tx.list(BY_IDS, CallStore::call, reach.all(), reach.divisionPrefixes(), found.ids());
  }

  static Optional<Call> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, CallStore::call, reach.all(), reach.divisionPrefixes(), id);
  }

  /** Two who reach for one call go one after the other. */
  static void lock(Tx tx, UUID id) {
    tx.list(LOCK, row -> row.getUUID("id"), id);
  }

  static void take(Tx tx, UUID id, UUID person, String name, Instant at) {
    tx.execute(TAKE, id, person, name, ContactStore.offset(at));
  }

  /**
   * @param doneAt null where it stays on the list
   */
  static void record(Tx tx, UUID id, Call.Attempt attempt, String by, Instant doneAt) {
    tx.execute(
        RECORD,
        id,
        attempt.outcome().code(),
        attempt.spokeWith(),
        attempt.note(),
        attempt.againOn(),
        by,
        doneAt == null ? null : ContactStore.offset(doneAt));
  }

  private static Call call(Row row) {
    return new Call(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("township"),
        row.getUUID("circular"),
        row.getUUID("notice"),
        row.getString("subject"),
        row.getLocalDate("due_on"),
        Cause.of(row.getString("cause")),
        row.getString("why"),
        row.getString("contact_name"),
        row.getString("contact_phone"),
        row.getBoolean("settled"),
        row.getUUID("taken_by"),
        row.getString("taken_name"),
        ContactStore.instant(row, "taken_at"),
        row.getInteger("attempts"),
        row.getLocalDate("again_on"),
        Call.Outcome.of(row.getString("outcome")),
        row.getString("spoke_with"),
        row.getString("note"),
        ContactStore.instant(row, "created_at"),
        ContactStore.instant(row, "done_at"));
  }
}
