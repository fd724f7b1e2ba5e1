package cn.pufa.training;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import java.time.LocalDate;
import java.util.List;

/** SQL of training sessions. */
final class TrainingStore {

  static final Sql INSERT =
      Sql.of(
          "insert into training_session (division, title, audience, held_on, place) values ($1, $2, $3, $4, $5)");
  private static final String OF_YEAR =
      " from training_session where division = $1 and held_on between $2 and $3 ";
  static final Sql LINES = Sql.of("select *" + OF_YEAR + "order by held_on, id limit $4 offset $5");
  static final Sql COUNT = Sql.of("select count(*) as n" + OF_YEAR);

  private TrainingStore() {}

  static void insert(
      Tx tx, String division, String title, String audience, LocalDate heldOn, String place) {
    tx.execute(INSERT, division, title, audience, heldOn, place);
  }

  static List<Line> lines(Tx tx, String division, int year, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("title"),
                row.getLocalDate("held_on"),
                row.getString("place")),
        division,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, String division, int year) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        division,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31));
  }
}
