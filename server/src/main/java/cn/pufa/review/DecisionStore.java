package cn.pufa.review;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** SQL of decisions. */
final class DecisionStore {

  /**
   * @param state null for all; likewise the others
   */
  record Filter(String state, String grade, Integer year, UUID review, String text) {}

  /**
   * Of those that are final, by grade.
   *
   * @param matching whatever state, grade, review and text the filter asks for
   */
  record Counts(int qualified, int basicallyQualified, int unqualified, int matching) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into review_decision (id, review, turn, state, grade, suggested, differs_because, reasons, rules,
             proposed_by, proposed_at, adjust_reason, supersedes, year, organization, organization_name)
      select $1, r.id, (select count(*) + 1 from review_decision d where d.review = r.id), 'proposed', $3, $4, $5, $6, $7,
             $8, $9, $10, $11, r.year, r.organization, r.organization_name
        from review r where r.id = $2""");
  static final Sql CHECK =
      Sql.of(
          "update review_decision set state = $2, checked_by = $3, checked_at = $4, opinion = $5 where id = $1");
  static final Sql NAME = Sql.of("update review_decision set organization_name = $2 where id = $1");
  static final Sql SUPERSEDE =
      Sql.of("update review_decision set state = 'superseded' where id = $1 and state = 'final'");
  static final Sql ISSUE =
      Sql.of(
          """
      update review_decision set state = 'final', checked_by = $2, checked_at = $3, opinion = $4, decided_on = $5,
             document_number = $6, verification = $7, notice = $8
       where id = $1""");

  /** Whoever takes a number holds the year until the end, so that none is lost. */
  static final Sql NEXT_NUMBER =
      Sql.of(
          """
      insert into review_document_number as n (division, year, last) values ($1, $2, 1)
      on conflict (division, year) do update set last = n.last + 1 returning last""");

  private static final String JOINED =
      """
      select d.*, r.organization_type
        from review_decision d join review r on r.id = d.review
      """;
  static final Sql PLAIN = Sql.of(JOINED + " where d.id = $1");
  static final Sql OF_NUMBER =
      Sql.of(JOINED + " where d.verification = $1 and d.state in ('final', 'superseded')");

  private static final String WITHIN =
      """
       where ($1::boolean or r.township like any($2::text[])
              or d.organization = any($3::uuid[]) and d.state in ('final', 'superseded'))
      """;
  static final Sql BY_ID = Sql.of(JOINED + WITHIN + " and d.id = $4");

  /** PostgreSQL leaves the reviews out for whoever may see them all. */
  private static final String WITHIN_YEAR =
      " from review_decision d left join review r on r.id = d.review"
          + WITHIN
          + " and ($6::integer is null or d.year = $6) ";

  private static final String MATCHING =
      """
       ($4::text is null or d.state = $4)
         and ($5::text is null or d.grade = $5)
         and ($7::uuid is null or d.review = $7)
         and ($8::text is null or strpos(d.document_number, $8) > 0 or strpos(d.organization_name, $8) > 0)
      """;

  static final Walk PAGE =
      Walk.of(
          """
          select d.*, r.organization_type
            from (%s) p join review_decision d on d.id = p.id join review r on r.id = d.review""",
          "select d.id" + WITHIN_YEAR + " and " + MATCHING,
          Order.by(
              "case when d.state = 'proposed' then 0 else 1 end",
              "case when d.state = 'proposed' then d.proposed_at end",
              "d.decided_on desc nulls last",
              "d.proposed_at desc",
              "d.id"),
          9);

  static final Sql COUNTS =
      Sql.anew(
          """
      select count(*) filter (where d.state = 'final' and d.grade = 'qualified')::integer as qualified,
             count(*) filter (where d.state = 'final' and d.grade = 'basically_qualified')::integer as basically_qualified,
             count(*) filter (where d.state = 'final' and d.grade = 'unqualified')::integer as unqualified,
             count(*) filter (where"""
              + MATCHING
              + ")::integer as matching"
              + WITHIN_YEAR);

  static final Sql OF_ORGANIZATION =
      Sql.of(
          JOINED + " where d.organization = $1 and d.state = 'final' order by d.year desc, d.id");
  static final Sql ALL_OF_ORGANIZATION =
      Sql.of(JOINED + " where d.organization = $1 order by d.proposed_at, d.id");
  static final Sql OF_RETURNS = Sql.of(JOINED + " where d.review = any($1) and d.state = 'final'");
  static final Sql COUNT_OF_YEAR =
      Sql.of(
          """
      select count(*)::integer as n from review_decision d
       where d.year = $1 and d.state = 'final' and ($2::text is null or d.grade = $2)""");

  private static final String DECIDED_IN =
      " where d.state = 'final' and d.decided_on >= $1 and d.decided_on < $2 and d.grade = $3 ";
  static final Sql LINES =
      Sql.of(
          JOINED
              + DECIDED_IN
              + "order by d.decided_on, d.document_number, d.id limit $4 offset $5");
  static final Sql COUNT_LINES =
      Sql.of("select count(*)::integer as n from review_decision d" + DECIDED_IN);

  private DecisionStore() {}

  static void insert(Tx tx, Decision one) {
    tx.execute(
        INSERT,
        one.id(),
        one.review(),
        one.grade().code(),
        one.suggested().code(),
        one.differsBecause(),
        one.reasons().toArray(String[]::new),
        one.rules().toArray(String[]::new),
        one.proposedBy(),
        ReviewStore.offset(one.proposedAt()),
        one.adjustReason(),
        one.supersedes());
  }

  static void sendBack(Tx tx, UUID id, Decision.Check check) {
    tx.execute(CHECK, id, "sent_back", check.by(), ReviewStore.offset(check.at()), check.opinion());
  }

  /** As the organisation is called while nothing is issued yet. */
  static Decision name(Tx tx, UUID id, String organizationName) {
    tx.execute(NAME, id, organizationName);
    return plain(tx, id).orElseThrow();
  }

  static void supersede(Tx tx, UUID id) {
    tx.execute(SUPERSEDE, id);
  }

  static void issue(Tx tx, UUID id, Decision.Check check, Decision.Issue issue) {
    tx.execute(
        ISSUE,
        id,
        check.by(),
        ReviewStore.offset(check.at()),
        check.opinion(),
        issue.decidedOn(),
        issue.documentNumber(),
        issue.verification(),
        issue.notice());
  }

  static int nextNumber(Tx tx, String division, int year) {
    return tx.one(NEXT_NUMBER, row -> row.getInteger("last"), division, year);
  }

  static Optional<Decision> plain(Tx tx, UUID id) {
    return tx.first(PLAIN, DecisionStore::decision, id);
  }

  static Optional<Decision> ofNumber(Tx tx, String verification) {
    return tx.first(OF_NUMBER, DecisionStore::decision, verification);
  }

  static Optional<Decision> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(
        BY_ID,
        DecisionStore::decision,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        id);
  }

  static List<Decision> page(Tx tx, Reach reach, Filter filter, int total, Page page) {
    return PAGE.page(
        tx,
        total,
        page,
        DecisionStore::decision,
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.grade(),
        filter.year(),
        filter.review(),
        filter.text());
  }

  static Counts counts(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNTS,
        row ->
            new Counts(
                row.getInteger("qualified"),
                row.getInteger("basically_qualified"),
                row.getInteger("unqualified"),
                row.getInteger("matching")),
        reach.all(),
        reach.divisionPrefixes(),
        reach.organizationIds(),
        filter.state(),
        filter.grade(),
        filter.year(),
        filter.review(),
        filter.text());
  }

  static List<Decision> finalOf(Tx tx, UUID organization) {
    return tx.list(OF_ORGANIZATION, DecisionStore::decision, organization);
  }

  static List<Decision> ofReturns(Tx tx, Collection<UUID> returns) {
    return tx.list(OF_RETURNS, DecisionStore::decision, (Object) returns.toArray(UUID[]::new));
  }

  static List<Decision> allOf(Tx tx, UUID organization) {
    return tx.list(ALL_OF_ORGANIZATION, DecisionStore::decision, organization);
  }

  /**
   * @param grade null for all
   */
  static int countOfYear(Tx tx, int year, Grade grade) {
    return tx.one(
        COUNT_OF_YEAR, row -> row.getInteger("n"), year, grade == null ? null : grade.code());
  }

  static List<Line> lines(Tx tx, LocalDate from, LocalDate until, Grade grade, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("organization_name"),
                row.getLocalDate("decided_on"),
                row.getInteger("year") + "年度 · " + row.getString("document_number")),
        from,
        until,
        grade.code(),
        page.limit(),
        page.offset());
  }

  static int countLines(Tx tx, LocalDate from, LocalDate until, Grade grade) {
    return tx.one(COUNT_LINES, row -> row.getInteger("n"), from, until, grade.code());
  }

  private static Decision decision(Row row) {
    UUID checkedBy = row.getUUID("checked_by");
    return new Decision(
        row.getUUID("id"),
        row.getUUID("review"),
        row.getUUID("organization"),
        row.getString("organization_name"),
        row.getString("organization_type"),
        row.getInteger("year"),
        row.getInteger("turn"),
        Decision.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Grade.of(row.getString("grade")),
        Grade.of(row.getString("suggested")),
        row.getString("differs_because"),
        List.of(row.getArrayOfStrings("reasons")),
        List.of(row.getArrayOfStrings("rules")),
        row.getUUID("proposed_by"),
        instant(row, "proposed_at"),
        row.getString("adjust_reason"),
        row.getUUID("supersedes"),
        checkedBy == null
            ? null
            : new Decision.Check(checkedBy, instant(row, "checked_at"), row.getString("opinion")),
        row.getString("document_number") == null ? null : issue(row));
  }

  static Decision.Issue issue(Row row) {
    return new Decision.Issue(
        row.getLocalDate("decided_on"),
        row.getString("document_number"),
        row.getString("verification"),
        row.getUUID("notice"));
  }

  private static Instant instant(Row row, String column) {
    return ReviewStore.instant(row, column);
  }
}
