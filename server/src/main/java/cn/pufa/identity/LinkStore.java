package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.Lifetime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of links that sign in once. */
final class LinkStore {

  static final Sql VOID_EARLIER =
      Sql.of(
          """
      update sign_in_link set voided_at = $2
       where person = $1 and used_at is null and voided_at is null""");
  static final Sql INSERT =
      Sql.of(
          "insert into sign_in_link (token_hash, person, created_at, expires_at) values ($1, $2, $3, $4)");

  /** In one statement, so that of two who come together one is too late. */
  static final Sql USE =
      Sql.of(
          """
      update sign_in_link set used_at = $2
       where token_hash = $1 and used_at is null and voided_at is null and expires_at > $2
         and created_at <= $3
      returning person""");

  static final Sql PRUNE = Sql.of("delete from sign_in_link where expires_at < $1");

  private LinkStore() {}

  static void voidEarlier(Tx tx, UUID person, Instant now) {
    tx.execute(VOID_EARLIER, person, now.atOffset(ZoneOffset.UTC));
  }

  static void insert(Tx tx, String tokenHash, UUID person, Instant now, Instant expires) {
    tx.execute(
        INSERT, tokenHash, person, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC));
  }

  static Optional<UUID> use(Tx tx, String tokenHash, Instant now) {
    return tx.first(
        USE,
        row -> row.getUUID("person"),
        tokenHash,
        now.atOffset(ZoneOffset.UTC),
        Lifetime.latestMade(now).atOffset(ZoneOffset.UTC));
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, before.atOffset(ZoneOffset.UTC));
  }
}
