package cn.pufa.creditlist;

import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.json.GsonJson;
import cn.pufa.platform.print.OfficialLetter;
import cn.pufa.procedure.Procedure;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL of decision letters and their service. */
final class MoveLetterStore {

  static final Sql INSERT =
      Sql.of("insert into credit_letter (move, letter, made_on) values ($1, $2::text::jsonb, $3)");
  static final Sql ADDRESS = Sql.of("update credit_move set name = $2 where id = $1");
  static final Sql OF_MOVES =
      Sql.of("select c.*, c.letter::text as words from credit_letter c where move = any($1)");
  static final Sql LOCK =
      Sql.of(
          "select c.*, c.letter::text as words from credit_letter c where move = $1 for no key update");
  static final Sql SERVE =
      Sql.of(
          """
      update credit_letter set service_method = $2, served_on = $3, service_proof = $4, service_file = $5,
             service_by = $6, service_at = $7
       where move = $1""");
  static final Sql UNSERVE =
      Sql.of(
          """
      update credit_letter set service_method = null, served_on = null, service_proof = null, service_file = null,
             service_by = null, service_at = null
       where move = $1""");

  private MoveLetterStore() {}

  static void insert(Tx tx, MoveLetter one) {
    tx.execute(INSERT, one.move(), GsonJson.GSON.toJson(one.letter()), one.madeOn());
  }

  /** As the organisation is called while its letter is not made yet. */
  static void address(Tx tx, UUID move, String name) {
    tx.execute(ADDRESS, move, name);
  }

  static Map<UUID, MoveLetter> of(Tx tx, List<UUID> moves) {
    return tx.list(OF_MOVES, MoveLetterStore::letter, (Object) moves.toArray(UUID[]::new)).stream()
        .collect(Collectors.toMap(MoveLetter::move, Function.identity()));
  }

  static Optional<MoveLetter> lock(Tx tx, UUID move) {
    return tx.first(LOCK, MoveLetterStore::letter, move);
  }

  static void serve(Tx tx, UUID move, Procedure.Served served) {
    tx.execute(
        SERVE,
        move,
        served.method().code(),
        served.servedOn(),
        served.proof(),
        served.file(),
        served.recordedBy(),
        served.recordedAt().atOffset(ZoneOffset.UTC));
  }

  static void unserve(Tx tx, UUID move) {
    tx.execute(UNSERVE, move);
  }

  private static MoveLetter letter(Row row) {
    return new MoveLetter(
        row.getUUID("move"),
        GsonJson.GSON.fromJson(row.getString("words"), OfficialLetter.class),
        row.getLocalDate("made_on"),
        row.getLocalDate("served_on") == null ? null : served(row));
  }

  private static Procedure.Served served(Row row) {
    return new Procedure.Served(
        ServiceProof.Method.of(row.getString("service_method")),
        row.getLocalDate("served_on"),
        row.getString("service_proof"),
        row.getUUID("service_file"),
        row.getString("service_by"),
        row.getOffsetDateTime("service_at").toInstant());
  }
}
