package cn.pufa.content;

import static cn.pufa.content.EditionStore.offset;

import cn.pufa.content.JarPieces.JarPiece;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of putting in what comes with the product. */
final class SeedStore {

  /**
   * @param isProduct whether what is public came with the product
   * @param sources fingerprints of all its editions that came with the product
   */
  record Known(boolean isProduct, Set<String> sources) {}

  /** One node at a time; another that starts beside it waits, and finds all done. */
  static final Sql LOCK =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('content/seed', 0))");

  static final Sql KNOWN =
      Sql.of(
          """
      select p.id, coalesce(l.source is not null, false) as is_product,
             array(select e.source from edition e where e.piece = p.id and e.source is not null) as sources
        from piece p left join edition l on l.piece = p.id and l.number = p.live""");
  static final Sql INSERT_PIECES =
      Sql.of(
          """
      insert into piece (id, kind, topic, place, live, created_at, changed_at)
      select n.id, n.kind, n.topic, (select coalesce(max(place), 0) from piece) + n.place, 1, $4, $4
        from unnest($1::text[], $2::text[], $3::text[]) with ordinality as n (id, kind, topic, place)""");
  static final Sql REPLACE =
      Sql.of(
          """
      with old as (
        update edition e set state = 'replaced', ended_at = $2 from piece p
         where p.id = any($1) and e.piece = p.id and e.number = p.live returning e.piece, e.number)
      insert into edition_event (piece, number, at, act, revision) select piece, number, $2, 'replaced', 1 from old""");
  static final Sql INSERT_EDITIONS =
      Sql.of(
          """
      with added as (
        insert into edition (piece, number, topic, title, body, state, revision, source, updated, created_at,
                             changed_at, live_at)
        select n.piece, coalesce((select max(number) from edition e where e.piece = n.piece), 0) + 1, n.topic, n.title,
               n.body::jsonb, 'live', 1, n.source, n.updated, $7, $7, $7
          from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[])
               as n (piece, topic, title, body, source, updated)
        returning piece, number, topic),
      told as (
        insert into edition_event (piece, number, at, act, revision)
        select piece, number, $7, 'published', 1 from added)
      update piece p set live = a.number, topic = a.topic, recording = null, heard = p.heard + 1,
                         quiz_withdrawn = false, changed_at = $7
        from added a where p.id = a.piece""");

  private SeedStore() {}

  static Map<String, Known> known(Tx tx) {
    tx.execute(LOCK);
    return tx
        .list(
            KNOWN,
            row ->
                Map.entry(
                    row.getString("id"),
                    new Known(
                        row.getBoolean("is_product"),
                        Set.copyOf(List.of(row.getArrayOfStrings("sources"))))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void insertPieces(Tx tx, List<JarPiece> pieces, Instant now) {
    tx.execute(
        INSERT_PIECES,
        column(pieces, JarPiece::id),
        column(pieces, piece -> piece.text().kind()),
        column(pieces, JarPiece::topic),
        offset(now));
  }

  /** Puts the editions in place of those that are live, of pieces that are there. */
  static void insertEditions(Tx tx, List<JarPiece> pieces, Instant now) {
    tx.execute(REPLACE, column(pieces, JarPiece::id), offset(now));
    tx.execute(
        INSERT_EDITIONS,
        column(pieces, JarPiece::id),
        column(pieces, JarPiece::topic),
        column(pieces, piece -> piece.text().title()),
        column(pieces, piece -> piece.text().body()),
        column(pieces, JarPiece::source),
        pieces.stream().map(JarPiece::updated).toArray(LocalDate[]::new),
        offset(now));
  }

  private static String[] column(List<JarPiece> pieces, Function<JarPiece, String> read) {
    return pieces.stream().map(read).toArray(String[]::new);
  }
}
