package cn.pufa.outreach;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of the year's plan. */
final class PlanStore {

  /**
   * @param topic null for all, @param state null for all
   */
  record Filter(int year, String topic, String state) {}

  record Locked(int version, boolean withdrawn) {}

  /** Each item with what was held under it, and where it stands on the day {@code $1}. */
  private static final String ITEMS =
      """
      (select i.*, h.held, least(100, 100 * h.held / i.planned_events) as percent,
              case when h.held >= i.planned_events then 'done' when i.due_on < $1::date then 'overdue' else 'open' end
              as state
         from plan_item i
         cross join lateral (select count(*)::integer as held from pufa_event e
                     where e.plan_item = i.id and e.voided_at is null) h
        where i.withdrawn_at is null) i
      """;

  private static final String FILTERED =
      " from "
          + ITEMS
          + """
       where year = $2 and ($3::text is null or topic = $3) and ($4::text is null or state = $4)
      """;
  static final Sql PAGE = Sql.of("select *" + FILTERED + "order by due_on, id limit $5 offset $6");
  static final Sql COUNT = Sql.of("select count(*) as n" + FILTERED);
  static final Sql BY_ID = Sql.of("select * from " + ITEMS + " where id = $2");
  static final Sql LOCK =
      Sql.of("select version, withdrawn_at from plan_item where id = $1 for update");

  static final Sql INSERT =
      Sql.of(
          """
      insert into plan_item (year, title, topic, audience, owner, due_on, planned_events)
      values ($1, $2, $3, $4, $5, $6, $7) returning id""");
  static final Sql UPDATE =
      Sql.of(
          """
      update plan_item set year = $2, title = $3, topic = $4, audience = $5, owner = $6, due_on = $7,
             planned_events = $8, version = version + 1 where id = $1""");
  static final Sql WITHDRAW =
      Sql.of(
          """
      update plan_item set withdrawn_at = $2, withdraw_reason = $3 where id = $1""");

  static final Sql PROGRESS =
      Sql.of(
          """
      select count(*)::integer as items, count(*) filter (where state = 'done')::integer as done,
             count(*) filter (where state = 'overdue')::integer as overdue, coalesce(sum(held), 0)::integer as events
        from\s"""
              + ITEMS
              + " where year = $2");
  static final Sql BY_TOPIC =
      Sql.of(
          """
      select topic, sum(planned_events)::integer as planned, sum(held)::integer as held,
             (100 * sum(least(held, planned_events)) / sum(planned_events))::integer as percent from\s"""
              + ITEMS
              + " where year = $2 group by topic order by topic");

  private PlanStore() {}

  static List<PlanItem> page(Tx tx, LocalDate today, Filter filter, Page page) {
    return tx.list(
        PAGE,
        PlanStore::item,
        today,
        filter.year(),
        filter.topic(),
        filter.state(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, LocalDate today, Filter filter) {
    return tx.one(
        COUNT, row -> row.getInteger("n"), today, filter.year(), filter.topic(), filter.state());
  }

  static Optional<PlanItem> byId(Tx tx, LocalDate today, UUID id) {
    return tx.first(BY_ID, PlanStore::item, today, id);
  }

  static Optional<Locked> lock(Tx tx, UUID id) {
    return tx.first(
        LOCK,
        row -> new Locked(row.getInteger("version"), row.getOffsetDateTime("withdrawn_at") != null),
        id);
  }

  static UUID insert(Tx tx, PlanItem.Draft draft) {
    return tx.one(
        INSERT,
        row -> row.getUUID("id"),
        draft.year(),
        draft.title(),
        draft.topic(),
        code(draft.audience()),
        draft.owner(),
        draft.dueOn(),
        draft.plannedEvents());
  }

  static void update(Tx tx, UUID id, PlanItem.Draft draft) {
    tx.execute(
        UPDATE,
        id,
        draft.year(),
        draft.title(),
        draft.topic(),
        code(draft.audience()),
        draft.owner(),
        draft.dueOn(),
        draft.plannedEvents());
  }

  static void withdraw(Tx tx, UUID id, Instant at, String reason) {
    tx.execute(WITHDRAW, id, at.atOffset(ZoneOffset.UTC), reason);
  }

  static Plans.Progress progress(Tx tx, LocalDate today, int year) {
    return tx.one(
        PROGRESS,
        row ->
            new Plans.Progress(
                row.getInteger("items"),
                row.getInteger("done"),
                row.getInteger("overdue"),
                row.getInteger("events")),
        today,
        year);
  }

  static List<Cover.OfTopic> byTopic(Tx tx, LocalDate today, int year) {
    return tx.list(
        BY_TOPIC,
        row ->
            new Cover.OfTopic(
                row.getString("topic"),
                row.getInteger("planned"),
                row.getInteger("held"),
                row.getInteger("percent")),
        today,
        year);
  }

  private static PlanItem item(Row row) {
    return new PlanItem(
        row.getUUID("id"),
        row.getInteger("year"),
        row.getString("title"),
        row.getString("topic"),
        PlanItem.Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
        row.getString("owner"),
        row.getLocalDate("due_on"),
        row.getInteger("planned_events"),
        row.getInteger("held"),
        row.getInteger("percent"),
        PlanItem.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("version"));
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
