package cn.pufa.exam;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of question banks. */
final class QuestionStore {

  record Bank(String id, String title, String course) {}

  /** All null for no limit. */
  record Filter(String bank, String topic, String kind, String words) {}

  /**
   * What the database knows of a question that comes with the product.
   *
   * @param isProduct whether the words in use came with it
   * @param sources fingerprints of all its versions that came with it
   */
  record Known(boolean isProduct, int last, Set<String> sources) {}

  /** One node at a time; another that starts beside it waits, and finds all done. */
  static final Sql LOCK_SEEDS =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('exam/seed', 0))");

  static final Sql BANKS = Sql.of("select * from exam_bank order by created_at, id");
  static final Sql PUT_BANK =
      Sql.of(
          """
      insert into exam_bank (id, title, course, created_at) values ($1, $2, $3, $4)
      on conflict (id) do update set course = excluded.course""");
  static final Sql KNOWN =
      Sql.of(
          """
      select q.id, l.source is not null as is_product,
             (select max(number) from exam_question_version v where v.question = q.id) as last,
             array(select v.source from exam_question_version v
                    where v.question = q.id and v.source is not null) as sources
        from exam_question q join exam_question_version l on l.question = q.id and l.number = q.live
       where q.bank = $1""");
  static final Sql INSERT =
      Sql.of("insert into exam_question (id, bank, live) values ($1, $2, $3)");
  static final Sql INSERT_VERSION =
      Sql.of(
          """
      insert into exam_question_version (question, number, kind, topic, lesson, scenario, ask, choices, keys, why,
             cites, what, source, written_by, written_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""");
  static final Sql USE =
      Sql.of(
          """
      update exam_question set live = $2, law_reason = null,
             off_reason = case when $3 then null else off_reason end where id = $1""");
  static final Sql STOP =
      Sql.of("update exam_question set live = $2, off_reason = $3 where id = $1");
  static final Sql TAKE_OFF = Sql.of("update exam_question set law_reason = $2 where id = $1");

  private static final String FOUND =
      """
      select q.id, q.bank, q.live, q.off_reason, q.law_reason, v.*
        from exam_question q join exam_question_version v on v.question = q.id and v.number = q.live
      """;
  static final Sql BY_ID = Sql.of(FOUND + "where q.id = $1");
  static final Sql LOCK = Sql.of("select id from exam_question where id = $1 for no key update");
  static final Sql OF_BANKS = Sql.of(FOUND + "where q.bank = any($1) order by q.id");
  static final Sql BY_IDS = Sql.of(FOUND + "where q.id = any($1)");
  static final Sql FILTERED =
      Sql.of(
          FOUND
              + """
      where ($1::text is null or q.bank = $1) and ($2::text is null or v.topic = $2)
        and ($3::text is null or v.kind = $3)
        and ($4::text is null or position($4 in v.ask || coalesce(v.scenario, '')) > 0)
      order by q.bank, q.id""");
  static final Sql VERSIONS =
      Sql.of("select * from exam_question_version where question = $1 order by number desc");

  private QuestionStore() {}

  static void lockSeeds(Tx tx) {
    tx.execute(LOCK_SEEDS);
  }

  static List<Bank> banks(Tx tx) {
    return tx.list(
        BANKS,
        row -> new Bank(row.getString("id"), row.getString("title"), row.getString("course")));
  }

  static void putBank(Tx tx, Bank bank, Instant now) {
    tx.execute(PUT_BANK, bank.id(), bank.title(), bank.course(), offset(now));
  }

  static Map<String, Known> known(Tx tx, String bank) {
    return tx
        .list(
            KNOWN,
            row ->
                Map.entry(
                    row.getString("id"),
                    new Known(
                        row.getBoolean("is_product"),
                        row.getInteger("last"),
                        Set.of(row.getArrayOfStrings("sources")))),
            bank)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A question and its first version. */
  static void insert(Tx tx, Question question, Question.What what, UUID by) {
    tx.execute(INSERT, question.id(), question.bank(), question.version());
    insertVersion(tx, question, what, by);
  }

  /**
   * A version that is in use from now on; whoever wrote or looked puts the question back in use.
   */
  static void renew(Tx tx, Question question, Question.What what, UUID by) {
    insertVersion(tx, question, what, by);
    boolean looked = what == Question.What.WRITTEN || what == Question.What.CONFIRMED;
    tx.execute(USE, question.id(), question.version(), looked);
  }

  private static void insertVersion(Tx tx, Question question, Question.What what, UUID by) {
    QuestionText text = question.text();
    tx.execute(
        INSERT_VERSION,
        question.id(),
        question.version(),
        text.kind().code(),
        text.topic(),
        text.lesson(),
        text.scenario(),
        text.ask(),
        text.choices().toArray(String[]::new),
        text.right().toArray(Integer[]::new),
        text.why(),
        text.cites().toArray(String[]::new),
        what.name().toLowerCase(Locale.ROOT),
        question.source(),
        by,
        offset(question.changedAt()));
  }

  /** The same words, drawn no longer; what the law says of them stays. */
  static void stop(Tx tx, Question question, UUID by, String reason) {
    insertVersion(tx, question, Question.What.STOPPED, by);
    tx.execute(STOP, question.id(), question.version(), reason);
  }

  static void takeOff(Tx tx, String id, String reason) {
    tx.execute(TAKE_OFF, id, reason);
  }

  static Optional<Question> byId(Tx tx, String id) {
    return tx.first(BY_ID, QuestionStore::question, id);
  }

  /** Read after the lock: whoever had it before may have made another version of it. */
  static Optional<Question> lock(Tx tx, String id) {
    tx.execute(LOCK, id);
    return byId(tx, id);
  }

  static List<Question> byIds(Tx tx, Collection<String> ids) {
    return tx.list(BY_IDS, QuestionStore::question, (Object) ids.toArray(String[]::new));
  }

  static List<Question> ofBanks(Tx tx, Collection<String> banks) {
    return tx.list(OF_BANKS, QuestionStore::question, (Object) banks.toArray(String[]::new));
  }

  static List<Question> filtered(Tx tx, Filter filter) {
    return tx.list(
        FILTERED,
        QuestionStore::question,
        filter.bank(),
        filter.topic(),
        filter.kind(),
        filter.words());
  }

  static List<Question.Version> versions(Tx tx, String id) {
    return tx.list(VERSIONS, QuestionStore::version, id);
  }

  private static Question question(Row row) {
    return new Question(
        row.getString("id"),
        row.getString("bank"),
        row.getInteger("live"),
        text(row),
        row.getString("off_reason"),
        row.getString("law_reason"),
        row.getString("source"),
        row.getOffsetDateTime("written_at").toInstant());
  }

  private static Question.Version version(Row row) {
    return new Question.Version(
        row.getInteger("number"),
        text(row),
        Question.What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
        row.getUUID("written_by"),
        row.getOffsetDateTime("written_at").toInstant());
  }

  /** Of a row that holds the columns of a version. */
  static QuestionText text(Row row) {
    return new QuestionText(
        QuestionKind.ofCode(row.getString("kind")),
        row.getString("topic"),
        row.getString("lesson"),
        row.getString("scenario"),
        row.getString("ask"),
        List.of(row.getArrayOfStrings("choices")),
        List.of(row.getArrayOfIntegers("keys")),
        row.getString("why"),
        List.of(row.getArrayOfStrings("cites")));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
