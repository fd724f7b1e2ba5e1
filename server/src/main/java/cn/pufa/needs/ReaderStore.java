package cn.pufa.needs;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** SQL of what readers say below a card, counted. */
final class ReaderStore {

  record Answered(String card, String wording, int choice) {}

  record Useful(int useful, int notUseful) {}

  static final Sql COUNT_USEFUL =
      Sql.of(
          """
      insert into usefulness as u (card, month, useful, not_useful)
      values ($1, $2, $3::boolean::integer, (not $3::boolean)::integer)
      on conflict (card, month) do update
         set useful = u.useful + excluded.useful, not_useful = u.not_useful + excluded.not_useful""");
  static final Sql USEFULNESS =
      Sql.of(
          """
      select card, sum(useful)::integer as useful, sum(not_useful)::integer as not_useful
        from usefulness group by card""");
  static final Sql ANSWER =
      Sql.of(
          """
      insert into quiz_tally as q (card, wording, choice, answers) values ($1, $2, $3, 1)
      on conflict (card, wording, choice) do update set answers = q.answers + 1""");
  static final Sql TALLIES = Sql.of("select card, wording, choice, answers from quiz_tally");

  private ReaderStore() {}

  static void count(Tx tx, String card, LocalDate month, boolean useful) {
    tx.execute(COUNT_USEFUL, card, month, useful);
  }

  static Map<String, Useful> usefulness(Tx tx) {
    return tx
        .list(
            USEFULNESS,
            row ->
                Map.entry(
                    row.getString("card"),
                    new Useful(row.getInteger("useful"), row.getInteger("not_useful"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * @param wording stands for the question with its choices
   */
  static void answer(Tx tx, String card, String wording, int choice) {
    tx.execute(ANSWER, card, wording, choice);
  }

  static Map<Answered, Long> tallies(Tx tx) {
    return tx
        .list(
            TALLIES,
            row ->
                Map.entry(
                    new Answered(
                        row.getString("card"), row.getString("wording"), row.getInteger("choice")),
                    row.getLong("answers")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
