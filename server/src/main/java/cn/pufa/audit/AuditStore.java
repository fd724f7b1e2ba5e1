package cn.pufa.audit;

import cn.pufa.audit.CommandBatch.Claim;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** SQL of the trail, the chain, and the keys of commands. */
final class AuditStore {

  record KnownCommand(String operation, String requestHash, Integer status, String answer) {}

  record Link(long seq, long eventId, byte[] rowHash, byte[] previousHash, AuditEvent event) {}

  /**
   * @param horizon oldest transaction still in flight when the events were read
   */
  record Unlinked(long horizon, List<AuditEvent> events) {}

  static final Sql INSERT_EVENT =
      Sql.of(
          """
      insert into audit_event (at, actor, action, subject, reason, request_id)
      values ($1, $2, $3, $4, $5, $6)""");
  static final Sql CLAIM_KEY =
      Sql.of(
          """
      insert into idempotency (actor, key, operation, request_hash, at) values ($1, $2, $3, $4, $5)
      on conflict do nothing""");
  static final Sql KNOWN_COMMAND =
      Sql.of(
          "select operation, request_hash, status, answer from idempotency where actor = $1 and key = $2");
  static final Sql KEEP_ANSWER =
      Sql.of("update idempotency set status = $3, answer = $4 where actor = $1 and key = $2");

  /** In one order for all, so that two batches with the same keys wait and do not deadlock. */
  static final Sql CLAIM_KEYS =
      Sql.of(
          """
      insert into idempotency (actor, key, operation, request_hash, at)
      select actor, key, operation, request_hash, $5
        from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as c (actor, key, operation, request_hash)
       order by actor, key
      on conflict do nothing returning actor, key""");

  static final Sql KNOWN_COMMANDS =
      Sql.of(
          """
      select actor, key, operation, request_hash, status, answer
        from unnest($1::text[], $2::text[]) as c (actor, key) join idempotency using (actor, key)""");
  static final Sql KEEP_ANSWERS =
      Sql.of(
          """
      update idempotency i set status = c.status, answer = c.answer
        from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as c (actor, key, status, answer)
       where i.actor = c.actor and i.key = c.key""");
  static final Sql FREE_KEYS =
      Sql.of(
          """
      delete from idempotency i using unnest($1::text[], $2::text[]) as c (actor, key)
       where i.actor = c.actor and i.key = c.key""");
  static final Sql INSERT_EVENTS =
      Sql.of(
          """
      insert into audit_event (at, actor, action, subject, reason, request_id)
      select $1, e.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as e""");
  static final Sql PRUNE_KEYS = Sql.of("delete from idempotency where at < $1");

  /** Not the key of the command that is being done. */
  static final Sql DELETE_ANSWERS =
      Sql.of("delete from idempotency where actor = $1 and answer is not null");

  static final Sql PAGE =
      Sql.of(
          """
      select e.*, l.seq is not null as linked
        from audit_event e left join audit_link l on l.event_id = e.id
       where $1::text is null or e.action = $1
       order by e.id desc limit $2 offset $3""");
  static final Sql EVENTS_OF =
      Sql.of(
          """
      select e.*, l.seq is not null as linked
        from audit_event e left join audit_link l on l.event_id = e.id
       where e.actor = $1
       order by e.id desc limit 1000""");
  static final Sql COUNT =
      Sql.of("select count(*) as n from audit_event where $1::text is null or action = $1");

  static final Sql UNLINKED =
      Sql.of(
          """
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon, e.*, false as linked
        from (select 1) one
        left join (select e.* from audit_event e
                    where e.txid >= $1::text::xid8
                      and not exists (select from audit_link l where l.event_id = e.id)
                    order by e.id limit 1000) e on true
       order by e.id""");
  static final Sql HEAD = Sql.of("select seq, row_hash from audit_link order by seq desc limit 1");
  static final Sql INSERT_LINK =
      Sql.of("insert into audit_link (seq, event_id, row_hash, prev_hash) values ($1, $2, $3, $4)");
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
    tx.execute(INSERT_EVENT, offset(at), actor, action, subject, reason, id);
  }

  static boolean claimKey(
      Tx tx, String actor, String key, String operation, String hash, Instant at) {
    return tx.execute(CLAIM_KEY, actor, key, operation, hash, offset(at)) == 1;
  }

  static KnownCommand known(Tx tx, String actor, String key) {
    return tx.one(KNOWN_COMMAND, AuditStore::knownCommand, actor, key);
  }

  private static KnownCommand knownCommand(Row row) {
    return new KnownCommand(
        row.getString("operation"),
        row.getString("request_hash"),
        row.getInteger("status"),
        row.getString("answer"));
  }

  static void keepAnswer(Tx tx, String actor, String key, int status, String answer) {
    tx.execute(KEEP_ANSWER, actor, key, status, answer);
  }

  /** Those nobody had claimed before; waits for whoever is claiming the same. */
  static List<OwnKey> claimKeys(Tx tx, List<Claim> claims, Instant at) {
    return tx.list(
        CLAIM_KEYS,
        row -> new OwnKey(row.getString("actor"), row.getString("key")),
        texts(claims, claim -> claim.key().actor()),
        texts(claims, claim -> claim.key().key()),
        texts(claims, Claim::operation),
        texts(claims, Claim::requestHash),
        offset(at));
  }

  static Map<OwnKey, KnownCommand> knownCommands(Tx tx, List<OwnKey> keys) {
    Map<OwnKey, KnownCommand> found = new HashMap<>();
    tx.list(KNOWN_COMMANDS, row -> row, texts(keys, OwnKey::actor), texts(keys, OwnKey::key))
        .forEach(
            row ->
                found.put(
                    new OwnKey(row.getString("actor"), row.getString("key")), knownCommand(row)));
    return found;
  }

  static void keepAnswers(Tx tx, List<KeptAnswer> answers) {
    tx.execute(
        KEEP_ANSWERS,
        texts(answers, answer -> answer.key().actor()),
        texts(answers, answer -> answer.key().key()),
        answers.stream().map(KeptAnswer::status).toArray(Integer[]::new),
        texts(answers, KeptAnswer::answer));
  }

  static void freeKeys(Tx tx, List<OwnKey> keys) {
    tx.execute(FREE_KEYS, texts(keys, OwnKey::actor), texts(keys, OwnKey::key));
  }

  static void insertEvents(Tx tx, Instant at, List<Event> events) {
    tx.execute(
        INSERT_EVENTS,
        offset(at),
        texts(events, Event::actor),
        texts(events, Event::action),
        texts(events, Event::subject),
        texts(events, Event::reason),
        texts(events, Event::requestId));
  }

  private static <T> String[] texts(List<T> values, Function<T, String> text) {
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

  static int count(Tx tx, String action) {
    return tx.one(COUNT, row -> row.getInteger("n"), action);
  }

  static Unlinked unlinked(Tx tx, long low) {
    var rows = tx.list(UNLINKED, row -> row, String.valueOf(low));
    List<AuditEvent> events =
        rows.stream().filter(row -> row.getLong("id") != null).map(AuditStore::event).toList();
    return new Unlinked(rows.getFirst().getLong("horizon"), events);
  }

  record Head(long seq, byte[] hash) {}

  static Optional<Head> head(Tx tx) {
    return tx.first(
        HEAD, row -> new Head(row.getLong("seq"), row.getBuffer("row_hash").getBytes()));
  }

  static void insertLink(Tx tx, long seq, long eventId, byte[] rowHash, byte[] previousHash) {
    tx.execute(INSERT_LINK, seq, eventId, Buffer.buffer(rowHash), Buffer.buffer(previousHash));
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
