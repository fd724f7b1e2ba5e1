package cn.pufa.readership;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;

/** SQL of views. */
final class ViewStore {

  record Line(String piece, long last7, long last30, long total) {}

  static final Sql ADD =
      Sql.of(
          """
      insert into view_count as v (kind, piece, day, views)
      select * from unnest($1::text[], $2::text[], $3::date[], $4::bigint[])
      on conflict (kind, piece, day) do update set views = v.views + excluded.views""");
  static final Sql LIST =
      Sql.of(
          """
      select piece, coalesce(sum(views) filter (where day > $2::date - 7), 0)::bigint as last7,
             coalesce(sum(views) filter (where day > $2 - 30), 0)::bigint as last30, sum(views)::bigint as total
        from view_count where kind = $1 group by piece order by last30 desc, total desc, piece""");

  private ViewStore() {}

  static void add(Tx tx, List<Views.Count> counts) {
    tx.execute(
        ADD,
        counts.stream().map(count -> count.place().kind()).toArray(String[]::new),
        counts.stream().map(count -> count.place().piece()).toArray(String[]::new),
        counts.stream().map(count -> count.place().day()).toArray(LocalDate[]::new),
        counts.stream().map(Views.Count::views).toArray(Long[]::new));
  }

  static List<Line> list(Tx tx, String kind, LocalDate today) {
    return tx.list(
        LIST,
        row ->
            new Line(
                row.getString("piece"),
                row.getLong("last7"),
                row.getLong("last30"),
                row.getLong("total")),
        kind,
        today);
  }
}
