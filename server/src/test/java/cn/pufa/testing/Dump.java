package cn.pufa.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Every row of every table of a database as text, which is what a plain dump of it says: the
 * embedded PostgreSQL comes without {@code pg_dump}.
 */
public final class Dump {

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm')
         and n.nspname not in ('pg_catalog', 'information_schema')
         and n.nspname not like 'pg\\_%'
       order by 1\
      """;

  /** Of columns of bytes, which are hexadecimal in the text of a row. */
  private static final String BYTES =
      """
      select format('select encode(%I, ''escape'') from %I.%I where %I is not null',
                    column_name, table_schema, table_name, column_name)
        from information_schema.columns
       where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')\
      """;

  private Dump() {}

  public static List<String> of(String ownerUrl) {
    List<String> rows = new ArrayList<>();
    try (Jdbc owner = Jdbc.connect(ownerUrl)) {
      for (String table : owner.column(TABLES)) {
        owner
            .column("select one::text from " + table + " one")
            .forEach(row -> rows.add(table + " " + row));
      }
      owner.column(BYTES).forEach(bytes -> rows.addAll(owner.column(bytes)));
    }
    return rows;
  }
}
