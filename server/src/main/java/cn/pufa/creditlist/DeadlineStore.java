package cn.pufa.creditlist;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of the days by which the bureau has to act on what organisations ask for. */
final class DeadlineStore {

  /**
   * @param from day from which it is counted
   * @param due null while the days off that it needs are not entered
   */
  record Running(UUID id, String name, LocalDate from, LocalDate due) {}

  static final Sql REMOVALS =
      Sql.of(
          """
      select id, name, verified_on as counted_from, removal_due as due from credit_move
       where state = 'open' and removal_due is not null order by id for no key update""");
  static final Sql OBJECTIONS =
      Sql.of(
          """
      select id, name, made_on as counted_from, answer_due as due from credit_objection
       where answer is null order by id for no key update""");
  static final Sql MOVE_REMOVAL = Sql.of("update credit_move set removal_due = $2 where id = $1");

  private DeadlineStore() {}

  static List<Running> removals(Tx tx) {
    return running(tx, REMOVALS);
  }

  static List<Running> objections(Tx tx) {
    return running(tx, OBJECTIONS);
  }

  private static List<Running> running(Tx tx, Sql which) {
    return tx.list(
        which,
        row ->
            new Running(
                row.getUUID("id"),
                row.getString("name"),
                row.getLocalDate("counted_from"),
                row.getLocalDate("due")));
  }

  static void moveRemoval(Tx tx, UUID id, LocalDate due) {
    tx.execute(MOVE_REMOVAL, id, due);
  }
}
