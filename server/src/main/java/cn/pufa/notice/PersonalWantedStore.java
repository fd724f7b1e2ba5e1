package cn.pufa.notice;

import cn.pufa.notice.PersonalStill.Leaving;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/** SQL of which notices to single people claimed messages carry. */
final class PersonalWantedStore {

  /**
   * @param kind of what the notice is about, before the slash
   */
  record Carried(UUID message, String kind, Leaving notice) {}

  static final Sql CARRIED =
      Sql.of(
          "select id, person, about, occasion, message from personal_notice where message = any($1)");

  private PersonalWantedStore() {}

  static List<Carried> carried(Tx tx, List<UUID> messages) {
    return tx.list(CARRIED, PersonalWantedStore::carried, (Object) messages.toArray(UUID[]::new));
  }

  private static Carried carried(Row row) {
    String[] about = row.getString("about").split("/", 2);
    var notice =
        new Leaving(
            row.getUUID("id"),
            row.getUUID("person"),
            UUID.fromString(about[1]),
            row.getString("occasion"));
    return new Carried(row.getUUID("message"), about[0], notice);
  }
}
