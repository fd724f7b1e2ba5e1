package cn.pufa.agent;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.Lifetime;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of invitations. */
final class InvitationStore {

  static final String ONE_OPEN = "agent_invitation_open";

  static final Sql VOID =
      Sql.of(
          """
      update agent_invitation set voided_at = $3
       where organization = $1 and role = $2 and used_at is null and voided_at is null""");
  static final Sql INSERT =
      Sql.of(
          """
      insert into agent_invitation (id, organization, role, delivery, code_index, issued_at, expires_at, issued_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""");
  static final Sql LOCK_BY_CODE =
      Sql.of("select * from agent_invitation where code_index = any($1) for update");
  static final Sql USE =
      Sql.of("update agent_invitation set used_at = $2, used_by = $3 where id = $1");

  /** Used, voided or lapsed before then. */
  static final Sql PRUNE =
      Sql.of("delete from agent_invitation where coalesce(used_at, voided_at, expires_at) < $1");

  private InvitationStore() {}

  static void voidOpen(Tx tx, UUID organization, AgentRole role, Instant now) {
    tx.execute(VOID, organization, role.code(), offset(now));
  }

  static void insert(Tx tx, Invitation invitation, String codeIndex) {
    tx.execute(
        INSERT,
        invitation.id(),
        invitation.organization(),
        invitation.role().code(),
        invitation.delivery().code(),
        codeIndex,
        offset(invitation.life().madeAt()),
        offset(invitation.life().endsAt()),
        invitation.issuedBy());
  }

  /** Two who come with one code go one after the other. */
  static Optional<Invitation> lockByCode(Tx tx, List<String> codeIndexes) {
    return tx.first(
        LOCK_BY_CODE, InvitationStore::invitation, (Object) codeIndexes.toArray(String[]::new));
  }

  static void use(Tx tx, UUID id, Instant now, UUID person) {
    tx.execute(USE, id, offset(now), person);
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, offset(before));
  }

  private static Invitation invitation(Row row) {
    return new Invitation(
        row.getUUID("id"),
        row.getUUID("organization"),
        AgentRole.of(row.getString("role")),
        Invitation.Delivery.of(row.getString("delivery")),
        new Lifetime(instant(row, "issued_at"), instant(row, "expires_at")),
        row.getUUID("issued_by"),
        instant(row, "used_at"),
        instant(row, "voided_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
