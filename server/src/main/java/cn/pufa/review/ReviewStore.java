package cn.pufa.review;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of reviews and of who holds them. */
final class ReviewStore {

  /**
   * @param state one of the contract's filters, null for all; likewise the others
   */
  record Filter(String state, Integer year, String flag, String township, String text) {

    private boolean isOfState() {
      return year == null && flag == null && township == null && text == null;
    }
  }

  /** By whom, and when. */
  record Asked(Reach reach, Filter filter, UUID caller, Instant now, LocalDate today) {

    private Object[] parameters() {
      return new Object[] {
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.year(),
        filter.flag(),
        filter.township(),
        filter.text(),
        caller,
        offset(now),
        today
      };
    }
  }

  /** A row of the work-list. @param due of the open correction, null for none */
  record Listed(Review review, List<String> flags, LocalDate due, boolean paper) {}

  /** Of all within reach. */
  record Counts(
      int free, int mine, int waiting, int correcting, int overdue, int proposed, int decided) {

    int at(String state) {
      return switch (state) {
        case "free" -> free;
        case "mine" -> mine;
        case "waiting" -> waiting;
        case "correcting" -> correcting;
        case "overdue" -> overdue;
        case "proposed" -> proposed;
        case "decided" -> decided;
        default -> throw new IllegalArgumentException(state);
      };
    }

    private int all() {
      return waiting + correcting + proposed + decided;
    }
  }

  /** What one reviewer has in hand, and has concluded this year. */
  record Load(UUID person, int holding, int concluded) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into review (id, division, township, organization, organization_name, organization_type, year, arrived_at,
             late, version, state, risk)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $11)""");
  static final Sql LOCK = Sql.of("select * from review where id = $1 for no key update");
  static final Sql RESUBMITTED =
      Sql.of(
          """
      update review set state = 'waiting', version = $2, risk = $3, claimed_until = case when claimed_by is null then null
             else $4::timestamptz end where id = $1""");
  static final Sql REOPENED =
      Sql.of(
          """
      update review set state = 'waiting', version = $2, risk = $3, arrived_at = $4, late = $5, claimed_by = null,
             claimed_until = null where id = $1""");
  static final Sql MOVE = Sql.of("update review set state = $2 where id = $1");
  static final Sql RISK = Sql.of("update review set risk = $2 where id = $1");
  static final Sql CLAIM =
      Sql.of("update review set claimed_by = $2, claimed_until = $3 where id = $1");
  static final Sql RELEASE =
      Sql.of("update review set claimed_by = null, claimed_until = null where id = $1");

  /** Who is handed the next one waits for one another, so that no two are handed the same. */
  static final Sql HAND_OUT =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('review/next', 0))::text");

  static final Sql FREE =
      Sql.of(
          """
      select id from review where state = 'waiting' and (claimed_by is null or claimed_until <= $1)
       order by risk desc, arrived_at, id limit $2""");
  static final Sql HOLDING =
      Sql.of(
          """
      select count(*)::integer as n from review where claimed_by = $1 and claimed_until > $2 and state = 'waiting'""");

  private static final String WITHIN =
      " from review r where ($1::boolean or r.township like any($2::text[]) or r.organization = any($3::uuid[]))";
  private static final String MATCHING =
      """
       r.state <> 'withdrawn'
       and ($4::text is null
            or $4 = 'free' and r.state = 'waiting' and (r.claimed_by is null or r.claimed_until <= $10)
            or $4 = 'mine' and r.claimed_by = $9 and r.claimed_until > $10 and r.state = 'waiting'
            or $4 = 'overdue' and r.state = 'correcting' and exists (select from review_correction c
                 where c.review = r.id and c.answered_at is null and c.ended_at is null and c.due_on < $11)
            or $4 = r.state)
       and ($5::integer is null or r.year = $5)
       and ($6::text is null or r.id in (select review from review_flag where rule = $6 and dismissed_at is null))
       and ($7::text is null or r.township = $7)
       and ($8::text is null or strpos(r.organization_name, $8) > 0)
      """;
  private static final String HELD =
      " and r.state = 'waiting' and r.claimed_by is not null and r.claimed_until > $5";
  private static final Order ORDER =
      Order.by(
          "case when r.state = 'decided' then 1 else 0 end", "r.risk desc", "r.arrived_at", "r.id");
  private static final String SHOWN =
      """
      select r.*,
             array(select f.title from review_flag f where f.review = r.id and f.dismissed_at is null
                    order by f.weight desc, f.rule) as flags,
             (select c.due_on from review_correction c where c.review = r.id and c.answered_at is null and c.ended_at is null) as correction_due,
             exists (select from review_paper p where p.review = r.id) as paper
      """;

  static final Walk PAGE =
      Walk.of(
          SHOWN + "from (%s) p join review r on r.id = p.id",
          "select r.id" + WITHIN + " and" + MATCHING,
          ORDER,
          12);
  static final Sql BY_ID = Sql.of(SHOWN + WITHIN + " and r.id = $4 and r.state <> 'withdrawn'");

  /** Those of each state from an index; those that are held or overdue are few. */
  static final Sql COUNTS =
      Sql.anew(
          """
      select coalesce(sum(n) filter (where state = 'waiting'), 0)::integer as waiting,
             coalesce(sum(n) filter (where state = 'correcting'), 0)::integer as correcting,
             coalesce(sum(n) filter (where state = 'proposed'), 0)::integer as proposed,
             coalesce(sum(n) filter (where state = 'decided'), 0)::integer as decided,
             (select count(*)"""
              + WITHIN
              + HELD
              + """
      )::integer as held,
             (select count(*)"""
              + WITHIN
              + HELD
              + """
                and r.claimed_by = $4)::integer as mine,
             (select count(*)"""
              + WITHIN
              + """
                and r.state = 'correcting' and r.id in (
                  select review from review_correction where answered_at is null and ended_at is null and due_on < $6))::integer as overdue
        from (select r.state, count(*) as n"""
              + WITHIN
              + """
               and r.state <> 'withdrawn' group by r.state) s""");

  static final Sql COUNT = Sql.anew("select count(*)::integer as n" + WITHIN + " and" + MATCHING);
  static final Sql QUEUE =
      Sql.of(
          """
      select count(*) filter (where state = 'waiting')::integer as waiting,
             count(*) filter (where state = 'correcting')::integer as correcting,
             count(*) filter (where state = 'proposed')::integer as proposed
        from review where state in ('waiting', 'correcting', 'proposed')""");
  static final Sql LOADS =
      Sql.of(
          """
      select p.person, sum(p.holding)::integer as holding, sum(p.concluded)::integer as concluded
        from (select claimed_by as person, 1 as holding, 0 as concluded from review
               where state = 'waiting' and claimed_by is not null and claimed_until > $1
              union all
              select proposed_by, 0, 1 from review_decision where state = 'final' and decided_on >= $2) p
       group by p.person order by holding desc, concluded desc, p.person limit 50""");

  private ReviewStore() {}

  static void insert(Tx tx, String division, Review one) {
    tx.execute(
        INSERT,
        one.id(),
        division,
        one.township(),
        one.organization(),
        one.organizationName(),
        one.organizationType(),
        one.year(),
        offset(one.arrivedAt()),
        one.late(),
        one.version(),
        one.risk());
  }

  static Optional<Review> lock(Tx tx, UUID id) {
    return tx.first(LOCK, ReviewStore::review, id);
  }

  static void resubmitted(Tx tx, UUID id, int version, int risk, Instant claimedUntil) {
    tx.execute(RESUBMITTED, id, version, risk, offset(claimedUntil));
  }

  static void reopened(Tx tx, UUID id, int version, int risk, Instant arrivedAt, boolean late) {
    tx.execute(REOPENED, id, version, risk, offset(arrivedAt), late);
  }

  static void move(Tx tx, UUID id, Review.State state) {
    tx.execute(MOVE, id, state.code());
  }

  static void weigh(Tx tx, UUID id, int risk) {
    tx.execute(RISK, id, risk);
  }

  static void claim(Tx tx, UUID id, UUID person, Instant until) {
    tx.execute(CLAIM, id, person, offset(until));
  }

  static void release(Tx tx, UUID id) {
    tx.execute(RELEASE, id);
  }

  static void handOut(Tx tx) {
    tx.one(HAND_OUT, row -> row.getString(0));
  }

  static List<UUID> free(Tx tx, Instant now, int limit) {
    return tx.list(FREE, row -> row.getUUID("id"), offset(now), limit);
  }

  static int holding(Tx tx, UUID person, Instant now) {
    return tx.one(HOLDING, row -> row.getInteger("n"), person, offset(now));
  }

  static List<Listed> page(Tx tx, Asked asked, int total, Page page) {
    return PAGE.page(tx, total, page, ReviewStore::listed, asked.parameters());
  }

  static Reviews.Queue queue(Tx tx) {
    return tx.one(
        QUEUE,
        row ->
            new Reviews.Queue(
                row.getInteger("waiting"),
                row.getInteger("correcting"),
                row.getInteger("proposed")));
  }

  static Counts counts(Tx tx, Asked asked) {
    return tx.one(
        COUNTS,
        row ->
            new Counts(
                row.getInteger("waiting") - row.getInteger("held"),
                row.getInteger("mine"),
                row.getInteger("waiting"),
                row.getInteger("correcting"),
                row.getInteger("overdue"),
                row.getInteger("proposed"),
                row.getInteger("decided")),
        asked.reach().all(),
        asked.reach().divisionPrefixes(),
        asked.reach().organizationIds(),
        asked.caller(),
        offset(asked.now()),
        asked.today());
  }

  /**
   * @param counts of all, which are the answer where no more than a state is asked for
   */
  static int count(Tx tx, Asked asked, Counts counts) {
    Filter filter = asked.filter();
    if (!filter.isOfState()) {
      return tx.one(COUNT, row -> row.getInteger("n"), asked.parameters());
    }
    return filter.state() == null ? counts.all() : counts.at(filter.state());
  }

  static List<Load> loads(Tx tx, Instant now, LocalDate since) {
    return tx.list(
        LOADS,
        row ->
            new Load(row.getUUID("person"), row.getInteger("holding"), row.getInteger("concluded")),
        offset(now),
        since);
  }

  static Optional<Listed> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID,
        ReviewStore::listed,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  private static Listed listed(Row row) {
    return new Listed(
        review(row),
        List.of(row.getArrayOfStrings("flags")),
        row.getLocalDate("correction_due"),
        row.getBoolean("paper"));
  }

  private static Review review(Row row) {
    return new Review(
        row.getUUID("id"),
        row.getString("township"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("organization_type"),
        row.getInteger("year"),
        row.getOffsetDateTime("arrived_at").toInstant(),
        row.getBoolean("late"),
        row.getInteger("version"),
        Review.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("risk"),
        row.getUUID("claimed_by"),
        instant(row, "claimed_until"));
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
