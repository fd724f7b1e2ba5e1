package cn.pufa.staff;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** SQL of who is of the staff. */
final class StaffStore {

  /**
   * Whoever has such a role, or has been given a password and has no role any more. Residents, and
   * people of organisations, have none.
   */
  static final Sql NAMES =
      Sql.of(
          """
      select p.account, p.display_name from person p
       where p.account = any($1)
         and (exists (select from role_grant g where g.person = p.id and g.role = any($2))
              or p.password_hash is not null and not exists (select from role_grant g where g.person = p.id))""");

  static final Sql IS_THERE =
      Sql.of("select exists (select from person where id::text = $1) as there");

  /** A counsel's opinions stand under their name on the page as it is. */
  private static final List<String> NAMED =
      Stream.concat(RoleInDivision.STAFF.stream(), Stream.of("counsel")).toList();

  private StaffStore() {}

  /** By account, without those of nobody of the staff. */
  static Map<String, String> names(Tx tx, Collection<String> accounts) {
    Map<String, String> names = new HashMap<>();
    tx.list(
        NAMES,
        row -> names.put(row.getString("account"), row.getString("display_name")),
        accounts.toArray(String[]::new),
        NAMED.toArray(String[]::new));
    return names;
  }

  /**
   * @param person id, or whatever somebody wrote in its place
   */
  static boolean isThere(Tx tx, String person) {
    return tx.one(IS_THERE, row -> row.getBoolean("there"), person);
  }
}
