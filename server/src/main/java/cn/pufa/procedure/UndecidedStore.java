package cn.pufa.procedure;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of what is counted anew while nothing is decided. */
final class UndecidedStore {

  static final Sql LOCK =
      Sql.of("select id from due_procedure where decided_on is null order by id for no key update");
  static final Sql ANSWER_UNTIL =
      Sql.of("update procedure_statement set answer_due = $2 where id = $1");

  private UndecidedStore() {}

  static List<Procedure> lock(Tx tx) {
    return ProcedureStore.byIds(tx, tx.list(LOCK, row -> row.getUUID("id")));
  }

  static void answerUntil(Tx tx, UUID statement, LocalDate due) {
    tx.execute(ANSWER_UNTIL, statement, due);
  }
}
