package cn.pufa.review;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import io.vertx.sqlclient.Row;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SQL of flags. */
final class FlagStore {

  private static final Type COMPARED = new TypeToken<Map<String, String>>() {}.getType();

  static final Sql CLEAR = Sql.of("delete from review_flag where review = $1");
  static final Sql INSERT =
      Sql.of(
          """
      insert into review_flag (review, rule, title, grade, weight, explanation, compared, cells, clause, dismissed_by,
             dismissed_at, dismissed_reason)
      values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12)""");
  static final Sql OF =
      Sql.of(
          "select *, compared::text as compared_text from review_flag where review = $1 order by weight desc, rule");
  static final Sql DISMISS =
      Sql.of(
          """
      update review_flag set dismissed_by = $3, dismissed_at = $4, dismissed_reason = $5
       where review = $1 and rule = $2 and dismissed_at is null""");

  private FlagStore() {}

  /** In place of those of an earlier version. */
  static void put(Tx tx, UUID review, List<Flag> flags) {
    tx.execute(CLEAR, review);
    for (Flag flag : flags) {
      var dismissal = flag.dismissal();
      tx.send(
          INSERT,
          review,
          flag.rule(),
          flag.title(),
          flag.grade() == null ? null : flag.grade().code(),
          flag.weight(),
          flag.explanation(),
          GsonJson.GSON.toJson(flag.compared()),
          flag.cells().toArray(String[]::new),
          flag.clause(),
          dismissal == null ? null : dismissal.by(),
          dismissal == null ? null : ReviewStore.offset(dismissal.at()),
          dismissal == null ? null : dismissal.reason());
    }
  }

  static List<Flag> of(Tx tx, UUID review) {
    return tx.list(OF, FlagStore::flag, review);
  }

  /** False where there is no such flag, or it is set aside already. */
  static boolean dismiss(Tx tx, UUID review, String rule, Flag.Dismissal dismissal) {
    return tx.execute(
            DISMISS,
            review,
            rule,
            dismissal.by(),
            ReviewStore.offset(dismissal.at()),
            dismissal.reason())
        == 1;
  }

  private static Flag flag(Row row) {
    String grade = row.getString("grade");
    Instant dismissed = ReviewStore.instant(row, "dismissed_at");
    return new Flag(
        row.getString("rule"),
        row.getString("title"),
        grade == null ? null : Grade.of(grade),
        row.getInteger("weight"),
        row.getString("explanation"),
        GsonJson.GSON.fromJson(row.getString("compared_text"), COMPARED),
        List.of(row.getArrayOfStrings("cells")),
        row.getString("clause"),
        dismissed == null
            ? null
            : new Flag.Dismissal(
                row.getUUID("dismissed_by"), dismissed, row.getString("dismissed_reason")));
  }
}
