package cn.pufa.leaflet;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of leaflets and their stock. */
final class LeafletStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into leaflet (title, edition, topic, stock, created_at) values ($1, $2, $3, 0, $4) returning *""");
  static final Sql PAGE =
      Sql.of("select * from leaflet order by created_at desc, id limit $1 offset $2");
  static final Sql COUNT = Sql.of("select count(*) as n from leaflet");
  static final Sql BY_ID = Sql.of("select * from leaflet where id = $1");
  static final Sql LOCK = Sql.of("select * from leaflet where id = $1 for update");
  static final Sql BY_IDS = Sql.of("select * from leaflet where id = any($1)");
  static final Sql SET_STOCK =
      Sql.of("update leaflet set stock = stock + $2 where id = $1 returning *");
  static final Sql INSERT_MOVE =
      Sql.of(
          """
      insert into leaflet_move (leaflet, kind, copies, event, note, moved_on, moved_at)
      values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql MOVES =
      Sql.of("select * from leaflet_move where leaflet = $1 order by moved_at desc, id limit 200");

  static final Sql HANDED_OUT =
      Sql.of(
          """
      select m.event, l.id, l.title, l.edition, sum(m.copies)::integer as copies
        from leaflet_move m join leaflet l on l.id = m.leaflet
       where m.event in (select unnest($1::uuid[]))
       group by m.event, l.id order by l.title, l.edition""");

  private LeafletStore() {}

  static Leaflet insert(Tx tx, Leaflet.Draft draft, Instant now) {
    return tx.one(
        INSERT,
        LeafletStore::leaflet,
        draft.title(),
        draft.edition(),
        draft.topic(),
        now.atOffset(ZoneOffset.UTC));
  }

  static List<Leaflet> page(Tx tx, Page page) {
    return tx.list(PAGE, LeafletStore::leaflet, page.limit(), page.offset());
  }

  static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  static Optional<Leaflet> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, LeafletStore::leaflet, id);
  }

  /** Two who hand out at once wait for each other here. */
  static Optional<Leaflet> lock(Tx tx, UUID id) {
    return tx.first(LOCK, LeafletStore::leaflet, id);
  }

  static List<Leaflet> byIds(Tx tx, Collection<UUID> ids) {
    return tx.list(BY_IDS, LeafletStore::leaflet, (Object) ids.toArray(UUID[]::new));
  }

  /** With what moved, and the stock as it is then. */
  static Leaflet move(Tx tx, UUID leaflet, Leaflet.MoveDraft move, LocalDate today, Instant now) {
    tx.execute(
        INSERT_MOVE,
        leaflet,
        move.kind().name().toLowerCase(Locale.ROOT),
        move.copies(),
        move.event(),
        move.note(),
        today,
        now.atOffset(ZoneOffset.UTC));
    return tx.one(SET_STOCK, LeafletStore::leaflet, leaflet, move.kind().sign() * move.copies());
  }

  static List<Leaflet.Move> moves(Tx tx, UUID leaflet) {
    return tx.list(MOVES, LeafletStore::moved, leaflet);
  }

  static List<Leaflets.HandedOut> handedOut(Tx tx, Collection<UUID> events) {
    return tx.list(
        HANDED_OUT,
        row ->
            new Leaflets.HandedOut(
                row.getUUID("event"),
                row.getUUID("id"),
                row.getString("title"),
                row.getString("edition"),
                row.getInteger("copies")),
        (Object) events.toArray(UUID[]::new));
  }

  private static Leaflet leaflet(Row row) {
    return new Leaflet(
        row.getUUID("id"),
        row.getString("title"),
        row.getString("edition"),
        row.getString("topic"),
        row.getInteger("stock"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static Leaflet.Move moved(Row row) {
    return new Leaflet.Move(
        row.getUUID("id"),
        Leaflet.MoveKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInteger("copies"),
        row.getUUID("event"),
        row.getString("note"),
        row.getLocalDate("moved_on"));
  }
}
