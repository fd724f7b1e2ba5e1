package cn.pufa.needs;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of residents' questions. */
final class QuestionStore {

  static final Sql INSERT =
      Sql.of(
          """
      insert into question (id, division, person, code_hash, topic, township, text, wording, urgent, asked_at,
             stand, kind, due_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict (code_hash) do nothing""");

  /**
   * As the asker sees it: a merged question has the answer of the one it was merged into, and has
   * had it since it was merged where that was answered before.
   */
  private static final String OWN =
      """
      select q.id, q.person, q.topic, q.township, q.text, q.wording, q.cleaned_at, q.urgent,
             coalesce(t.state, q.state) as state, coalesce(t.answer, q.answer) as answer,
             coalesce(t.cards, q.cards) as cards,
             case when t.answered_at is null then q.answered_at else greatest(t.answered_at, q.changed_at) end
               as answered_at,
             coalesce(t.answered_by, q.answered_by) as answered_by, q.merged_into, q.seen_at, q.asked_at, q.stand,
             q.kind, q.due_on, q.version, q.changed_at
        from question q left join question t on t.id = q.merged_into
      """;

  static final Sql OWN_PAGE =
      Sql.of(OWN + "where q.person = $1 order by q.asked_at desc, q.id limit $2 offset $3");
  static final Sql OWN_COUNT = Sql.of("select count(*) as n from question where person = $1");
  static final Sql OWN_UNSEEN =
      Sql.of(
          "select count(*) as n from ("
              + OWN
              + "where q.person = $1) o where answered_at is not null and (seen_at is null or seen_at < answered_at)");
  static final Sql OWN_ONE = Sql.of(OWN + "where q.person = $1 and q.id = $2");
  static final Sql BY_CODE = Sql.of(OWN + "where q.code_hash = $1");
  static final Sql OF_STAND = Sql.of(OWN + "where q.stand = $1 order by q.asked_at, q.id");
  static final Sql ALL_OF = Sql.of(OWN + "where q.person = $1 order by q.asked_at");
  static final Sql SEEN = Sql.of("update question set seen_at = $2 where id = $1");

  /**
   * As staff see it: one that waits has the earliest day of itself and of those merged into it, and
   * the danger that any of them speaks of.
   */
  private static final String AT_DESK =
      """
      select q.id, q.division, q.person, q.topic, q.township, q.text, q.wording, q.cleaned_at,
             q.urgent or coalesce(m.urgent, false) as urgent, q.state, q.answer, q.cards, q.answered_at, q.answered_by,
             q.merged_into, q.seen_at, q.asked_at, q.stand, q.kind, least(q.due_on, m.due_on) as due_on, q.version,
             q.changed_at
        from question q
        cross join lateral (select bool_or(o.urgent) as urgent, min(o.due_on) as due_on from question o
                             where o.merged_into = q.id and q.state = 'waiting') m
      """;

  private static final String FILTERED =
      """
       where division = $1 and ($2::text is null or state = $2) and ($3::text is null or topic = $3)
         and ($4::boolean is null or (kind <> 'question') = $4)
      """;
  static final Walk PAGE =
      Walk.of(
          "select q.* from (%s) p join (" + AT_DESK + ") q using (id)",
          "select id from (" + AT_DESK + ") q" + FILTERED,
          Order.by(
              "(state = 'waiting') desc",
              "(urgent and state = 'waiting') desc",
              "case when state = 'waiting' then due_on end",
              "case when state = 'waiting' then asked_at end",
              "asked_at desc",
              "id"),
          5);

  static final Sql COUNT = Sql.anew("select count(*) as n from question" + FILTERED);
  static final Sql BY_ID = Sql.of(AT_DESK + "where q.division = $1 and q.id = $2");
  static final Sql LOCK =
      Sql.of("select * from question where division = $1 and id = $2 for no key update");
  static final Sql MERGED =
      Sql.of(
          """
      select merged_into, count(*)::integer as n from question where merged_into = any($1) group by merged_into""");

  static final Sql CLEAN =
      Sql.of(
          """
      update question
         set wording = $2, topic = $3, cleaned_at = $4, cleaned_by = $5, version = version + 1, changed_at = $4
       where id = $1""");
  static final Sql ANSWER =
      Sql.of(
          """
      update question
         set state = $2, answer = $3, cards = $4, answered_at = $5, answered_by = $6, version = version + 1,
             changed_at = $5
       where id = $1""");
  static final Sql MERGE =
      Sql.of(
          """
      update question set state = 'merged', merged_into = $2, answer = null, cards = '{}', answered_at = null,
             answered_by = null, version = version + 1, changed_at = $3
       where id = $1 or merged_into = $1""");

  /**
   * A card that is published once more changes nothing. One that joins an earlier answer is new to
   * all who share the answer, whenever they looked.
   */
  static final Sql ANSWERED_BY_CARD =
      Sql.of(
          """
      with answered as (
        update question
           set state = 'answered', answered_at = coalesce(answered_at, $3), answer = coalesce(answer, $4),
               cards = case when $2 = any(cards) then cards else cards || $2::text end, seen_at = null,
               version = version + 1, changed_at = $3
         where id = coalesce((select merged_into from question where id = $1), $1) and state <> 'transferred'
           and not (state = 'answered' and $2 = any(cards))
        returning id)
      update question set seen_at = null where merged_into in (select id from answered)""");

  static final Sql WITHOUT_DUE_DAY =
      Sql.of(
          """
      select q.* from question q left join question t on t.id = q.merged_into
       where q.kind <> 'question' and q.due_on is null and coalesce(t.state, q.state) = 'waiting'""");
  static final Sql SET_DUE_DAY = Sql.of("update question set due_on = $2 where id = $1");

  static final Sql LOCK_CLEANED =
      Sql.of(
          """
      select id, topic, wording from question where division = $1 and id = $2 and cleaned_at is not null
         for no key update""");

  static final Sql DELETE_UNREAD =
      Sql.of(
          """
      delete from question q
       where person = $1 and cleaned_at is null and not exists (select from question m where m.merged_into = q.id)""");
  static final Sql DETACH =
      Sql.of("update question set person = null, text = null where person = $1");
  static final Sql FORGET =
      Sql.of(
          """
      update question q set person = null, code_hash = null, text = null
       where (person is not null or code_hash is not null or text is not null)
         and coalesce((select greatest(t.answered_at, q.changed_at) from question t
                        where t.id = q.merged_into and t.answered_at is not null), q.answered_at) < $1""");

  /** The wording of a question that nobody has read may still name somebody. */
  static final Sql DELETE_UNANSWERED =
      Sql.of(
          """
      delete from question where id in (
        select id from question q
         where asked_at < $1 and answered_at is null and cleaned_at is null and merged_into is null
           and kind = 'question' and stand is null
           and not exists (select from question m where m.merged_into = q.id)
         order by id for update skip locked)""");

  /** The wording of all others stays, so that they can be answered still. */
  static final Sql FORGET_UNANSWERED =
      Sql.of(
          """
      update question q set person = null, code_hash = null, text = null
       where (person is not null or code_hash is not null or text is not null) and asked_at < $1
         and coalesce((select t.answered_at from question t where t.id = q.merged_into), q.answered_at) is null""");

  /** Each may be null: any. */
  record Filter(String state, String topic, Boolean aboutService) {}

  private QuestionStore() {}

  /**
   * @return whether it was kept; not where there is one with this code
   */
  static boolean insert(Tx tx, String division, Question question, String codeHash) {
    return tx.execute(
            INSERT,
            question.id(),
            division,
            question.person(),
            codeHash,
            question.topic(),
            question.township(),
            question.text(),
            question.wording(),
            question.urgent(),
            offset(question.askedAt()),
            question.stand(),
            question.kind().name().toLowerCase(Locale.ROOT),
            question.dueOn())
        == 1;
  }

  static List<Question> own(Tx tx, UUID person, Page page) {
    return tx.list(OWN_PAGE, QuestionStore::question, person, page.limit(), page.offset());
  }

  static int countOwn(Tx tx, UUID person) {
    return tx.one(OWN_COUNT, row -> row.getInteger("n"), person);
  }

  static int countUnseen(Tx tx, UUID person) {
    return tx.one(OWN_UNSEEN, row -> row.getInteger("n"), person);
  }

  static Optional<Question> own(Tx tx, UUID person, UUID id) {
    return tx.first(OWN_ONE, QuestionStore::question, person, id);
  }

  static Optional<Question> byCode(Tx tx, String codeHash) {
    return tx.first(BY_CODE, QuestionStore::question, codeHash);
  }

  static List<Question> ofStand(Tx tx, UUID stand) {
    return tx.list(OF_STAND, QuestionStore::question, stand);
  }

  static List<Question> allOf(Tx tx, UUID person) {
    return tx.list(ALL_OF, QuestionStore::question, person);
  }

  static void seen(Tx tx, UUID id, Instant now) {
    tx.execute(SEEN, id, offset(now));
  }

  static List<Question> page(Tx tx, String division, Filter filter, int total, Page page) {
    return PAGE.page(
        tx,
        total,
        page,
        QuestionStore::question,
        division,
        filter.state(),
        filter.topic(),
        filter.aboutService());
  }

  static int count(Tx tx, String division, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        division,
        filter.state(),
        filter.topic(),
        filter.aboutService());
  }

  static Optional<Question> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, QuestionStore::question, division, id);
  }

  static Optional<Question> lock(Tx tx, String division, UUID id) {
    return tx.first(LOCK, QuestionStore::question, division, id);
  }

  /** How many others share the answer of each. */
  static Map<UUID, Integer> merged(Tx tx, List<UUID> ids) {
    return tx
        .list(
            MERGED,
            row -> Map.entry(row.getUUID("merged_into"), row.getInteger("n")),
            (Object) ids.toArray(UUID[]::new))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static void clean(Tx tx, UUID id, String wording, String topic, Instant now, UUID by) {
    tx.execute(CLEAN, id, wording, topic, offset(now), by);
  }

  static void answer(
      Tx tx,
      UUID id,
      Question.State state,
      String words,
      List<String> cards,
      Instant now,
      UUID by) {
    tx.execute(
        ANSWER,
        id,
        state.name().toLowerCase(Locale.ROOT),
        words,
        cards.toArray(String[]::new),
        offset(now),
        by);
  }

  /** With all that were merged into it before. */
  static void merge(Tx tx, UUID id, UUID into, Instant now) {
    tx.execute(MERGE, id, into, offset(now));
  }

  static void answeredByCard(Tx tx, UUID id, String card, Instant now, String words) {
    tx.execute(ANSWERED_BY_CARD, id, card, offset(now), words);
  }

  /**
   * Suggestions and complaints that came when the days off were not entered, and wait, or are
   * merged into one that waits.
   */
  static List<Question> withoutDueDay(Tx tx) {
    return tx.list(WITHOUT_DUE_DAY, QuestionStore::question);
  }

  static void setDueDay(Tx tx, UUID id, LocalDate due) {
    tx.execute(SET_DUE_DAY, id, due);
  }

  static Optional<CleanedQuestion> lockCleaned(Tx tx, String division, UUID id) {
    return tx.first(
        LOCK_CLEANED,
        row ->
            new CleanedQuestion(
                row.getUUID("id"), row.getString("topic"), row.getString("wording")),
        division,
        id);
  }

  /** What nobody has worked on goes; of the rest, who asked and in which words. */
  static void erase(Tx tx, UUID person) {
    tx.execute(DELETE_UNREAD, person);
    tx.execute(DETACH, person);
  }

  static void forget(Tx tx, Instant answeredBefore) {
    tx.execute(FORGET, offset(answeredBefore));
  }

  static void forgetUnanswered(Tx tx, Instant askedBefore) {
    tx.execute(DELETE_UNANSWERED, offset(askedBefore));
    tx.execute(FORGET_UNANSWERED, offset(askedBefore));
  }

  private static Question question(Row row) {
    return new Question(
        row.getUUID("id"),
        row.getUUID("person"),
        Question.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("topic"),
        row.getString("township"),
        row.getString("text"),
        row.getString("wording"),
        instant(row, "cleaned_at"),
        row.getBoolean("urgent"),
        Question.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("answer"),
        List.of(row.getArrayOfStrings("cards")),
        instant(row, "answered_at"),
        row.getUUID("answered_by"),
        row.getUUID("merged_into"),
        instant(row, "seen_at"),
        instant(row, "asked_at"),
        row.getLocalDate("due_on"),
        row.getUUID("stand"),
        row.getInteger("version"),
        instant(row, "changed_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
