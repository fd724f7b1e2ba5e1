package cn.pufa.contact;

import cn.pufa.contact.ReplyToken.Claim;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of links that were used, and of who wants no courtesy notices. */
final class ReplyStore {

  /**
   * @param ended null while it wants none
   */
  record OptOut(Instant since, Instant ended) {}

  /** In one statement, so that of two who come together one is too late. */
  static final Sql USE =
      Sql.of(
          """
      insert into reply_link (notice, last_day, reply, used_at) values ($1, $2, $3, $4) on conflict do nothing""");

  static final Sql USED =
      Sql.of("select reply from reply_link where notice = $1 and last_day = $2");

  static final Sql OPT_OUT =
      Sql.of(
          """
      insert into opt_out (organization, since) values ($1, $2)
      on conflict (organization) do update set since = excluded.since, ended_at = null
       where opt_out.ended_at is not null""");

  static final Sql OPT_IN =
      Sql.of("update opt_out set ended_at = $2 where organization = $1 and ended_at is null");
  static final Sql OF = Sql.of("select since, ended_at from opt_out where organization = $1");
  static final Sql AMONG =
      Sql.of("select organization from opt_out where organization = any($1) and ended_at is null");

  private ReplyStore() {}

  /** False where it was used before. */
  static boolean use(Tx tx, Claim claim, Reply reply, Instant at) {
    return tx.execute(USE, claim.notice(), claim.lastDay(), reply.code(), ContactStore.offset(at))
        > 0;
  }

  static Optional<Reply> used(Tx tx, Claim claim) {
    return tx.first(USED, row -> Reply.of(row.getString("reply")), claim.notice(), claim.lastDay());
  }

  static void optOut(Tx tx, UUID organization, Instant at) {
    tx.execute(OPT_OUT, organization, ContactStore.offset(at));
  }

  static void optIn(Tx tx, UUID organization, Instant at) {
    tx.execute(OPT_IN, organization, ContactStore.offset(at));
  }

  static Optional<OptOut> optOut(Tx tx, UUID organization) {
    return tx.first(
        OF,
        row ->
            new OptOut(ContactStore.instant(row, "since"), ContactStore.instant(row, "ended_at")),
        organization);
  }

  static List<UUID> optedOutAmong(Tx tx, List<UUID> organizations) {
    return tx.list(
        AMONG, row -> row.getUUID("organization"), (Object) organizations.toArray(UUID[]::new));
  }
}
