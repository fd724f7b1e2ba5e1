package cn.pufa.exam;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of attempts and their answers. */
final class AttemptStore {

  /**
   * One question of a paper.
   *
   * @param order its choices in the order shown, as places of the question
   * @param answer as places of the question; null where none is saved
   * @param saved version of the answer; 0 where none was ever saved
   */
  record Sheet(
      int place,
      String question,
      QuestionText text,
      List<Integer> order,
      List<Integer> answer,
      int saved,
      Instant savedAt,
      Boolean right) {

    /** With another answer, and whether that is right. */
    Sheet answered(List<Integer> other) {
      return new Sheet(place, question, text, order, other, saved, savedAt, text.isRight(other));
    }
  }

  /** Beginning, whole rows; {@code person} and exam are locked. */
  record Start(
      UUID id, Blueprint blueprint, UUID person, Learner role, String division, long seed) {}

  static final Sql CANDIDATE =
      Sql.of("insert into exam_candidate (exam, person) values ($1, $2) on conflict do nothing");
  static final Sql LOCK_CANDIDATE =
      Sql.of("select 1 as n from exam_candidate where exam = $1 and person = $2 for update");

  private static final String FOUND =
      """
      select a.*, b.title, b.qualification,
             (select count(*) from exam_answer s where s.attempt = a.id and s.answer is not null) as answered
        from exam_attempt a join exam_blueprint b on b.exam = a.exam and b.number = a.blueprint
      """;
  static final Sql BY_ID =
      Sql.of(FOUND + "where a.id = $1 and ($2::uuid is null or a.person = $2)");
  static final Sql LOCK = Sql.of("select id from exam_attempt where id = $1 for no key update");
  static final Sql OF_PERSON =
      Sql.of(
          FOUND
              + "where a.person = $1 and ($2::text is null or a.exam = $2) order by a.started_at desc");
  static final Sql INSERT =
      Sql.of(
          """
      insert into exam_attempt (id, exam, blueprint, person, role, division, seed, total, needed, started_at, ends_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""");
  static final Sql INSERT_SHEETS =
      Sql.of(
          """
      insert into exam_answer (attempt, place, question, version, shown)
      select $1, s.place, s.question, s.version, s.shown::int[]
        from unnest($2::text[], $3::int[], $4::text[]) with ordinality as s (question, version, shown, place)""");
  static final Sql SHEETS =
      Sql.of(
          """
      select s.place, s.shown, s.answer, s.saved, s.saved_at, s.is_right, v.*
        from exam_answer s join exam_question_version v on v.question = s.question and v.number = s.version
       where s.attempt = $1 and ($2::int is null or s.place = $2) order by s.place""");
  static final Sql SAVE =
      Sql.of(
          """
      update exam_answer set answer = $3, saved = $4, saved_at = $5 where attempt = $1 and place = $2""");
  static final Sql SAVE_ALL =
      Sql.of(
          """
      update exam_answer s set answer = m.answer::int[], saved = 1, saved_at = $4
        from unnest($2::int[], $3::text[]) as m (place, answer)
       where s.attempt = $1 and s.place = m.place""");
  static final Sql MARK =
      Sql.of(
          """
      update exam_answer s set is_right = m.is_right
        from unnest($2::int[], $3::boolean[]) as m (place, is_right)
       where s.attempt = $1 and s.place = m.place""");
  static final Sql END =
      Sql.of(
          """
      update exam_attempt set ended_at = $2, how = $3, right_count = $4, passed = $5 where id = $1""");
  static final Sql CERTIFY = Sql.of("update exam_attempt set certificate = $2 where id = $1");
  static final Sql OVERDUE =
      Sql.of(
          """
      select id from exam_attempt
       where ended_at is null and ends_at <= $1 and ($2::uuid is null or person = $2)
       order by ends_at limit $3""");
  static final Sql FORGET_RUNNING =
      Sql.of("delete from exam_attempt where person = $1 and ended_at is null");

  /** The trail and the certificate know the paper by its id: from now on nothing has that one. */
  private static final String NAMES_NOBODY =
      """
      update exam_attempt set id = gen_random_uuid(), person = null, certificate = null, division = left(division, 9)
      """;

  static final Sql FORGET = Sql.of(NAMES_NOBODY + "where person = $1");
  static final Sql FORGET_CANDIDATE = Sql.of("delete from exam_candidate where person = $1");
  static final Sql FORGET_OLD = Sql.of(NAMES_NOBODY + "where person is not null and ended_at < $1");
  static final Sql FORGET_IDLE =
      Sql.of(
          """
      delete from exam_candidate c where not exists
        (select from exam_attempt a where a.exam = c.exam and a.person = c.person)""");

  private AttemptStore() {}

  /** From here to the end of the transaction nobody else decides about this person and exam. */
  static void lockCandidate(Tx tx, String exam, UUID person) {
    tx.execute(CANDIDATE, exam, person);
    tx.execute(LOCK_CANDIDATE, exam, person);
  }

  /**
   * @param person null for anybody's
   */
  static Optional<Attempt> byId(Tx tx, UUID id, UUID person) {
    return tx.first(BY_ID, AttemptStore::attempt, id, person);
  }

  /** Read after the lock is held, so that it is what the last holder left. */
  static Optional<Attempt> lock(Tx tx, UUID id, UUID person) {
    tx.execute(LOCK, id);
    return byId(tx, id, person);
  }

  /**
   * @param exam null for all
   */
  static List<Attempt> ofPerson(Tx tx, UUID person, String exam) {
    return tx.list(OF_PERSON, AttemptStore::attempt, person, exam);
  }

  static void insert(Tx tx, Start start, List<Draw.Drawn> paper, Instant now) {
    Blueprint blueprint = start.blueprint();
    tx.execute(
        INSERT,
        start.id(),
        blueprint.exam(),
        blueprint.number(),
        start.person(),
        start.role().code(),
        start.division(),
        start.seed(),
        blueprint.questions(),
        blueprint.needed(),
        offset(now),
        offset(now.plus(blueprint.time())));
    tx.execute(
        INSERT_SHEETS,
        start.id(),
        paper.stream().map(drawn -> drawn.question().id()).toArray(String[]::new),
        paper.stream().map(drawn -> drawn.question().version()).toArray(Integer[]::new),
        paper.stream().map(drawn -> array(drawn.order())).toArray(String[]::new));
  }

  /** As PostgreSQL writes an array; an array of arrays would have to be a rectangle. */
  private static String array(List<Integer> numbers) {
    return numbers.toString().replace('[', '{').replace(']', '}');
  }

  static List<Sheet> sheets(Tx tx, UUID attempt) {
    return tx.list(SHEETS, AttemptStore::sheet, attempt, null);
  }

  static Optional<Sheet> sheet(Tx tx, UUID attempt, int place) {
    return tx.first(SHEETS, AttemptStore::sheet, attempt, place);
  }

  static void save(Tx tx, UUID attempt, int place, List<Integer> answer, int version, Instant now) {
    Integer[] places = answer.isEmpty() ? null : answer.toArray(Integer[]::new);
    tx.execute(SAVE, attempt, place, places, version, offset(now));
  }

  static void saveAll(Tx tx, UUID attempt, List<Sheet> sheets, Instant now) {
    tx.execute(
        SAVE_ALL,
        attempt,
        sheets.stream().map(Sheet::place).toArray(Integer[]::new),
        sheets.stream().map(sheet -> array(sheet.answer())).toArray(String[]::new),
        offset(now));
  }

  static void end(
      Tx tx, Attempt attempt, Attempt.End how, Instant at, List<Sheet> sheets, boolean passed) {
    tx.execute(
        MARK,
        attempt.id(),
        sheets.stream().map(Sheet::place).toArray(Integer[]::new),
        sheets.stream().map(Sheet::right).toArray(Boolean[]::new));
    int right = (int) sheets.stream().filter(Sheet::right).count();
    tx.execute(END, attempt.id(), offset(at), how.code(), right, passed);
  }

  static void certify(Tx tx, UUID attempt, UUID certificate) {
    tx.execute(CERTIFY, attempt, certificate);
  }

  /**
   * @param person null for everybody's
   */
  static List<UUID> overdue(Tx tx, Instant now, UUID person, int most) {
    return tx.list(OVERDUE, row -> row.getUUID("id"), offset(now), person, most);
  }

  static void forget(Tx tx, UUID person) {
    tx.execute(FORGET_RUNNING, person);
    tx.execute(FORGET, person);
    tx.execute(FORGET_CANDIDATE, person);
  }

  static void forgetEndedBefore(Tx tx, Instant before) {
    tx.execute(FORGET_OLD, offset(before));
    tx.execute(FORGET_IDLE);
  }

  static Attempt attempt(Row row) {
    String how = row.getString("how");
    String qualification = row.getString("qualification");
    return new Attempt(
        row.getUUID("id"),
        row.getString("exam"),
        row.getString("title"),
        row.getUUID("person"),
        Learner.ofCode(row.getString("role")),
        row.getString("division"),
        row.getInteger("total"),
        row.getInteger("needed"),
        row.getInteger("answered"),
        instant(row, "started_at"),
        instant(row, "ends_at"),
        instant(row, "ended_at"),
        how == null ? null : Attempt.End.ofCode(how),
        row.getInteger("right_count"),
        row.getBoolean("passed"),
        row.getUUID("certificate"),
        qualification == null ? null : Learner.ofCode(qualification));
  }

  private static Sheet sheet(Row row) {
    Integer[] answer = row.getArrayOfIntegers("answer");
    return new Sheet(
        row.getInteger("place"),
        row.getString("question"),
        QuestionStore.text(row),
        List.of(row.getArrayOfIntegers("shown")),
        answer == null ? null : List.of(answer),
        row.getInteger("saved"),
        instant(row, "saved_at"),
        row.getBoolean("is_right"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
