package cn.pufa.review;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of corrections. */
final class CorrectionStore {

  /** One that waits for its organisation. */
  record Open(
      UUID review,
      LocalDate askedOn,
      Counted told,
      UUID organization,
      String organizationName,
      int year) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into review_correction (review, turn, cells, reason, asked_by, asked_at, due_on, explanation, from_version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""");
  static final Sql ANSWER =
      Sql.of(
          "update review_correction set answered_at = $2, to_version = $3 where review = $1 and answered_at is null and ended_at is null");
  static final Sql END =
      Sql.of(
          """
      update review_correction set ended_by = $2, ended_at = $3, end_reason = $4
       where review = $1 and answered_at is null and ended_at is null""");
  static final Sql OPEN =
      Sql.of(
          """
      select c.review, c.asked_at, c.due_on, c.explanation, r.organization, r.organization_name, r.year
        from review_correction c join review r on r.id = c.review
       where c.answered_at is null and c.ended_at is null order by c.review""");
  static final Sql MOVE =
      Sql.of(
          """
      update review_correction set due_on = $2, explanation = $3
       where review = $1 and answered_at is null and ended_at is null""");
  static final Sql OF = Sql.of("select * from review_correction where review = $1 order by turn");

  private CorrectionStore() {}

  static void insert(Tx tx, Correction one) {
    tx.execute(
        INSERT,
        one.review(),
        one.turn(),
        one.cells().toArray(String[]::new),
        one.reason(),
        one.askedBy(),
        ReviewStore.offset(one.askedAt()),
        one.dueOn(),
        one.explanation(),
        one.fromVersion());
  }

  static void answer(Tx tx, UUID review, Instant at, int version) {
    tx.execute(ANSWER, review, ReviewStore.offset(at), version);
  }

  static void end(Tx tx, UUID review, Correction.End end) {
    tx.execute(END, review, end.by(), ReviewStore.offset(end.at()), end.reason());
  }

  static List<Open> open(Tx tx) {
    return tx.list(
        OPEN,
        row ->
            new Open(
                row.getUUID("review"),
                LocalDate.ofInstant(ReviewStore.instant(row, "asked_at"), BusinessClock.ZONE),
                new Counted(row.getLocalDate("due_on"), row.getString("explanation")),
                row.getUUID("organization"),
                row.getString("organization_name"),
                row.getInteger("year")));
  }

  static void move(Tx tx, UUID review, Counted to) {
    tx.execute(MOVE, review, to.due(), to.explanation());
  }

  static List<Correction> of(Tx tx, UUID review) {
    return tx.list(OF, CorrectionStore::correction, review);
  }

  private static Correction correction(Row row) {
    return new Correction(
        row.getUUID("review"),
        row.getInteger("turn"),
        List.of(row.getArrayOfStrings("cells")),
        row.getString("reason"),
        row.getUUID("asked_by"),
        row.getOffsetDateTime("asked_at").toInstant(),
        row.getLocalDate("due_on"),
        row.getString("explanation"),
        row.getInteger("from_version"),
        ReviewStore.instant(row, "answered_at"),
        row.getInteger("to_version"),
        end(row));
  }

  private static Correction.End end(Row row) {
    Instant at = ReviewStore.instant(row, "ended_at");
    return at == null
        ? null
        : new Correction.End(row.getUUID("ended_by"), at, row.getString("end_reason"));
  }
}
