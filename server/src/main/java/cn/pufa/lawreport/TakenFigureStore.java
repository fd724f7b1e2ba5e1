package cn.pufa.lawreport;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** SQL of figures as they stood when a report was approved. */
final class TakenFigureStore {

  /**
   * @param rows ids of the records it counted, in their order
   */
  record Taken(String code, int place, String title, String unit, int value, List<String> rows) {}

  static final Sql CLEAR = Sql.of("delete from law_report_figure where report = $1");
  static final Sql INSERT =
      Sql.of(
          """
      insert into law_report_figure (report, code, place, title, unit, value, row_ids)
      values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql OF_REPORT =
      Sql.of("select * from law_report_figure where report = $1 order by place");

  private TakenFigureStore() {}

  /** In place of those taken before. */
  static void take(Tx tx, UUID report, List<Taken> figures) {
    tx.execute(CLEAR, report);
    figures.forEach(one -> insert(tx, report, one));
  }

  private static void insert(Tx tx, UUID report, Taken taken) {
    tx.execute(
        INSERT,
        report,
        taken.code(),
        taken.place(),
        taken.title(),
        taken.unit(),
        taken.value(),
        taken.rows().toArray(String[]::new));
  }

  /** In the order of the report; empty before it was approved. */
  static List<Taken> of(Tx tx, UUID report) {
    return tx.list(
        OF_REPORT,
        row ->
            new Taken(
                row.getString("code"),
                row.getInteger("place"),
                row.getString("title"),
                row.getString("unit"),
                row.getInteger("value"),
                List.of(row.getArrayOfStrings("row_ids"))),
        report);
  }
}
