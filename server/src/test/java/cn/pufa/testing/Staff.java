package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import java.util.UUID;

/** People beyond the demo's own. */
public final class Staff {

  private static final Sql INSERT =
      Sql.of(
          """
      with added as (
        insert into person (account, display_name, demo, created_at) values ($1, $1, true, now()) returning id)
      insert into role_grant (person, role, division) select id, $2, '440881' from added returning person""");

  private Staff() {}

  /** Somebody of the bureau with one role, who may sign in as demo accounts do. */
  public static UUID add(TestServer server, String account, String role) {
    return server
        .store()
        .transaction(tx -> tx.one(INSERT, row -> row.getUUID("person"), account, role));
  }
}
