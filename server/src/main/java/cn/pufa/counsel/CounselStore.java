package cn.pufa.counsel;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of requests for an opinion. */
final class CounselStore {

  /**
   * @param onlyOf who sees those they asked or are asked to answer, and no others; null for all
   * @param state one of the contract's filters, null for all; likewise the others
   */
  record Filter(
      UUID onlyOf, String state, String kind, String subject, LocalDate today, LocalDate soon) {}

  record Counts(int open, int soon, int overdue, int answered, int withdrawn) {}

  /**
   * @param median working days, and the slowest; null where nothing was answered
   */
  record Turnaround(int asked, int answered, int inTime, Integer median, Integer slowest) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into counsel_request (id, kind, subject, title, version, content, sha256, file, question, earlier, counsel,
             asked_by, asked_at, asked_on, due_on, due_explanation, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'open')""");
  static final Sql LAST_OF =
      Sql.of(
          "select id from counsel_request where kind = $1 and subject = $2 order by asked_at desc limit 1");
  static final Sql BY_ID =
      Sql.of(
          "select * from counsel_request where id = $1 and ($2::uuid is null or $2 in (counsel, asked_by))");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");
  static final Sql BY_IDS = Sql.of("select * from counsel_request where id = any($1)");
  static final Sql ANSWER =
      Sql.of(
          """
      update counsel_request set state = 'answered', verdict = $2, opinion = $3, cites = $4, answered_at = $5,
             ended_on = $6, working_days = $7 where id = $1""");
  static final Sql WITHDRAW =
      Sql.of(
          """
      update counsel_request set state = 'withdrawn', withdrawn_reason = $2, ended_on = $3 where id = $1""");

  private static final String SEEN =
      " from counsel_request where ($1::uuid is null or $1 in (counsel, asked_by)) ";
  private static final String FILTERED =
      SEEN
          + """
       and ($2::text is null or $2 = state
            or $2 = 'overdue' and state = 'open' and due_on < $5
            or $2 = 'soon' and state = 'open' and due_on between $5 and $6)
       and ($3::text is null or kind = $3) and ($4::text is null or subject = $4)
      """;

  /** What waits, by its last day; then what is over, the latest first. */
  static final Sql PAGE =
      Sql.of(
          "select *"
              + FILTERED
              + """
       order by state = 'open' desc, case when state = 'open' then due_on end, asked_at desc, id
       limit $7 offset $8""");

  static final Sql COUNT = Sql.of("select count(*)::integer as n" + FILTERED);
  static final Sql COUNTS =
      Sql.of(
          """
      select count(*) filter (where state = 'open')::integer as open,
             count(*) filter (where state = 'open' and due_on between $2 and $3)::integer as soon,
             count(*) filter (where state = 'open' and due_on < $2)::integer as overdue,
             count(*) filter (where state = 'answered')::integer as answered,
             count(*) filter (where state = 'withdrawn')::integer as withdrawn
      """
              + SEEN);
  static final Sql TURNAROUND =
      Sql.of(
          """
      select (select count(*)::integer from counsel_request where asked_on >= $1 and asked_on < $2) as asked,
             count(*)::integer as answered, count(*) filter (where ended_on <= due_on)::integer as in_time,
             percentile_disc(0.5) within group (order by working_days) as median, max(working_days) as slowest
        from counsel_request where state = 'answered' and ended_on >= $1 and ended_on < $2""");

  private static final String ANSWERED_IN =
      " from counsel_request where state = 'answered' and ended_on >= $1 and ended_on < $2 ";
  static final Sql COUNT_LINES = Sql.of("select count(*)::integer as n" + ANSWERED_IN);
  static final Sql LINES =
      Sql.of("select *" + ANSWERED_IN + "order by ended_on, id limit $3 offset $4");

  private CounselStore() {}

  static void insert(Tx tx, Asked one) {
    tx.execute(
        INSERT,
        one.id(),
        one.kind().code(),
        one.subject(),
        one.title(),
        one.version(),
        one.content(),
        one.sha256(),
        one.file(),
        one.question(),
        one.earlier(),
        one.counsel(),
        one.askedBy(),
        offset(one.askedAt()),
        one.askedOn(),
        one.dueOn(),
        one.dueExplanation());
  }

  static Optional<UUID> lastOf(Tx tx, Kind kind, String subject) {
    return tx.first(LAST_OF, row -> row.getUUID("id"), kind.code(), subject);
  }

  /**
   * @param onlyOf null for who sees all
   */
  static Optional<Asked> byId(Tx tx, UUID id, UUID onlyOf) {
    return tx.first(BY_ID, CounselStore::asked, id, onlyOf);
  }

  static Optional<Asked> lock(Tx tx, UUID id, UUID onlyOf) {
    return tx.first(LOCK, CounselStore::asked, id, onlyOf);
  }

  static List<Asked> byIds(Tx tx, Collection<UUID> ids) {
    return tx.list(BY_IDS, CounselStore::asked, (Object) ids.toArray(UUID[]::new));
  }

  static void answer(Tx tx, UUID id, Asked.Opinion opinion, LocalDate on) {
    tx.execute(
        ANSWER,
        id,
        opinion.verdict().code(),
        opinion.text(),
        opinion.cites().toArray(String[]::new),
        offset(opinion.at()),
        on,
        opinion.workingDays());
  }

  static void withdraw(Tx tx, UUID id, String reason, LocalDate on) {
    tx.execute(WITHDRAW, id, reason, on);
  }

  static List<Asked> page(Tx tx, Filter filter, Page page) {
    return tx.list(
        PAGE,
        CounselStore::asked,
        filter.onlyOf(),
        filter.state(),
        filter.kind(),
        filter.subject(),
        filter.today(),
        filter.soon(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        filter.onlyOf(),
        filter.state(),
        filter.kind(),
        filter.subject(),
        filter.today(),
        filter.soon());
  }

  static Counts counts(Tx tx, Filter filter) {
    return tx.one(
        COUNTS,
        row ->
            new Counts(
                row.getInteger("open"),
                row.getInteger("soon"),
                row.getInteger("overdue"),
                row.getInteger("answered"),
                row.getInteger("withdrawn")),
        filter.onlyOf(),
        filter.today(),
        filter.soon());
  }

  static Turnaround turnaround(Tx tx, LocalDate from, LocalDate until) {
    return tx.one(
        TURNAROUND,
        row ->
            new Turnaround(
                row.getInteger("asked"),
                row.getInteger("answered"),
                row.getInteger("in_time"),
                row.getInteger("median"),
                row.getInteger("slowest")),
        from,
        until);
  }

  static int countLines(Tx tx, LocalDate from, LocalDate until) {
    return tx.one(COUNT_LINES, row -> row.getInteger("n"), from, until);
  }

  static List<Line> lines(Tx tx, LocalDate from, LocalDate until, Page page) {
    return tx.list(
        LINES,
        row -> {
          Asked one = asked(row);
          return new Line(
              one.id().toString(),
              one.kind().words() + "：" + one.title(),
              one.endedOn(),
              "%s，%d个工作日".formatted(one.opinion().verdict().words(), one.opinion().workingDays()));
        },
        from,
        until,
        page.limit(),
        page.offset());
  }

  private static Asked asked(Row row) {
    return new Asked(
        row.getUUID("id"),
        Kind.of(row.getString("kind")),
        row.getString("subject"),
        row.getString("title"),
        row.getString("version"),
        row.getString("content"),
        row.getString("sha256"),
        row.getUUID("file"),
        row.getString("question"),
        row.getUUID("earlier"),
        row.getUUID("counsel"),
        row.getUUID("asked_by"),
        row.getOffsetDateTime("asked_at").toInstant(),
        row.getLocalDate("asked_on"),
        row.getLocalDate("due_on"),
        row.getString("due_explanation"),
        Asked.State.of(row.getString("state")),
        opinion(row),
        row.getString("withdrawn_reason"),
        row.getLocalDate("ended_on"));
  }

  private static Asked.Opinion opinion(Row row) {
    return row.getString("verdict") == null
        ? null
        : new Asked.Opinion(
            Verdict.of(row.getString("verdict")),
            row.getString("opinion"),
            List.of(row.getArrayOfStrings("cites")),
            row.getOffsetDateTime("answered_at").toInstant(),
            row.getInteger("working_days"));
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
