package cn.pufa.identity;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** SQL of the addresses from which people have signed in. */
final class KnownAddressStore {

  static final Sql REMEMBER =
      Sql.of(
          """
      insert into known_address (person, address, seen_at) values ($1, $2, $3)
      on conflict (person, address) do update set seen_at = excluded.seen_at""");
  static final Sql IS_KNOWN =
      Sql.of(
          """
      select exists (select from known_address k join person p on p.id = k.person
                      where p.phone = $1 and k.address = any($2) and k.seen_at > $3) as known""");
  static final Sql PRUNE = Sql.of("delete from known_address where seen_at < $1");

  private KnownAddressStore() {}

  static void remember(Tx tx, UUID person, String address, Instant now) {
    tx.execute(REMEMBER, person, address, now.atOffset(ZoneOffset.UTC));
  }

  static boolean isKnown(Tx tx, String phone, String[] addresses, Instant since) {
    return tx.one(
        IS_KNOWN, row -> row.getBoolean("known"), phone, addresses, since.atOffset(ZoneOffset.UTC));
  }

  static void prune(Tx tx, Instant before) {
    tx.execute(PRUNE, before.atOffset(ZoneOffset.UTC));
  }
}
