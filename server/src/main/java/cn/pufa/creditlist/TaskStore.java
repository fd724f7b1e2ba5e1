package cn.pufa.creditlist;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** SQL of tasks. */
final class TaskStore {

  /**
   * @param record that fell due; a task of the same record and day is made once
   */
  record Due(
      String kind,
      String record,
      LocalDate dueOn,
      UUID organization,
      String name,
      UUID move,
      UUID entry) {}

  record Task(
      UUID id,
      String kind,
      String title,
      UUID organization,
      String name,
      LocalDate dueOn,
      String record,
      UUID move) {}

  static final Sql ADD =
      Sql.of(
          """
      insert into credit_task (kind, record, due_on, organization, name, move, entry, created_at)
      select d.kind, d.record, d.due_on, d.organization, d.name, d.move, d.entry, $8
        from unnest($1::text[], $2::text[], $3::date[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[]) with ordinality
             as d (kind, record, due_on, organization, name, move, entry, place)
       where not exists (select from credit_task t
                          where t.kind = d.kind and t.record = d.record and t.due_on = d.due_on)
       order by d.place
      on conflict do nothing""");
  static final Sql REOPEN =
      Sql.of(
          """
      update credit_task t set done_on = null
        from unnest($1::text[], $2::text[], $3::date[]) as d (kind, record, due_on)
       where t.kind = d.kind and t.record = d.record and t.due_on = d.due_on and t.done_on is not null""");
  static final Sql DONE_BUT =
      Sql.of(
          """
      update credit_task t set done_on = $4
       where done_on is null
         and not exists (select from unnest($1::text[], $2::text[], $3::date[]) as d (kind, record, due_on)
                          where t.kind = d.kind and t.record = d.record and t.due_on = d.due_on)""");
  static final Sql PAGE =
      Sql.of(
          "select * from credit_task where done_on is null order by due_on, place limit $1 offset $2");
  static final Sql COUNT =
      Sql.of("select count(*)::integer as n from credit_task where done_on is null");
  static final Sql DONE =
      Sql.of("update credit_task set done_on = $2 where move = $1 and done_on is null");
  static final Sql DONE_OF_ENTRY =
      Sql.of("update credit_task set done_on = $2 where entry = $1 and done_on is null");
  static final Sql DONE_OF_RECORD =
      Sql.of("update credit_task set done_on = $2 where record = $1 and done_on is null");

  /** Only one node looks at a time. */
  static final Sql TURN =
      Sql.of("select pg_try_advisory_xact_lock(hashtextextended('credit-due', 0)) as mine");

  private TaskStore() {}

  static boolean turn(Tx tx) {
    return tx.one(TURN, row -> row.getBoolean("mine"));
  }

  /** Those that are new, in this order; one that was done is open again, its step having failed. */
  static void add(Tx tx, List<Due> due, Instant at) {
    tx.execute(
        ADD,
        each(due, Due::kind, String[]::new),
        each(due, Due::record, String[]::new),
        each(due, Due::dueOn, LocalDate[]::new),
        each(due, Due::organization, UUID[]::new),
        each(due, Due::name, String[]::new),
        each(due, Due::move, UUID[]::new),
        each(due, Due::entry, UUID[]::new),
        at.atOffset(ZoneOffset.UTC));
    tx.execute(
        REOPEN,
        each(due, Due::kind, String[]::new),
        each(due, Due::record, String[]::new),
        each(due, Due::dueOn, LocalDate[]::new));
  }

  /** What waits for nobody any more: its step is under way, or its day has moved. */
  static void doneBut(Tx tx, List<Due> due, LocalDate on) {
    tx.execute(
        DONE_BUT,
        each(due, Due::kind, String[]::new),
        each(due, Due::record, String[]::new),
        each(due, Due::dueOn, LocalDate[]::new),
        on);
  }

  private static <T> T[] each(List<Due> due, Function<Due, T> part, IntFunction<T[]> array) {
    return due.stream().map(part).toArray(array);
  }

  static List<Task> page(Tx tx, Page page) {
    return tx.list(
        PAGE,
        row ->
            new Task(
                row.getUUID("id"),
                row.getString("kind"),
                title(row.getString("kind")),
                row.getUUID("organization"),
                row.getString("name"),
                row.getLocalDate("due_on"),
                row.getString("record"),
                row.getUUID("move")),
        page.limit(),
        page.offset());
  }

  private static String title(String kind) {
    return switch (kind) {
      case "window_over" -> "陈述申辩期限已过，请办理下一步";
      case "two_years_full" -> "列入活动异常名录已满2年，请核定是否提出转入严重名单";
      case "rectification_missed" -> "没有在期限内完成整改，请核定是否提出列入活动异常名录";
      case "removal_due" -> "核实后的移出期限到了，请作出决定";
      case CorrectionsDue.KIND -> "名录记错了，或者依据的处罚已经撤销、没有送达，请核定是否提出撤销列入";
      case "six_months_over" -> "没有可以整改的情形，列入已满6个月，请办理移出";
      default -> "异议的答复期限到了";
    };
  }

  static int count(Tx tx) {
    return tx.one(COUNT, row -> row.getInteger("n"));
  }

  static void done(Tx tx, UUID move, LocalDate on) {
    tx.execute(DONE, move, on);
  }

  static void doneOfEntry(Tx tx, UUID entry, LocalDate on) {
    tx.execute(DONE_OF_ENTRY, entry, on);
  }

  static void doneOfRecord(Tx tx, String record, LocalDate on) {
    tx.execute(DONE_OF_RECORD, record, on);
  }
}
