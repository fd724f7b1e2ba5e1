package cn.pufa.agent;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of bindings. */
final class BindingStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into agent_binding (organization, person, role, name, how, scan, since)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (organization, person, role) where ended_at is null do nothing returning *""");
  static final Sql BY_ID = Sql.of("select * from agent_binding where id = $1");
  static final Sql LOCK =
      Sql.of(
          """
      select * from agent_binding where id = $1 and ($2::boolean or organization = any($3)) for update""");
  static final Sql END =
      Sql.of("update agent_binding set ended_at = $2, end_reason = $3 where id = $1 returning *");
  static final Sql HOLDS =
      Sql.of(
          """
      select count(*) as n from agent_binding where organization = $1 and person = $2 and ended_at is null""");
  static final Sql COUNT_HOLDING =
      Sql.of(
          """
      select count(distinct person) as n from agent_binding where organization = $1 and ended_at is null""");
  static final Sql NAME =
      Sql.of(
          """
      select name from agent_binding where organization = $1 and person = $2 and role = $3 and ended_at is null""");
  static final Sql PAGE =
      Sql.of(
          """
      select * from agent_binding where organization = $1
       order by ended_at desc nulls first, since desc, id limit $2 offset $3""");
  static final Sql COUNT =
      Sql.of("select count(*) as n from agent_binding where organization = $1");
  static final Sql OF_PERSON =
      Sql.of("select * from agent_binding where person = $1 order by since desc, id");
  static final Sql PRUNE = Sql.of("delete from agent_binding where ended_at < $1 returning *");
  static final Sql FORGET_PERSON =
      Sql.of(
          """
      update agent_binding set name = $2, scan = null, end_reason = case when ended_at is not null then $3 end
       where person = $1""");

  private BindingStore() {}

  /** Empty where the person has this role for this organisation already. */
  static Optional<Binding> insert(Tx tx, UUID organization, Binding.Fresh fresh, Instant since) {
    return tx.first(
        INSERT,
        BindingStore::binding,
        organization,
        fresh.person(),
        fresh.role().code(),
        fresh.name(),
        fresh.how().code(),
        fresh.scan(),
        offset(since));
  }

  static Optional<Binding> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, BindingStore::binding, id);
  }

  static Optional<Binding> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, BindingStore::binding, id, reach.all(), reach.organizationIds());
  }

  static Binding end(Tx tx, UUID id, Instant at, String reason) {
    return tx.one(END, BindingStore::binding, id, offset(at), reason);
  }

  static boolean holds(Tx tx, UUID organization, UUID person) {
    return tx.one(HOLDS, row -> row.getInteger("n"), organization, person) > 0;
  }

  /** People, not roles. */
  static int countHolding(Tx tx, UUID organization) {
    return tx.one(COUNT_HOLDING, row -> row.getInteger("n"), organization);
  }

  static Optional<String> name(Tx tx, UUID organization, UUID person, AgentRole role) {
    return tx.first(NAME, row -> row.getString("name"), organization, person, role.code());
  }

  static List<Binding> page(Tx tx, UUID organization, Page page) {
    return tx.list(PAGE, BindingStore::binding, organization, page.limit(), page.offset());
  }

  static int count(Tx tx, UUID organization) {
    return tx.one(COUNT, row -> row.getInteger("n"), organization);
  }

  static List<Binding> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, BindingStore::binding, person);
  }

  /** Who it was, by which papers, and why those that are over ended. */
  static void forgetPerson(Tx tx, UUID person, String name, String reason) {
    tx.execute(FORGET_PERSON, person, name, reason);
  }

  /** Those that ended before then, which are gone with this. */
  static List<Binding> prune(Tx tx, Instant before) {
    return tx.list(PRUNE, BindingStore::binding, offset(before));
  }

  private static Binding binding(Row row) {
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new Binding(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getUUID("person"),
        AgentRole.of(row.getString("role")),
        row.getString("name"),
        Binding.How.of(row.getString("how")),
        row.getUUID("scan"),
        row.getOffsetDateTime("since").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("end_reason"));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
