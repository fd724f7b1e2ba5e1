package cn.pufa.review;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of what reviewers typed from returns on paper. */
final class PaperStore {

  /**
   * @param typedBy null while nobody typed anything
   */
  record Typed(JsonObject cells, UUID typedBy, Instant typedAt) {}

  static final Sql OPEN = Sql.of("insert into review_paper (review) values ($1)");
  static final Sql OF =
      Sql.of(
          "select cells::text as cells_text, typed_by, typed_at from review_paper where review = $1");
  static final Sql TYPE =
      Sql.of(
          "update review_paper set cells = $2::text::jsonb, typed_by = $3, typed_at = $4 where review = $1");

  private PaperStore() {}

  static void open(Tx tx, UUID review) {
    tx.execute(OPEN, review);
  }

  /** Empty for a return that was filed online. */
  static Optional<Typed> of(Tx tx, UUID review) {
    return tx.first(
        OF,
        row ->
            new Typed(
                GsonJson.GSON.fromJson(row.getString("cells_text"), JsonObject.class),
                row.getUUID("typed_by"),
                ReviewStore.instant(row, "typed_at")),
        review);
  }

  static void type(Tx tx, UUID review, JsonObject cells, UUID by, Instant at) {
    tx.execute(TYPE, review, GsonJson.GSON.toJson(cells), by, ReviewStore.offset(at));
  }
}
