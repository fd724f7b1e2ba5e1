package cn.pufa.procedure;

import cn.pufa.contact.ServiceProof;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** SQL of procedures. */
final class ProcedureStore {

  static final Sql OPEN =
      Sql.of(
          """
      insert into due_procedure (id, organization, organization_name, township, record, subject, document_number, facts,
             reasons, basis, rights, needs_notice, statement_period, hearing_period, awaits, author, author_name, opened_on)
      select o.*, $18
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
             $9::text[], $10::text[], $11::text[], $12::boolean[], $13::text[], $14::text[], $15::text[], $16::uuid[], $17::text[]) o""");

  private static final String WITHIN =
      "($1::boolean or township like any($2::text[]) or organization = any($3::uuid[]))";
  static final Sql BY_ID = Sql.of("select * from due_procedure where " + WITHIN + " and id = $4");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");
  static final Sql BY_IDS = Sql.of("select * from due_procedure where id = any($1)");
  static final Sql STATEMENTS =
      Sql.of(
          "select * from procedure_statement where procedure = any($1) order by received_on, id");
  static final Sql RECORD_OF = Sql.of("select record from due_procedure where id = $1");
  static final Sql OF_STATEMENT = Sql.of("select procedure from procedure_statement where id = $1");
  static final Sql OF_PERSON =
      Sql.of(
          """
      select s.*, p.organization_name, p.subject from procedure_statement s
        join due_procedure p on p.id = s.procedure where s.made_by = $1 order by s.received_on, s.id""");

  static final Sql SERVE =
      Sql.of(
          """
      update due_procedure set service_method = $2, served_on = $3, service_proof = $4, service_file = $5,
             service_by = $6, service_at = $7, statement_until = $8, statement_explanation = $9, hearing_until = $10,
             hearing_explanation = $11, document_number = $12
       where id = $1""");
  static final Sql UNSERVE =
      Sql.of(
          """
      update due_procedure set service_method = null, served_on = null, service_proof = null, service_file = null,
             service_by = null, service_at = null, statement_until = null, statement_explanation = null,
             hearing_until = null, hearing_explanation = null
       where id = $1""");
  static final Sql HEARD_UNTIL =
      Sql.of(
          """
      update procedure_statement set late = coalesce(received_on > $2::date, false) where procedure = $1""");
  static final Sql ADD_STATEMENT =
      Sql.of(
          """
      insert into procedure_statement (id, procedure, text, received_on, late, hearing, made_by, recorded_by, answer_due)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""");
  static final Sql ANSWER =
      Sql.of(
          """
      update procedure_statement set answer = $2, accepted = $3, answered_on = $4, answered_by = $5 where id = $1""");
  static final Sql REVIEW =
      Sql.of(
          """
      update due_procedure set review_passed = $2, review_opinion = $3, reviewer = $4, reviewer_name = $5,
             reviewed_on = $6
       where id = $1""");
  static final Sql REVIEW_AGAIN =
      Sql.of(
          """
      update due_procedure set review_passed = null, review_opinion = null, reviewer = null, reviewer_name = null,
             reviewed_on = null
       where id = $1 and decided_on is null""");
  static final Sql AWAIT = Sql.of("update due_procedure set awaits = $2 where id = $1");
  static final Sql DECIDE =
      Sql.of(
          """
      update due_procedure set carried_out = $2, decision_number = $3, decision_reasons = $4, decider = $5,
             decider_name = $6, decided_on = $7
       where id = $1 and decided_on is null""");

  static final Sql WINDOWS_OVER =
      Sql.of(
          """
      select record, greatest(statement_until, hearing_until) as until, organization, organization_name
        from due_procedure
       where decided_on is null and review_passed is not true and record like $1 || '%' and statement_until < $2
         and (hearing_until is null or hearing_until < $2)
       order by until, record""");

  /** Those that are open, without all that is written in them. */
  static final Sql PROGRESS =
      Sql.of(
          """
      select id, served_on is not null or not needs_notice as told,
             case when statement_until is not null then greatest(statement_until, hearing_until) end as window_until,
             id not in (select procedure from procedure_statement where answer is null) as answered,
             awaits is null as arrived, coalesce(review_passed, false) as passed
        from due_procedure where decided_on is null and record like $1 || '%'""");

  private ProcedureStore() {}

  static void open(Tx tx, List<Opening> all, LocalDate on) {
    tx.execute(
        OPEN,
        array(all, Opening::id, UUID[]::new),
        array(all, Opening::organization, UUID[]::new),
        texts(all, Opening::organizationName),
        texts(all, Opening::township),
        texts(all, Opening::record),
        texts(all, Opening::subject),
        texts(all, Opening::documentNumber),
        texts(all, Opening::facts),
        texts(all, Opening::reasons),
        texts(all, Opening::basis),
        texts(all, Opening::rights),
        array(all, Opening::needsNotice, Boolean[]::new),
        texts(all, Opening::statementPeriod),
        texts(all, Opening::hearingPeriod),
        texts(all, Opening::awaits),
        array(all, Opening::author, UUID[]::new),
        texts(all, Opening::authorName),
        on);
  }

  private static <T> String[] texts(List<T> all, Function<T, String> part) {
    return array(all, part, String[]::new);
  }

  private static <T, P> P[] array(
      List<T> all, Function<T, P> part, java.util.function.IntFunction<P[]> array) {
    return all.stream().map(part).toArray(array);
  }

  /**
   * @param what its review waits for; null for nothing
   */
  static void await(Tx tx, UUID id, String what) {
    tx.execute(AWAIT, id, what);
  }

  static Optional<String> recordOf(Tx tx, UUID id) {
    return tx.first(RECORD_OF, row -> row.getString("record"), id);
  }

  static Optional<Procedure> byId(Tx tx, Reach reach, UUID id) {
    return found(tx, BY_ID, reach, id);
  }

  static Optional<Procedure> lock(Tx tx, Reach reach, UUID id) {
    return found(tx, LOCK, reach, id);
  }

  private static Optional<Procedure> found(Tx tx, Sql sql, Reach reach, UUID id) {
    // Locked first: a statement that came while this waited must be among those read after.
    boolean isThere =
        tx.first(
                sql,
                row -> true,
                reach.all(),
                reach.divisionPrefixes(),
                reach.organizationIds(),
                id)
            .isPresent();
    return isThere ? byIds(tx, List.of(id)).stream().findFirst() : Optional.empty();
  }

  static List<Procedure> byIds(Tx tx, List<UUID> ids) {
    UUID[] all = ids.toArray(UUID[]::new);
    List<Statement> statements = tx.list(STATEMENTS, ProcedureStore::statement, (Object) all);
    return tx.list(BY_IDS, row -> procedure(row, statements), (Object) all);
  }

  /** Open ones that have come to the step. */
  static List<UUID> at(Tx tx, String prefix, Procedure.Step step, LocalDate today) {
    return tx
        .list(PROGRESS, row -> Map.entry(row.getUUID("id"), progress(row).step(today)), prefix)
        .stream()
        .filter(one -> one.getValue() == step)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Procedure.Progress progress(Row row) {
    return new Procedure.Progress(
        false,
        row.getBoolean("told"),
        row.getLocalDate("window_until"),
        row.getBoolean("answered"),
        row.getBoolean("arrived"),
        row.getBoolean("passed"));
  }

  static Optional<UUID> ofStatement(Tx tx, UUID statement) {
    return tx.first(OF_STATEMENT, row -> row.getUUID("procedure"), statement);
  }

  /** What the row holds beyond the statement. */
  static <T> List<T> ofPerson(Tx tx, UUID person, OwnStatements.Read<T> read) {
    return tx.list(
        OF_PERSON,
        row ->
            read.row(row.getString("organization_name"), row.getString("subject"), statement(row)),
        person);
  }

  static List<Procedures.WindowOver> windowsOver(Tx tx, String prefix, LocalDate today) {
    return tx.list(
        WINDOWS_OVER,
        row ->
            new Procedures.WindowOver(
                row.getString("record"),
                row.getLocalDate("until"),
                row.getUUID("organization"),
                row.getString("organization_name")),
        prefix,
        today);
  }

  static void serve(
      Tx tx,
      UUID id,
      String number,
      Procedure.Served served,
      Procedure.Window statement,
      Procedure.Window hearing) {
    tx.execute(
        SERVE,
        id,
        served.method().code(),
        served.servedOn(),
        served.proof(),
        served.file(),
        served.recordedBy(),
        served.recordedAt().atOffset(ZoneOffset.UTC),
        statement.until(),
        statement.explanation(),
        hearing == null ? null : hearing.until(),
        hearing == null ? null : hearing.explanation(),
        number);
  }

  /**
   * Nothing proves that its notice reached anybody; what was said of it all the same is in time.
   */
  static void unserve(Tx tx, UUID id) {
    tx.execute(UNSERVE, id);
    heardUntil(tx, id, null);
  }

  /** Its window ends on another day, or has not begun. */
  static void heardUntil(Tx tx, UUID id, LocalDate until) {
    tx.execute(HEARD_UNTIL, id, until);
  }

  static void addStatement(Tx tx, Statement one) {
    tx.execute(
        ADD_STATEMENT,
        one.id(),
        one.procedure(),
        one.text(),
        one.receivedOn(),
        one.late(),
        one.hearing(),
        one.madeBy(),
        one.recordedBy(),
        one.answerDue());
  }

  static void answer(Tx tx, UUID id, String answer, boolean accepted, LocalDate on, String by) {
    tx.execute(ANSWER, id, answer, accepted, on, by);
  }

  static void reviewAgain(Tx tx, UUID id) {
    tx.execute(REVIEW_AGAIN, id);
  }

  static void review(Tx tx, UUID id, Procedure.Review review) {
    tx.execute(
        REVIEW,
        id,
        review.passed(),
        review.opinion(),
        review.reviewer(),
        review.reviewerName(),
        review.on());
  }

  /** Whether it was still open. */
  static boolean decide(Tx tx, UUID id, Procedure.Decision decision) {
    return tx.execute(
            DECIDE,
            id,
            decision.carriedOut(),
            decision.documentNumber(),
            decision.reasons(),
            decision.decider(),
            decision.deciderName(),
            decision.on())
        == 1;
  }

  private static Procedure procedure(Row row, List<Statement> statements) {
    UUID id = row.getUUID("id");
    return new Procedure(
        id,
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("township"),
        row.getString("record"),
        row.getString("subject"),
        row.getString("document_number"),
        row.getString("facts"),
        row.getString("reasons"),
        row.getString("basis"),
        row.getString("rights"),
        row.getBoolean("needs_notice"),
        row.getString("statement_period"),
        row.getString("hearing_period"),
        row.getString("awaits"),
        row.getUUID("author"),
        row.getString("author_name"),
        row.getLocalDate("opened_on"),
        served(row),
        window(row, "statement"),
        window(row, "hearing"),
        statements.stream().filter(one -> one.procedure().equals(id)).toList(),
        review(row),
        decision(row));
  }

  private static Procedure.Served served(Row row) {
    if (row.getLocalDate("served_on") == null) {
      return null;
    }
    OffsetDateTime at = row.getOffsetDateTime("service_at");
    return new Procedure.Served(
        ServiceProof.Method.of(row.getString("service_method")),
        row.getLocalDate("served_on"),
        row.getString("service_proof"),
        row.getUUID("service_file"),
        row.getString("service_by"),
        at == null ? null : at.toInstant());
  }

  private static Procedure.Window window(Row row, String name) {
    LocalDate until = row.getLocalDate(name + "_until");
    return until == null ? null : new Procedure.Window(until, row.getString(name + "_explanation"));
  }

  private static Procedure.Review review(Row row) {
    return row.getLocalDate("reviewed_on") == null
        ? null
        : new Procedure.Review(
            row.getBoolean("review_passed"),
            row.getString("review_opinion"),
            row.getUUID("reviewer"),
            row.getString("reviewer_name"),
            row.getLocalDate("reviewed_on"));
  }

  private static Procedure.Decision decision(Row row) {
    return row.getLocalDate("decided_on") == null
        ? null
        : new Procedure.Decision(
            row.getBoolean("carried_out"),
            row.getString("decision_number"),
            row.getString("decision_reasons"),
            row.getUUID("decider"),
            row.getString("decider_name"),
            row.getLocalDate("decided_on"));
  }

  private static Statement statement(Row row) {
    return new Statement(
        row.getUUID("id"),
        row.getUUID("procedure"),
        row.getString("text"),
        row.getLocalDate("received_on"),
        row.getBoolean("late"),
        row.getBoolean("hearing"),
        row.getUUID("made_by"),
        row.getString("recorded_by"),
        row.getLocalDate("answer_due"),
        row.getString("answer"),
        row.getBoolean("accepted"),
        row.getLocalDate("answered_on"),
        row.getString("answered_by"));
  }
}
