package cn.pufa.audit;

import cn.pufa.audit.CommandBatch.Event;
import cn.pufa.audit.CommandBatch.KeptAnswer;
import cn.pufa.audit.CommandBatch.OwnKey;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** SQL of the trail, the chain, and the keys of commands. */
final class AuditStore {

  record KnownCommand(String operation, String requestHash, Integer status, String answer) {}

  record Link(long seq, long eventId, byte[] rowHash, byte[] previousHash, AuditEvent event) {}

  record NewLink(long seq, long eventId, byte[] rowHash, byte[] previousHash) {}

  /**
   * @param horizon oldest transaction still in flight when the events were read
   */
  record Unlinked(long horizon, List<AuditEvent> events) {}

  static final Sql INSERT_EVENT =
      Sql.of(
          """
      insert into audit_event (at, actor, action, subject, reason, request_id)
      values ($1, $2, $3, $4, $5, $6)""");
  static final Sql KNOWN_COMMAND =
      Sql.of(
          "select operation, request_hash, status, answer from idempotency where actor = $1 and key = $2");
  static final Sql KEEP_ANSWER =
      Sql.of(
          """
      insert into idempotency (actor, key, operation, request_hash, status, answer, at)
      values ($1, $2, $3, $4, $5, $6, $7)""");

  /**
   * A lock is what claims a key, so that a row is written once, with its answer, and for a command
   * that is refused none at all. In one order for all: two batches with the same keys wait and do
   * not deadlock.
   */
  static final Sql CLAIM_KEYS =
      Sql.of(
          """
      select count(pg_advisory_xact_lock(name)::text) as claimed
        from (select distinct hashtextextended('command/' || actor || '/' || key, 0) as name
                from unnest($1::text[], $2::text[]) as c (actor, key) order by 1) as names""");

  /**
   * One by one through the index, whatever the size of the table was when a connection last made
   * its plan.
   */
  static final Sql KNOWN_COMMANDS =
      Sql.of(
          """
      select c.actor, c.key, i.*
        from unnest($1::text[], $2::text[]) as c (actor, key)
        cross join lateral (select operation, request_hash, status, answer from idempotency i
                             where i.actor = c.actor and i.key = c.key limit 1) i""");

  static final Sql KEEP_ANSWERS =
      Sql.of(
          """
      insert into idempotency (actor, key, operation, request_hash, status, answer, at)
      select c.*, $7
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[]) as c""");
  static final Sql INSERT_EVENTS =
      Sql.of(
          """
      insert into audit_event (at, actor, action, subject, reason, request_id)
      select $1, e.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as e""");
  static final Sql PRUNE_KEYS = Sql.of("delete from idempotency where at < $1");

  /** Not that of the command that is being done: it is kept last. */
  static final Sql DELETE_ANSWERS = Sql.of("delete from idempotency where actor = $1");

  static final Sql PAGE =
      Sql.of(
          """
      select e.*, l.seq is not null as linked
        from audit_event e left join audit_link l on l.event_id = e.id
       where e.id = any(array(select id from audit_event where $1::text is null or action = $1
                               order by id desc limit $2 offset $3))
       order by e.id desc""");
  static final Sql EVENTS_OF =
      Sql.of(
          """
      select e.*, l.seq is not null as linked
        from audit_event e left join audit_link l on l.event_id = e.id
       where e.actor = $1
       order by e.id desc limit 1000""");

  static final Sql HAS_ACTED =
      Sql.of("select exists (select from audit_event where actor = $1) as acted");

  static final Sql SUBJECTS_OF =
      Sql.of("select distinct subject from audit_event where actor = $1 and action = $2");

  /** One action at a time: the newest of each come first in its index. */
  static final Sql LAST =
      Sql.of(
          """
      select e.* from unnest($1::text[]) as a (action)
        cross join lateral (select *, false as linked from audit_event
                             where action = a.action and subject = $2 order by id desc limit 1) e
       order by e.id desc limit 1""");

  /** The condition of the index {@code audit_event_of_one}, word for word. */
  private static final String OF_ONE =
      """
       from audit_event
      where split_part(subject, '@', 1) = $1
        and split_part(subject, '/', 1) in ('circular', 'question', 'training_session', 'certificate', 'person', 'pufa-event',
            'stand', 'joint-sheet', 'volunteer', 'lawreport', 'counsel', 'statute', 'office', 'plan-item', 'course', 'template',
            'exam_question', 'exam', 'ladder', 'leaflet', 'holiday-year')
        and action !~ '^signIn'
      """;

  static final Sql NEWEST_OF_ONE =
      Sql.of("select *, false as linked" + OF_ONE + "order by id desc limit $2");
  static final Sql COUNT_OF_ONE = Sql.of("select count(*) as n" + OF_ONE);

  static final Sql COUNT =
      Sql.of("select count(*) as n from audit_event where $1::text is null or action = $1");

  /**
   * Whatever is younger than the last event linked, and what transactions have left that ended
   * late. A database that crashed gives the numbers of transactions it lost out again, those of
   * events it never does. Each part comes in the order of its index ({@code + 0} keeps the other
   * index out), so that nobody reads the whole trail for it.
   */
  static final Sql UNLINKED =
      Sql.of(
          """
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon, e.*, false as linked
        from (select 1) one
        left join lateral (
          (select e.* from audit_event e
            where e.id > (select coalesce(max(event_id), 0) from audit_link)
            order by e.id limit $2)
          union all
          (select e.* from audit_event e
            where e.txid >= $1::text::xid8
              and e.id + 0 <= (select coalesce(max(event_id), 0) from audit_link)
              and not exists (select from audit_link l where l.event_id = e.id)
            order by e.txid limit $2)) e on true
       order by e.id
       limit $2""");

  /** A plan made when the trail was short would read it whole for ever after. */
  static final Sql PLAN_ANEW =
      Sql.of("select set_config('plan_cache_mode', 'force_custom_plan', true)");

  static final Sql HEAD = Sql.of("select seq, row_hash from audit_link order by seq desc limit 1");
  static final Sql INSERT_LINKS =
      Sql.of(
          """
      insert into audit_link (seq, event_id, row_hash, prev_hash)
      select * from unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[])""");
  static final Sql LINKS_AFTER =
      Sql.of(
          """
      select l.seq, l.event_id, l.row_hash, l.prev_hash, e.*, true as linked, e.id is not null as present
        from audit_link l left join audit_event e on e.id = l.event_id
       where l.seq > $1 order by l.seq limit 5000""");
  static final Sql FIRST_UNLINKED_BEFORE =
      Sql.of(
          """
      select e.id from audit_event e
       where e.at < $1 and not exists (select from audit_link l where l.event_id = e.id)
       order by e.id limit 1""");

  private static final String SEIZE =
      """
      insert into lease (name, holder, until) values ($1, $2, now() + interval '10 seconds')
      on conflict (name) do update set holder = excluded.holder, until = excluded.until
      """;
  static final Sql SEIZE_LEASE = Sql.of(SEIZE);
  static final Sql TAKE_LEASE =
      Sql.of(SEIZE + "where lease.holder = excluded.holder or lease.until < now()");
  static final Sql DROP_LEASE = Sql.of("delete from lease where name = $1 and holder = $2");

  private AuditStore() {}

  static void insertEvent(
      Tx tx, Instant at, String actor, String action, String subject, String reason, String id) {
    tx.send(INSERT_EVENT, offset(at), actor, action, subject, reason, id);
  }

  /** Waits for whoever is doing commands with the same keys; what those did can be read then. */
  static void claimKeys(Tx tx, Collection<OwnKey> keys) {
    tx.send(CLAIM_KEYS, texts(keys, OwnKey::actor), texts(keys, OwnKey::key));
  }

  static Optional<KnownCommand> known(Tx tx, OwnKey key) {
    return tx.first(KNOWN_COMMAND, AuditStore::knownCommand, key.actor(), key.key());
  }

  private static KnownCommand knownCommand(Row row) {
    return new KnownCommand(
        row.getString("operation"),
        row.getString("request_hash"),
        row.getInteger("status"),
        row.getString("answer"));
  }

  static void keepAnswer(Tx tx, KeptAnswer kept, Instant at) {
    tx.send(
        KEEP_ANSWER,
        kept.key().actor(),
        kept.key().key(),
        kept.operation(),
        kept.requestHash(),
        kept.status(),
        kept.answer(),
        offset(at));
  }

  static Map<OwnKey, KnownCommand> knownCommands(Tx tx, Collection<OwnKey> keys) {
    Map<OwnKey, KnownCommand> found = new HashMap<>();
    tx.list(KNOWN_COMMANDS, row -> row, texts(keys, OwnKey::actor), texts(keys, OwnKey::key))
        .forEach(
            row ->
                found.put(
                    new OwnKey(row.getString("actor"), row.getString("key")), knownCommand(row)));
    return found;
  }

  static void keepAnswers(Tx tx, List<KeptAnswer> answers, Instant at) {
    tx.send(
        KEEP_ANSWERS,
        texts(answers, answer -> answer.key().actor()),
        texts(answers, answer -> answer.key().key()),
        texts(answers, KeptAnswer::operation),
        texts(answers, KeptAnswer::requestHash),
        answers.stream().map(KeptAnswer::status).toArray(Integer[]::new),
        texts(answers, KeptAnswer::answer),
        offset(at));
  }

  static void insertEvents(Tx tx, Instant at, List<Event> events) {
    tx.send(
        INSERT_EVENTS,
        offset(at),
        texts(events, Event::actor),
        texts(events, Event::action),
        texts(events, Event::subject),
        texts(events, Event::reason),
        texts(events, Event::requestId));
  }

  private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }

  static void pruneKeys(Tx tx, Instant before) {
    tx.execute(PRUNE_KEYS, offset(before));
  }

  static void deleteAnswers(Tx tx, String actor) {
    tx.execute(DELETE_ANSWERS, actor);
  }

  static List<AuditEvent> page(Tx tx, String action, Page page) {
    return tx.list(PAGE, AuditStore::event, action, page.limit(), page.offset());
  }

  static List<AuditEvent> eventsOf(Tx tx, String actor) {
    return tx.list(EVENTS_OF, AuditStore::event, actor);
  }

  static boolean hasActed(Tx tx, String actor) {
    return tx.one(HAS_ACTED, row -> row.getBoolean("acted"), actor);
  }

  static List<String> subjectsOf(Tx tx, String actor, String action) {
    return tx.list(SUBJECTS_OF, row -> row.getString("subject"), actor, action);
  }

  static Optional<AuditEvent> last(Tx tx, Collection<String> actions, String subject) {
    return tx.first(LAST, AuditStore::event, actions.toArray(String[]::new), subject);
  }

  static List<AuditEvent> newestOfOne(Tx tx, String subject, int limit) {
    return tx.list(NEWEST_OF_ONE, AuditStore::event, subject, limit);
  }

  static int countOfOne(Tx tx, String subject) {
    return tx.one(COUNT_OF_ONE, row -> row.getInteger("n"), subject);
  }

  static int count(Tx tx, String action) {
    return tx.one(COUNT, row -> row.getInteger("n"), action);
  }

  static Unlinked unlinked(Tx tx, long low, int limit) {
    tx.send(PLAN_ANEW);
    var rows = tx.list(UNLINKED, row -> row, String.valueOf(low), limit);
    List<AuditEvent> events =
        rows.stream().filter(row -> row.getLong("id") != null).map(AuditStore::event).toList();
    return new Unlinked(rows.getFirst().getLong("horizon"), events);
  }

  record Head(long seq, byte[] hash) {}

  static Optional<Head> head(Tx tx) {
    return tx.first(
        HEAD, row -> new Head(row.getLong("seq"), row.getBuffer("row_hash").getBytes()));
  }

  static void insertLinks(Tx tx, List<NewLink> links) {
    tx.send(
        INSERT_LINKS,
        links.stream().map(NewLink::seq).toArray(Long[]::new),
        links.stream().map(NewLink::eventId).toArray(Long[]::new),
        links.stream().map(link -> Buffer.buffer(link.rowHash())).toArray(Buffer[]::new),
        links.stream().map(link -> Buffer.buffer(link.previousHash())).toArray(Buffer[]::new));
  }

  static List<Link> linksAfter(Tx tx, long seq) {
    return tx.list(
        LINKS_AFTER,
        row ->
            new Link(
                row.getLong("seq"),
                row.getLong("event_id"),
                row.getBuffer("row_hash").getBytes(),
                row.getBuffer("prev_hash").getBytes(),
                row.getBoolean("present") ? event(row) : null),
        seq);
  }

  static Optional<Long> firstUnlinkedBefore(Tx tx, Instant before) {
    return tx.first(FIRST_UNLINKED_BEFORE, row -> row.getLong("id"), offset(before));
  }

  static boolean takeLease(Tx tx, String name, String holder) {
    return tx.execute(TAKE_LEASE, name, holder) == 1;
  }

  /** From whoever holds it, alive or dead; waits for what is being linked just now. */
  static void seizeLease(Tx tx, String name, String holder) {
    tx.execute(SEIZE_LEASE, name, holder);
  }

  static void dropLease(Tx tx, String name, String holder) {
    tx.execute(DROP_LEASE, name, holder);
  }

  private static AuditEvent event(Row row) {
    return new AuditEvent(
        row.getLong("id"),
        row.getOffsetDateTime("at").toInstant(),
        row.getString("actor"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("reason"),
        row.getString("request_id"),
        row.getBoolean("linked"));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
