package cn.pufa.agent;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of requests to act for an organisation. */
final class BindingRequestStore {

  static final Sql UPSERT =
      Sql.of(
          """
      insert into agent_request (organization, person, name, state, requested_at, lapses_on)
      values ($1, $2, $3, 'waiting', $4, $5)
      on conflict (organization, person) where state = 'waiting' do update
         set name = excluded.name, requested_at = excluded.requested_at, lapses_on = excluded.lapses_on
      returning id""");
  private static final String WAITING =
      " from agent_request where organization = any($1) and state = 'waiting' and lapses_on >= $2 ";
  static final Sql PAGE =
      Sql.of("select *" + WAITING + "order by requested_at, id limit $3 offset $4");
  static final Sql COUNT = Sql.of("select count(*) as n" + WAITING);
  static final Sql LOCK =
      Sql.of("select * from agent_request where id = $1 and organization = any($2) for update");
  static final Sql DECIDE =
      Sql.of(
          """
      update agent_request set state = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1 returning *""");
  static final Sql OF_PERSON =
      Sql.of("select * from agent_request where person = $1 order by requested_at desc, id");

  /** Answered, or lapsed unanswered, before then. */
  static final Sql PRUNE =
      Sql.of(
          """
      delete from agent_request
       where coalesce(decided_at, (lapses_on + 1)::timestamp at time zone 'Asia/Shanghai') < $1""");

  static final Sql DELETE_OF_PERSON = Sql.of("delete from agent_request where person = $1");

  private BindingRequestStore() {}

  /** A second one of the same person takes the place of the first. */
  static UUID upsert(
      Tx tx, UUID organization, UUID person, String name, Instant now, LocalDate lapsesOn) {
    return tx.one(
        UPSERT,
        row -> row.getUUID("id"),
        organization,
        person,
        name,
        now.atOffset(ZoneOffset.UTC),
        lapsesOn);
  }

  static List<BindingRequest> page(Tx tx, Reach reach, LocalDate today, Page page) {
    return tx.list(
        PAGE,
        BindingRequestStore::request,
        reach.organizationIds(),
        today,
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, LocalDate today) {
    return tx.one(COUNT, row -> row.getInteger("n"), reach.organizationIds(), today);
  }

  static Optional<BindingRequest> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, BindingRequestStore::request, id, reach.organizationIds());
  }

  static BindingRequest decide(
      Tx tx, UUID id, BindingRequest.State state, UUID by, Instant now, String reason) {
    return tx.one(
        DECIDE,
        BindingRequestStore::request,
        id,
        state.code(),
        by,
        now.atOffset(ZoneOffset.UTC),
        reason);
  }

  static List<BindingRequest> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, BindingRequestStore::request, person);
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, before.atOffset(ZoneOffset.UTC));
  }

  static void deleteOf(Tx tx, UUID person) {
    tx.execute(DELETE_OF_PERSON, person);
  }

  private static BindingRequest request(Row row) {
    return new BindingRequest(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getUUID("person"),
        row.getString("name"),
        BindingRequest.State.of(row.getString("state")),
        row.getOffsetDateTime("requested_at").toInstant(),
        row.getLocalDate("lapses_on"),
        row.getString("reason"));
  }
}
