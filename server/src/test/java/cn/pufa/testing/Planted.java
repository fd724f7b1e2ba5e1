package cn.pufa.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Every text in a database that may be overwritten, overwritten, whatever feature keeps it. */
public final class Planted {

  /** By which a test signs in, or in which what is public stands; and what no feature reads. */
  private static final Pattern LEFT_ALONE =
      Pattern.compile(
          "(flyway|audit|command|session|role_grant|deput|account|change|publication|open_|node|wechat_token).*");

  private static final Set<String> COLUMNS_LEFT_ALONE =
      Set.of(
          "person.account",
          "organization.credit_code",
          "organization.division",
          "organization.type",
          "credit_entry.credit_code");

  private Planted() {}

  /**
   * @param sign what is planted in a column, named as {@code table.column}; the place of its row
   *     follows
   * @return the columns in which it now stands
   */
  public static Set<String> everywhere(Jdbc database, UnaryOperator<String> sign) {
    return everywhere(database, column -> true, sign);
  }

  /**
   * @param wanted of which columns, named likewise
   */
  public static Set<String> everywhere(
      Jdbc database, Predicate<String> wanted, UnaryOperator<String> sign) {
    Set<String> planted = new TreeSet<>();
    for (String column :
        database.column(
            """
            select c.table_name || '.' || c.column_name || ' ' || c.udt_name from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
             where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name in ('text', '_text', 'jsonb')
               and c.is_generated = 'NEVER' order by 1""")) {
      String name = column.substring(0, column.indexOf(' '));
      String table = name.substring(0, name.indexOf('.'));
      if (LEFT_ALONE.matcher(table).matches()
          || COLUMNS_LEFT_ALONE.contains(name)
          || !wanted.test(name)) {
        continue;
      }
      if (overwrite(database, name, column.substring(column.indexOf(' ') + 1), sign.apply(name))) {
        planted.add(name);
      }
    }
    return planted;
  }

  /** False where a rule of the table forbids it, such as a list of values, or there is no row. */
  private static boolean overwrite(Jdbc database, String name, String type, String text) {
    String sign = "'" + text + "'";
    String value =
        switch (type) {
          case "text" -> sign + " || ctid::text";
          case "_text" -> "array[" + sign + " || ctid::text]";
          default -> "jsonb_build_object('x', " + sign + ")";
        };
    String table = name.substring(0, name.indexOf('.'));
    String column = name.substring(name.indexOf('.') + 1);
    try {
      database.execute(
          "update \"%s\" set \"%s\" = %s where \"%s\" is not null"
              .formatted(table, column, value, column));
    } catch (RuntimeException forbidden) {
      return false;
    }
    return database.number(
            "select count(*) from \"%s\" where \"%s\" is not null".formatted(table, column))
        > 0;
  }
}
