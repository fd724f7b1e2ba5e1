package cn.pufa.content;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import io.vertx.sqlclient.Row;
import java.util.List;

/** SQL of what is public. */
final class ShelfStore {

  static final Sql LIVE =
      Sql.of(
          """
      select p.id, e.topic, p.recording, p.quiz_withdrawn, e.updated, e.body::text as body
        from piece p join edition e on e.piece = p.id and e.number = p.live
       where p.kind = $1 order by p.place, p.id""");

  private ShelfStore() {}

  static List<Card> cards(Tx tx) {
    return tx.list(LIVE, ShelfStore::card, "card");
  }

  static List<Guide> guides(Tx tx) {
    return tx.list(LIVE, ShelfStore::guide, "guide");
  }

  private static Card card(Row row) {
    CardText text = GsonJson.GSON.fromJson(row.getString("body"), CardText.class);
    return new Card(
        row.getString("id"),
        row.getString("topic"),
        row.getBoolean("quiz_withdrawn") ? text.with(List.of()) : text,
        row.getLocalDate("updated"),
        row.getUUID("recording"));
  }

  private static Guide guide(Row row) {
    return new Guide(
        row.getString("id"),
        row.getString("topic"),
        GsonJson.GSON.fromJson(row.getString("body"), GuideText.class),
        row.getLocalDate("updated"),
        row.getUUID("recording"));
  }
}
