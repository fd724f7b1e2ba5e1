package cn.pufa.contact;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of tasks. */
final class TaskStore {

  /**
   * @param kind null for all, as {@code township}
   */
  record Filter(boolean open, String kind, String township) {}

  /** What is reported again while a task is open for it adds nothing. */
  static final Sql ADD =
      Sql.of(
          """
      insert into contact_task (kind, organization, notice, message, channel, address, words, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing""");

  private static final String TASKS =
      """
      from contact_task t
      join organization o on o.id = t.organization
      left join notice n on n.id = t.notice
      left join circular c on c.id = n.circular
      left join lateral (select state from message_fate f where f.message = t.message limit 1) m on true
      where ($1::boolean or o.township like any($2::text[]))\s""";

  private static final String SELECT =
      """
      select t.*, o.name, o.township, o.contact_name, o.contact_phone, coalesce(n.subject, c.title) as subject,
             t.kind = 'check_fate' and coalesce(m.state <> 'uncertain', false) as settled
      """;

  private static final String ORDER = "order by t.created_at, t.id";

  /** A fate that was found out by itself needs nobody any more. */
  static final Sql FIND =
      Found.in(
          """
      select t.id from contact_task t
       where ($1::boolean or t.organization in (select id from organization where township like any($2::text[])))
         and $3 = (t.finished_at is null and (t.kind <> 'check_fate' or coalesce(
               (select state from message_fate f where f.message = t.message limit 1), 'uncertain') = 'uncertain'))
         and ($4::text is null or t.kind = $4)
         and ($5::text is null or t.organization in (select id from organization where township like $5 || '%'))\s"""
              + ORDER,
          6);

  static final Sql BY_IDS = Sql.of(SELECT + TASKS + "and t.id = any($3) " + ORDER);
  static final Sql BY_ID = Sql.of(SELECT + TASKS + "and t.id = $3");
  static final Sql LOCK = Sql.of("select id from contact_task where id = $1 for update");
  static final Sql FINISH =
      Sql.of(
          """
      update contact_task set finished_at = $2, finished_by = $3, result = $4, note = $5 where id = $1""");

  /** A digest carries the notices of several organisations. */
  static final Sql CARRIED =
      Sql.of(
          """
      select f.message, n.id, n.organization, f.channel, f.address, f.reason
        from message_fate f join notice n on n.id = f.notice
       where f.message = any($1) order by n.organization_name, n.id""");

  /**
   * A notice that a message carries.
   *
   * @param address null where the channel finds the person itself
   * @param reason why it failed; null where it did not
   */
  record Carried(
      UUID message,
      UUID notice,
      UUID organization,
      String channel,
      String address,
      String reason) {}

  static final Sql FORGET = Sql.of("delete from contact_task where finished_at < $1");

  private TaskStore() {}

  static void forget(Tx tx, Instant before) {
    tx.execute(FORGET, ContactStore.offset(before));
  }

  static void add(Tx tx, Task.Draft draft, Instant at) {
    tx.execute(
        ADD,
        draft.kind().code(),
        draft.organization(),
        draft.notice(),
        draft.message(),
        draft.channel(),
        draft.address(),
        draft.words(),
        ContactStore.offset(at));
  }

  static Found find(Tx tx, Reach reach, Filter filter, Page page) {
    return tx.one(
        FIND,
        Found::of,
        reach.all(),
        reach.divisionPrefixes(),
        filter.open(),
        filter.kind(),
        filter.township(),
        page.limit(),
        page.offset());
  }

  static List<Task> of(Tx tx, Reach reach, Found found) {
    return tx.list(BY_IDS, TaskStore::task, reach.all(), reach.divisionPrefixes(), found.ids());
  }

  static Optional<Task> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, TaskStore::task, reach.all(), reach.divisionPrefixes(), id);
  }

  /** Two who finish one task go one after the other. */
  static void lock(Tx tx, UUID id) {
    tx.list(LOCK, row -> row.getUUID("id"), id);
  }

  static void finish(Tx tx, UUID id, Task.Ended ended, String by, Instant at) {
    tx.execute(FINISH, id, ContactStore.offset(at), by, ended.result().code(), ended.note());
  }

  static List<Carried> carried(Tx tx, List<UUID> messages) {
    return tx.list(CARRIED, TaskStore::carried, (Object) messages.toArray(UUID[]::new));
  }

  private static Carried carried(Row row) {
    return new Carried(
        row.getUUID("message"),
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("channel"),
        row.getString("address"),
        row.getString("reason"));
  }

  private static Task task(Row row) {
    return new Task(
        row.getUUID("id"),
        Task.Kind.of(row.getString("kind")),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("township"),
        row.getUUID("notice"),
        row.getUUID("message"),
        row.getString("subject"),
        row.getString("channel"),
        row.getString("address"),
        row.getString("words"),
        row.getString("contact_name"),
        row.getString("contact_phone"),
        row.getBoolean("settled"),
        ContactStore.instant(row, "created_at"),
        ContactStore.instant(row, "finished_at"),
        row.getString("finished_by"),
        Task.Result.of(row.getString("result")),
        row.getString("note"));
  }
}
