package cn.pufa.filing;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.Lifetime;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** SQL of links that work once; only the hash of a token is here. */
final class LinkStore {

  /**
   * One link.
   *
   * @param usedAt null while it is unused, @param endedAt null unless another took its place
   */
  record Link(
      UUID filing,
      int version,
      String sha256,
      String unit,
      Lifetime life,
      Instant usedAt,
      Instant endedAt) {}

  static final Sql END_ALL =
      Sql.of(
          "update consent_link set ended_at = $2 where filing = $1 and used_at is null and ended_at is null");
  static final Sql INSERT =
      Sql.of(
          """
      insert into consent_link (token_hash, filing, version, sha256, unit, sent_at, sent_by, until)
      values ($1, $2, $3, $4, $5, $6, $7, $8)""");
  static final Sql FIND = Sql.of("select * from consent_link where token_hash = $1");
  static final Sql USE =
      Sql.of(
          """
      update consent_link set used_at = $2
       where token_hash = $1 and used_at is null and ended_at is null and until > $2 and sent_at <= $3
      returning *""");

  private LinkStore() {}

  static void endAll(Tx tx, UUID filing, Instant at) {
    tx.execute(END_ALL, filing, at.atOffset(ZoneOffset.UTC));
  }

  static void insert(Tx tx, String tokenHash, Link link, UUID person) {
    tx.execute(
        INSERT,
        tokenHash,
        link.filing(),
        link.version(),
        link.sha256(),
        link.unit(),
        link.life().madeAt().atOffset(ZoneOffset.UTC),
        person,
        link.life().endsAt().atOffset(ZoneOffset.UTC));
  }

  static Optional<Link> find(Tx tx, String tokenHash) {
    return tx.first(FIND, LinkStore::link, tokenHash);
  }

  /** Of two at once, one uses it. */
  static Optional<Link> use(Tx tx, String tokenHash, Instant at) {
    return tx.first(
        USE,
        LinkStore::link,
        tokenHash,
        at.atOffset(ZoneOffset.UTC),
        Lifetime.latestMade(at).atOffset(ZoneOffset.UTC));
  }

  private static Link link(Row row) {
    return new Link(
        row.getUUID("filing"),
        row.getInteger("version"),
        row.getString("sha256"),
        row.getString("unit"),
        new Lifetime(at(row, "sent_at"), at(row, "until")),
        at(row, "used_at"),
        at(row, "ended_at"));
  }

  private static Instant at(Row row, String column) {
    var at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
