package cn.pufa.annualreport;

import cn.pufa.annualreport.Steps.Step;
import cn.pufa.annualreport.Steps.Taken;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** SQL of what happened to campaigns. */
final class StepStore {

  /** A step that the clock has yet to take. */
  record Due(UUID campaign, Step step, LocalDate day) {}

  static final Sql TAKE =
      Sql.of(
          """
      insert into campaign_step (campaign, step, at, day, person, reason) values ($1, $2, $3, $4, $5, $6)""");
  static final Sql OF = Sql.of("select * from campaign_step where campaign = $1 order by id");

  /** In the order of their days, as if nobody had been away. */
  static final Sql DUE =
      Sql.of(
          """
      select d.campaign, d.step, d.day
        from (select id as campaign, division, state, 'opened' as step, opens_on as day from campaign
              union all
              select id, division, state, 'closed', due_on + 1 from campaign) d
       where d.division = $1 and d.state in ('released', 'wound_up') and d.day <= $2
         and not exists (select from campaign_step s where s.campaign = d.campaign and s.step = d.step)
       order by d.day, d.step desc, d.campaign""");

  static final Sql IS_TAKEN =
      Sql.of("select count(*) as n from campaign_step where campaign = $1 and step = $2");

  private StepStore() {}

  static void take(Tx tx, UUID campaign, Taken taken) {
    tx.execute(
        TAKE,
        campaign,
        LedgerStore.code(taken.step()),
        taken.at().atOffset(ZoneOffset.UTC),
        taken.day(),
        taken.person(),
        taken.reason());
  }

  static void take(Tx tx, UUID campaign, Step step, Instant at, UUID person, String reason) {
    take(tx, campaign, new Taken(step, at, null, person, reason));
  }

  static List<Taken> of(Tx tx, UUID campaign) {
    return tx.list(OF, StepStore::taken, campaign);
  }

  static List<Due> due(Tx tx, String division, LocalDate today) {
    return tx.list(
        DUE,
        row -> new Due(row.getUUID("campaign"), step(row), row.getLocalDate("day")),
        division,
        today);
  }

  static boolean isTaken(Tx tx, UUID campaign, Step step) {
    return tx.one(IS_TAKEN, row -> row.getInteger("n"), campaign, LedgerStore.code(step)) > 0;
  }

  private static Taken taken(Row row) {
    return new Taken(
        step(row),
        row.getOffsetDateTime("at").toInstant(),
        row.getLocalDate("day"),
        row.getUUID("person"),
        row.getString("reason"));
  }

  private static Step step(Row row) {
    return Step.valueOf(row.getString("step").toUpperCase(Locale.ROOT));
  }
}
