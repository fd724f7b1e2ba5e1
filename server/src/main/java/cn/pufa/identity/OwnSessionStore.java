package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** SQL of what somebody sees and ends of the own sessions. */
final class OwnSessionStore {

  static final Sql OPEN =
      Sql.of(
          """
      select id, way, by_cookie, created_at, expires_at, token_hash = $2 as current from session
       where person = $1 and ended_at is null and expires_at > $3
       order by current desc, created_at desc, id limit $4""");
  static final Sql END =
      Sql.of(
          """
      update session set ended_at = least(expires_at, greatest(created_at, $4))
       where person = $1 and id = any($2) and token_hash <> $3 and ended_at is null""");

  private OwnSessionStore() {}

  /** The one that asks first, then the newest. */
  static List<OwnSessions.Open> open(Tx tx, UUID person, String session, Instant now, int limit) {
    return tx.list(
        OPEN,
        row ->
            new OwnSessions.Open(
                row.getUUID("id"),
                row.getString("way"),
                row.getBoolean("by_cookie") ? "cookie" : "bearer",
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("current")),
        person,
        session,
        now.atOffset(ZoneOffset.UTC),
        limit);
  }

  /** All but the one that asks; whether there were any. */
  static boolean end(Tx tx, UUID person, Collection<UUID> ids, String session, Instant now) {
    var at = now.atOffset(ZoneOffset.UTC);
    return tx.execute(END, person, ids.toArray(UUID[]::new), session, at) > 0;
  }
}
