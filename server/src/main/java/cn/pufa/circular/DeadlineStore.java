package cn.pufa.circular;

import cn.pufa.circular.CircularDeadlines.Running;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.reminder.Deadline;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** SQL of the last days of circulars. */
final class DeadlineStore {

  static final Sql RUNNING =
      Sql.of(
          """
      select id, content ->> 'title' as title, (content ->> 'dueOn')::date as set_on, due_on, due_explanation, state
        from circular_draft
       where division = $1 and due_on >= $2 and state <> 'cancelled' order by id for update""");

  static final Sql MOVE =
      Sql.of("update circular_draft set due_on = $2, due_explanation = $3 where id = $1");

  private DeadlineStore() {}

  static List<Running> running(Tx tx, String division, LocalDate today) {
    return tx.list(RUNNING, DeadlineStore::running, division, today);
  }

  static void move(Tx tx, UUID id, Deadline to) {
    tx.execute(MOVE, id, to.due(), to.explanation());
  }

  private static Running running(Row row) {
    String state = row.getString("state");
    return new Running(
        row.getUUID("id"),
        row.getString("title"),
        new Deadline(
            row.getLocalDate("set_on"),
            row.getLocalDate("due_on"),
            row.getString("due_explanation")),
        state.equals("released"),
        !state.equals("draft"));
  }
}
