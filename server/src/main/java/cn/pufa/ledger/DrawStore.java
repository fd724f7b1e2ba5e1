package cn.pufa.ledger;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/** SQL of draws. */
final class DrawStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into ledger_draw (entry, algorithm, seed, objects, inspectors, objects_drawn, inspectors_each)
      values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql OF_ENTRY = Sql.of("select * from ledger_draw where entry = $1");

  private DrawStore() {}

  static void insert(Tx tx, UUID entry, Draw draw) {
    tx.execute(
        INSERT,
        entry,
        draw.algorithm(),
        draw.seed(),
        draw.objects().toArray(String[]::new),
        draw.inspectors().toArray(String[]::new),
        draw.objectsDrawn(),
        draw.inspectorsEach());
  }

  static Draw of(Tx tx, UUID entry) {
    return tx.one(OF_ENTRY, DrawStore::draw, entry);
  }

  private static Draw draw(Row row) {
    return new Draw(
        row.getString("algorithm"),
        row.getString("seed"),
        List.of(row.getArrayOfStrings("objects")),
        List.of(row.getArrayOfStrings("inspectors")),
        row.getInteger("objects_drawn"),
        row.getInteger("inspectors_each"));
  }
}
