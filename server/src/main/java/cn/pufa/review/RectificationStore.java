package cn.pufa.review;

import cn.pufa.platform.db.Found;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of rectifications. */
final class RectificationStore {

  static final Sql INSERT =
      Sql.of(
          "insert into review_rectification (id, decision, review, state) values ($1, $2, $3, 'unserved')");

  /** What was found done stays done, whatever becomes of the conclusion. */
  static final Sql CANCEL =
      Sql.of(
          "update review_rectification set state = 'cancelled' where decision = $1 and state <> 'done'");

  static final Sql SUPERSEDED_BY =
      Sql.of(
          """
      select d.decided_on, d.document_number, d.verification, d.notice
        from review_rectification x join review_decision d on d.supersedes = x.decision and d.decided_on is not null
       where x.id = $1""");

  static final Sql START =
      Sql.of(
          """
      update review_rectification set state = 'open', served_on = $2, due_on = $3, explanation = $4
       where id = $1 and state = 'unserved'""");

  /** What was found missed before its last day, as it is counted now, was not found. */
  static final Sql RECOUNT =
      Sql.of(
          """
      update review_rectification set state = $2, served_on = $3, due_on = $4, explanation = $5,
             reminded_at = case when due_on is not distinct from $4::date then reminded_at end,
             opinion = case when $2 in ('done', 'missed') then opinion end,
             checked_on = case when $2 in ('done', 'missed') then checked_on end,
             checked_by = case when $2 in ('done', 'missed') then checked_by end
       where id = $1""");

  /** What was found without it is to be found anew. */
  static final Sql RECEIVE =
      Sql.of(
          """
      update review_rectification set state = 'received', report = $2, received_on = $3, received_by = $4, entered_on = $5,
             opinion = null, checked_on = null, checked_by = null
       where id = $1""");

  static final Sql CHECK =
      Sql.of(
          """
      update review_rectification set state = $2, opinion = $3, checked_on = $4, checked_by = $5
       where id = $1""");

  private static final String JOINED =
      """
      select x.*, r.organization, r.organization_name, r.year, d.grade, d.document_number, d.notice
        from review_rectification x join review r on r.id = x.review join review_decision d on d.id = x.decision
      """;
  static final Sql LOCK = Sql.of(JOINED + " where x.id = $1 for no key update of x");
  static final Sql LOCK_OF_NOTICE =
      Sql.of(JOINED + " where d.notice = $1 and x.state <> 'cancelled' for no key update of x");

  /** Whatever was found done stays so. */
  static final Sql LOCK_RUNNING =
      Sql.of(
          JOINED
              + """
       where x.state in ('open', 'received', 'missed') and x.due_on is not null
       order by x.id for no key update of x""");

  static final Sql UNSERVED =
      Sql.of(JOINED + " where x.state = 'unserved' and d.notice is not null order by x.id");

  /** Marked in the transaction that tells, so that nobody is told twice. */
  static final Sql ENDING =
      Sql.of(
          JOINED
              + """
       where x.state = 'open' and x.reminded_at is null and x.due_on between $1 and $2
       order by x.due_on, x.id limit $3 for no key update of x skip locked""");

  static final Sql REMINDED =
      Sql.of("update review_rectification set reminded_at = $2 where id = $1");
  static final Sql MISSED =
      Sql.of(
          JOINED
              + """
       where x.state = 'missed' and x.due_on < $1 or x.state = 'open' and x.due_on < $1
          or x.state = 'received' and x.received_on > x.due_on
       order by x.due_on, r.organization_name, x.id""");
  static final Sql OF_ORGANIZATION =
      Sql.of(JOINED + " where r.organization = $1 order by d.proposed_at, x.id");

  private static final String WITHIN =
      """
       where ($1::boolean or r.township like any($2::text[]) or r.organization = any($3::uuid[]))
      """;
  private static final String FILTERED =
      WITHIN
          + """
       and ($4::text is null or x.state = $4 or $4 = 'overdue' and x.state = 'open' and x.due_on < $5)
      """;
  private static final String FROM =
      " from review_rectification x join review r on r.id = x.review ";
  private static final String ORDER =
      """
       order by case x.state when 'open' then 0 when 'received' then 0 when 'unserved' then 1 else 2 end,
                x.due_on nulls last, r.organization_name, x.id
      """;
  static final Sql FIND = Found.in("select x.id" + FROM + FILTERED + ORDER, 6);
  static final Sql BY_IDS = Sql.of(JOINED + " where x.id = any($1)" + ORDER);
  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FROM + FILTERED);
  static final Sql BY_ID = Sql.of(JOINED + WITHIN + " and x.id = $4");

  private RectificationStore() {}

  static void insert(Tx tx, UUID decision, UUID review) {
    tx.execute(INSERT, UUID.randomUUID(), decision, review);
  }

  static void cancel(Tx tx, UUID decision) {
    tx.execute(CANCEL, decision);
  }

  static void start(Tx tx, UUID id, LocalDate servedOn, LocalDate dueOn, String explanation) {
    tx.execute(START, id, servedOn, dueOn, explanation);
  }

  /** The conclusion in the place of the one that ordered it; whatever became of it before. */
  static Optional<Decision.Issue> supersededBy(Tx tx, UUID id) {
    return tx.first(SUPERSEDED_BY, DecisionStore::issue, id);
  }

  static Optional<Rectification> lockOfNotice(Tx tx, UUID notice) {
    return tx.first(LOCK_OF_NOTICE, RectificationStore::rectification, notice);
  }

  /**
   * @param servedOn null where nothing proves it any more; likewise the last day
   */
  static void recount(
      Tx tx,
      UUID id,
      Rectification.State state,
      LocalDate servedOn,
      LocalDate dueOn,
      String explanation) {
    tx.execute(RECOUNT, id, state.code(), servedOn, dueOn, explanation);
  }

  static void receive(Tx tx, UUID id, String report, LocalDate on, UUID by, LocalDate today) {
    tx.execute(RECEIVE, id, report, on, by, today);
  }

  static void check(Tx tx, UUID id, String outcome, String opinion, LocalDate on, UUID by) {
    tx.execute(CHECK, id, outcome, opinion, on, by);
  }

  static Optional<Rectification> lock(Tx tx, UUID id) {
    return tx.first(LOCK, RectificationStore::rectification, id);
  }

  /** Those whose last day may still matter to somebody. */
  static List<Rectification> lockRunning(Tx tx) {
    return tx.list(LOCK_RUNNING, RectificationStore::rectification);
  }

  static List<Rectification> unserved(Tx tx) {
    return tx.list(UNSERVED, RectificationStore::rectification);
  }

  static List<Rectification> ending(Tx tx, LocalDate from, LocalDate until, int limit) {
    return tx.list(ENDING, RectificationStore::rectification, from, until, limit);
  }

  static void reminded(Tx tx, UUID id, Instant at) {
    tx.execute(REMINDED, id, ReviewStore.offset(at));
  }

  static List<Rectification> missed(Tx tx, LocalDate on) {
    return tx.list(MISSED, RectificationStore::rectification, on);
  }

  static List<Rectification> ofOrganization(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, RectificationStore::rectification, organization);
  }

  static Found find(Tx tx, Reach reach, String state, LocalDate today, Page page) {
    return tx.one(
        FIND,
        Found::of,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        state,
        today,
        page.limit(),
        page.offset());
  }

  static List<Rectification> of(Tx tx, Found found) {
    return tx.list(BY_IDS, RectificationStore::rectification, (Object) found.ids());
  }

  static int count(Tx tx, Reach reach, String state, LocalDate today) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        state,
        today);
  }

  static Optional<Rectification> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID,
        RectificationStore::rectification,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  private static Rectification rectification(Row row) {
    return new Rectification(
        row.getUUID("id"),
        row.getUUID("decision"),
        row.getUUID("review"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getInteger("year"),
        Grade.of(row.getString("grade")),
        row.getString("document_number"),
        row.getUUID("notice"),
        Rectification.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getLocalDate("served_on"),
        row.getLocalDate("due_on"),
        row.getString("explanation"),
        row.getString("report"),
        row.getLocalDate("received_on"),
        row.getLocalDate("entered_on"),
        row.getLocalDate("checked_on"),
        row.getUUID("checked_by"),
        row.getString("opinion"));
  }
}
