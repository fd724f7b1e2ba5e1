package cn.pufa.exam;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of results and statistics: attempts that have ended. */
final class ResultStore {

  /**
   * @param year null for all, @param township null for all, @param passed null for both
   */
  record Filter(String exam, Integer year, String township, Boolean passed) {}

  record Township(String division, int people, int passed, int attempts) {}

  /**
   * One question on one paper.
   *
   * @param answer places of choices, or null
   * @param others right answers on the rest of the paper, of {@code rest}
   */
  record Taken(
      String question,
      int version,
      UUID attempt,
      List<Integer> answer,
      boolean right,
      int others,
      int rest) {}

  private static final String ATTEMPTS =
      " from exam_attempt a join exam_blueprint b on b.exam = a.exam and b.number = a.blueprint ";
  private static final String ENDED =
      ATTEMPTS
          + """
      where a.ended_at is not null and ($1::boolean or a.division like any($2::text[])) and a.exam = $3
        and ($4::timestamptz is null or a.ended_at >= $4) and ($5::timestamptz is null or a.ended_at < $5)
        and ($6::text is null or a.division like $6 || '%') and ($7::boolean is null or a.passed = $7)
      """;

  /** Somebody forgotten still counts as one. */
  static final Sql BY_TOWNSHIP =
      Sql.of(
          """
      select left(a.division, 9) as township, count(distinct coalesce(a.person, a.id)) as people,
             count(distinct coalesce(a.person, a.id)) filter (where a.passed) as passed, count(*) as attempts"""
              + ENDED
              + "group by left(a.division, 9) order by left(a.division, 9)");

  static final Walk ROWS =
      Walk.of(
          """
          select a.*, b.title, b.qualification, 0 as answered
            from (%s) p join exam_attempt a using (id)
                 join exam_blueprint b on b.exam = a.exam and b.number = a.blueprint""",
          "select a.id" + ENDED, Order.by("a.ended_at desc", "a.id"), 8);

  static final Sql COUNT = Sql.anew("select count(*) as n" + ENDED);

  static final Sql TAKEN =
      Sql.of(
          """
      select s.question, s.version, s.attempt, s.answer, s.is_right, a.right_count, a.total
        from exam_answer s join exam_attempt a on a.id = s.attempt
             join exam_question q on q.id = s.question
       where q.bank = $1 and a.ended_at is not null
         and s.version between (select max(v.number) from exam_question_version v
                                 where v.question = q.id and v.number <= q.live and v.what in ('product', 'written'))
                           and q.live
         and exists (select from exam_answer any_answer
                      where any_answer.attempt = a.id and any_answer.answer is not null)""");

  private ResultStore() {}

  static List<Township> byTownship(Tx tx, Reach reach, Filter filter) {
    return tx.list(
        BY_TOWNSHIP,
        row ->
            new Township(
                row.getString("township"),
                row.getInteger("people"),
                row.getInteger("passed"),
                row.getInteger("attempts")),
        parameters(reach, filter));
  }

  static List<Attempt> rows(Tx tx, Reach reach, Filter filter, int total, Page page) {
    return ROWS.page(tx, total, page, AttemptStore::attempt, parameters(reach, filter));
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(COUNT, row -> row.getInteger("n"), parameters(reach, filter));
  }

  private static Object[] parameters(Reach reach, Filter filter) {
    return new Object[] {
      reach.all(),
      reach.divisionPrefixes(),
      filter.exam(),
      startOf(filter.year(), 0),
      startOf(filter.year(), 1),
      filter.township(),
      filter.passed()
    };
  }

  private static Object startOf(Integer year, int later) {
    if (year == null) {
      return null;
    }
    Instant start = LocalDate.of(year + later, 1, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
    return AttemptStore.offset(start);
  }

  /** Questions in their words of today, on papers of whoever answered anything at all. */
  static List<Taken> taken(Tx tx, String bank) {
    return tx.list(
        TAKEN,
        row -> {
          Integer[] answer = row.getArrayOfIntegers("answer");
          boolean right = row.getBoolean("is_right");
          return new Taken(
              row.getString("question"),
              row.getInteger("version"),
              row.getUUID("attempt"),
              answer == null ? null : List.of(answer),
              right,
              row.getInteger("right_count") - (right ? 1 : 0),
              row.getInteger("total") - 1);
        },
        bank);
  }
}
