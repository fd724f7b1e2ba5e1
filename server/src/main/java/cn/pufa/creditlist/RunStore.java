package cn.pufa.creditlist;

import cn.pufa.creditlist.Wording.Missing;
import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SQL of runs, their lines, and holds. */
final class RunStore {

  /**
   * @param verdict null for all, @param text part of a name or a credit code; null for all
   */
  record Filter(UUID run, String verdict, boolean differs, String text) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into credit_run (id, "on", state, organizations, counts, differing, reading_version, created_at, created_by)
      values ($1, $2, 'dry', $3, $4, $5, $6, $7, $8)""");
  static final Sql ADD_LINES =
      Sql.of(
          """
      insert into credit_run_line (run, place, organization, name, credit_code, township, verdict, explanation, missing,
             listed_on, full_on, full_on_other)
      select $1, l.* from unnest($2::integer[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
             $9::text[], $10::date[], $11::date[], $12::date[]) l""");
  private static final String RUN =
      """
      select *, (select count(*)::integer from credit_run_line l
                  where l.run = credit_run.id and l.excluded_reason is not null) as excluded
        from credit_run
      """;
  static final Sql RUNS = Sql.of(RUN + "order by created_at desc, id limit $1 offset $2");
  static final Sql COUNT_RUNS = Sql.of("select count(*)::integer as n from credit_run");
  static final Sql BY_ID = Sql.of(RUN + "where id = $1");
  static final Sql LOCK = Sql.of(RUN + "where id = $1 for update");
  static final Sql MAKE =
      Sql.of(
          """
      update credit_run set state = 'made', made_at = $2, made_by = $3, proposed = $4, left_out = $5 where id = $1""");

  private static final String FILTERED =
      """
       from credit_run_line
      where run = $1 and ($2::text is null or verdict = $2) and (not $3::boolean or full_on <> full_on_other)
        and ($4::text is null or strpos(name, $4) > 0 or credit_code = $4)
      """;
  static final Walk LINES =
      Walk.of(
          "select l.* from (%s) p join credit_run_line l using (id)",
          "select id" + FILTERED, Order.by("place"), 5);
  static final Sql COUNT_LINES = Sql.anew("select count(*)::integer as n" + FILTERED);
  static final Sql LINE = Sql.of("select * from credit_run_line where id = $1");
  static final Sql PROPOSING =
      Sql.of(
          """
      select * from credit_run_line where run = $1 and verdict in ('list_abnormal', 'add_ground', 'move_serious')
       order by place""");
  static final Sql EXCLUDE =
      Sql.of("update credit_run_line set excluded_reason = $2 where id = $1");
  static final Sql RESULT =
      Sql.of(
          """
      update credit_run_line l set move = r.move, left_out_reason = r.reason
        from unnest($1::uuid[], $2::uuid[], $3::text[]) r (id, move, reason) where l.id = r.id""");

  static final Sql HOLDS =
      Sql.of(
          "select * from credit_hold where ended_on is null order by since, id limit $1 offset $2");
  static final Sql COUNT_HOLDS =
      Sql.of("select count(*)::integer as n from credit_hold where ended_on is null");
  static final Sql ALL_HOLDS = Sql.of("select * from credit_hold where ended_on is null");
  static final Sql HOLD_OF =
      Sql.of("select * from credit_hold where organization = $1 and ended_on is null");
  static final Sql HOLD_BY_ID = Sql.of("select * from credit_hold where id = $1 for update");
  static final Sql ADD_HOLD =
      Sql.of(
          """
      insert into credit_hold (id, organization, name, kind, reason, years, until, since, by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""");
  static final Sql END_HOLD =
      Sql.of("update credit_hold set ended_on = $2, end_reason = $3 where id = $1");

  private RunStore() {}

  static void insert(Tx tx, Run run) {
    tx.execute(
        INSERT,
        run.id(),
        run.on(),
        run.organizations(),
        run.counts().toArray(Integer[]::new),
        run.differing(),
        run.readingVersion(),
        run.createdAt().atOffset(ZoneOffset.UTC),
        run.createdBy());
  }

  /** Of one run, from this place on. */
  static void add(Tx tx, int place, List<Run.Line> lines) {
    tx.execute(
        ADD_LINES,
        lines.getFirst().run(),
        IntStream.range(place, place + lines.size()).boxed().toArray(Integer[]::new),
        column(lines, Run.Line::organization, UUID[]::new),
        column(lines, Run.Line::name, String[]::new),
        column(lines, Run.Line::creditCode, String[]::new),
        column(lines, Run.Line::township, String[]::new),
        column(lines, line -> line.verdict().code(), String[]::new),
        column(lines, Run.Line::explanation, String[]::new),
        column(lines, line -> written(line.missing()), String[]::new),
        column(lines, Run.Line::listedOn, LocalDate[]::new),
        column(lines, Run.Line::fullOn, LocalDate[]::new),
        column(lines, Run.Line::fullOnOther, LocalDate[]::new));
  }

  private static <P> P[] column(
      List<Run.Line> lines, Function<Run.Line, P> part, IntFunction<P[]> array) {
    return lines.stream().map(part).toArray(array);
  }

  static String written(List<Missing> missing) {
    return missing.stream()
        .map(year -> year.year() + ":" + year.dueOn())
        .collect(Collectors.joining(" "));
  }

  private static List<Missing> missing(String written) {
    return Arrays.stream(written.split(" "))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split(":"))
        .map(part -> new Missing(Integer.parseInt(part[0]), LocalDate.parse(part[1])))
        .toList();
  }

  static List<Run> page(Tx tx, Page page) {
    return tx.list(RUNS, RunStore::run, page.limit(), page.offset());
  }

  static int count(Tx tx) {
    return tx.one(COUNT_RUNS, row -> row.getInteger("n"));
  }

  static Optional<Run> byId(Tx tx, UUID id) {
    return tx.first(BY_ID, RunStore::run, id);
  }

  static Optional<Run> lock(Tx tx, UUID id) {
    return tx.first(LOCK, RunStore::run, id);
  }

  static void make(Tx tx, UUID id, Instant at, String by, int proposed, int leftOut) {
    tx.execute(MAKE, id, at.atOffset(ZoneOffset.UTC), by, proposed, leftOut);
  }

  static List<Run.Line> lines(Tx tx, Filter filter, int total, Page page) {
    return LINES.page(
        tx,
        total,
        page,
        RunStore::line,
        filter.run(),
        filter.verdict(),
        filter.differs(),
        filter.text());
  }

  static int countLines(Tx tx, Filter filter) {
    return tx.one(
        COUNT_LINES,
        row -> row.getInteger("n"),
        filter.run(),
        filter.verdict(),
        filter.differs(),
        filter.text());
  }

  static Optional<Run.Line> line(Tx tx, UUID id) {
    return tx.first(LINE, RunStore::line, id);
  }

  static List<Run.Line> proposing(Tx tx, UUID run) {
    return tx.list(PROPOSING, RunStore::line, run);
  }

  static void exclude(Tx tx, UUID line, String reason) {
    tx.execute(EXCLUDE, line, reason);
  }

  /** What became of each: a move, or the reason why not. */
  record Result(UUID line, UUID move, String reason) {}

  static void results(Tx tx, List<Result> results) {
    tx.execute(
        RESULT,
        results.stream().map(Result::line).toArray(UUID[]::new),
        results.stream().map(Result::move).toArray(UUID[]::new),
        results.stream().map(Result::reason).toArray(String[]::new));
  }

  static List<Hold> holds(Tx tx, Page page) {
    return tx.list(HOLDS, RunStore::hold, page.limit(), page.offset());
  }

  static List<Hold> holds(Tx tx) {
    return tx.list(ALL_HOLDS, RunStore::hold);
  }

  static int countHolds(Tx tx) {
    return tx.one(COUNT_HOLDS, row -> row.getInteger("n"));
  }

  static Optional<Hold> holdOf(Tx tx, UUID organization) {
    return tx.first(HOLD_OF, RunStore::hold, organization);
  }

  static Optional<Hold> lockHold(Tx tx, UUID id) {
    return tx.first(HOLD_BY_ID, RunStore::hold, id);
  }

  /** Whether there was none. */
  static boolean add(Tx tx, Hold hold) {
    return tx.execute(
            ADD_HOLD,
            hold.id(),
            hold.organization(),
            hold.name(),
            hold.kind().code(),
            hold.reason(),
            hold.years().toArray(Integer[]::new),
            hold.until(),
            hold.since(),
            hold.by())
        == 1;
  }

  static void endHold(Tx tx, UUID id, LocalDate on, String reason) {
    tx.execute(END_HOLD, id, on, reason);
  }

  private static Run run(Row row) {
    var madeAt = row.getOffsetDateTime("made_at");
    return new Run(
        row.getUUID("id"),
        row.getLocalDate("on"),
        row.getString("state").equals("made"),
        row.getInteger("organizations"),
        List.of(row.getArrayOfIntegers("counts")),
        row.getInteger("excluded"),
        row.getInteger("differing"),
        row.getInteger("reading_version"),
        row.getOffsetDateTime("created_at").toInstant(),
        row.getString("created_by"),
        madeAt == null ? null : madeAt.toInstant(),
        row.getString("made_by"),
        row.getInteger("proposed"),
        row.getInteger("left_out"));
  }

  private static Run.Line line(Row row) {
    return new Run.Line(
        row.getUUID("id"),
        row.getUUID("run"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("credit_code"),
        row.getString("township"),
        Plan.Verdict.of(row.getString("verdict")),
        row.getString("explanation"),
        missing(row.getString("missing")),
        row.getLocalDate("listed_on"),
        row.getLocalDate("full_on"),
        row.getLocalDate("full_on_other"),
        row.getString("excluded_reason"),
        row.getString("left_out_reason"),
        row.getUUID("move"));
  }

  private static Hold hold(Row row) {
    return new Hold(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        Hold.How.of(row.getString("kind")),
        row.getString("reason"),
        List.of(row.getArrayOfIntegers("years")),
        row.getLocalDate("until"),
        row.getLocalDate("since"),
        row.getString("by"),
        row.getLocalDate("ended_on"),
        row.getString("end_reason"));
  }
}
