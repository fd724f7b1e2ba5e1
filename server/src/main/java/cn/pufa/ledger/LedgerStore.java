package cn.pufa.ledger;

import cn.pufa.platform.db.Order;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.db.Walk;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of entries and their steps. */
final class LedgerStore {

  /**
   * @param kind null for all, as with each of the others
   * @param state a state, null for all but what is void, or {@code open}, {@code ended}, {@code
   *     soon}, {@code overdue}
   * @param year of the day received
   * @param text part of a number or a title
   */
  record Filter(String kind, String state, Integer year, String text, UUID owner) {

    Filter in(String other) {
      return new Filter(kind, other, year, text, owner);
    }
  }

  static final Sql INSERT =
      Sql.of(
          """
      insert into ledger_entry (id, kind, number, division, title, topic, township, received_on, details, state,
             is_open, concluded_on, due_on, soon_on, due_what, reckoned_on, owner, owner_name, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $19)""");
  static final Sql TAKEN =
      Sql.of(
          "select number from ledger_entry where kind = $1 and number = any($2::text[]) and state <> 'voided'");

  /** Who registers numbers of a kind waits for who does so already. */
  static final Sql LOCK_KIND =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('ledger/' || $1, 0))::text");

  static final Sql ADD_STEP =
      Sql.of(
          """
      insert into ledger_step (entry, number, code, day, at, by, by_name, data)
      values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)""");
  static final Sql CORRECT =
      Sql.of(
          "update ledger_step set code = $3, day = $4, data = $5::text::jsonb where entry = $1 and number = $2");
  static final Sql STAND =
      Sql.of(
          """
      update ledger_entry set state = $2, is_open = $3, concluded_on = $4, due_on = $5, soon_on = $6, due_what = $7,
             reckoned_on = $8 where id = $1""");
  static final Sql REVISE =
      Sql.of(
          """
      update ledger_entry set title = $2, received_on = $3, details = $4::text::jsonb, version = version + 1
       where id = $1""");
  static final Sql CLAIM =
      Sql.of("update ledger_entry set owner = $2, owner_name = $3 where id = $1");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  private static final String FILTERED =
      " from ledger_entry where "
          + WITHIN
          + """
       and ($3::text is null or kind = $3)
       and ($4::text is null or state = $4
            or $4 = 'open' and is_open or $4 = 'ended' and not is_open
            or $4 = 'soon' and is_open and $5::date between soon_on and due_on
            or $4 = 'overdue' and is_open and due_on < $5)
       and ($6::date is null or received_on >= $6 and received_on < $6 + interval '1 year')
       and ($7::text is null or strpos(number, $7) > 0 or strpos(title, $7) > 0)
       and ($8::uuid is null or owner = $8)
       and (state <> 'voided' or $4 = 'voided')
      """;

  /** What ends first comes first; then what is open, then the newest. */
  static final Walk PAGE =
      Walk.of(
          "select e.* from (%s) p join ledger_entry e using (id)",
          "select id" + FILTERED,
          Order.by("is_open desc", "due_on", "received_on desc", "number", "id"),
          9);

  static final Sql COUNT = Sql.anew("select count(*)::integer as n" + FILTERED);
  static final Sql BY_ID = Sql.of("select * from ledger_entry where " + WITHIN + " and id = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update");
  static final Sql BY_IDS = Sql.of("select * from ledger_entry where id = any($1::uuid[])");
  static final Sql STEPS =
      Sql.of("select * from ledger_step where entry = any($1::uuid[]) order by entry, number");
  static final Sql STALE =
      Sql.of(
          """
      select * from ledger_entry where is_open and reckoned_on < $1 order by reckoned_on, id
       limit $2 for no key update skip locked""");

  static final Sql BY_KIND =
      Sql.of(
          """
      select kind, count(*)::integer as open,
             (count(*) filter (where $1::date between soon_on and due_on))::integer as soon,
             (count(*) filter (where due_on < $1))::integer as overdue
        from ledger_entry where is_open group by kind""");

  private static final String OF_YEAR =
      """
       from ledger_entry where kind = $1 and received_on between $2 and $3
       and ($4::boolean is null or (concluded_on is not null) = $4)
       and ($5::text is null or details ->> 'form' = $5)
       and state <> 'voided'
      """;
  static final Sql YEAR_COUNT = Sql.of("select count(*)::integer as n" + OF_YEAR);
  static final Sql YEAR_LINES =
      Sql.of("select *" + OF_YEAR + "order by received_on, number, id limit $6 offset $7");

  private static final String KIND_IN_YEAR =
      " from ledger_entry e where "
          + WITHIN
          + " and kind = $3 and received_on between $4 and $5 and state <> 'voided' ";
  static final Sql BY_STATE =
      Sql.of("select state as code, count(*)::integer as n" + KIND_IN_YEAR + "group by state");

  /** Of the conclusion that holds, by what it says; reopened ones have none. */
  static final Sql BY_RESULT =
      Sql.of(
          """
      select (select s.data ->> 'result' from ledger_step s where s.entry = e.id and s.day = e.concluded_on
                 and s.data ? 'result' order by s.number desc limit 1) as code, count(*)::integer as n"""
              + KIND_IN_YEAR
              + "and concluded_on is not null group by 1");

  private LedgerStore() {}

  static void insert(Tx tx, Entry entry, String division, Instant at) {
    Standing stand = entry.standing();
    tx.execute(
        INSERT,
        entry.id(),
        entry.kind(),
        entry.number(),
        division,
        entry.title(),
        entry.topic(),
        entry.township(),
        entry.receivedOn(),
        entry.details().toString(),
        stand.state(),
        stand.open(),
        stand.concludedOn(),
        stand.dueOn(),
        stand.soonOn(),
        stand.dueWhat(),
        stand.reckonedOn(),
        entry.owner(),
        entry.ownerName(),
        at.atOffset(ZoneOffset.UTC));
  }

  static void lockKind(Tx tx, String kind) {
    tx.list(LOCK_KIND, row -> row, kind);
  }

  /** Of these numbers those that the kind has already. */
  static List<String> taken(Tx tx, String kind, List<String> numbers) {
    return tx.list(
        TAKEN, row -> row.getString("number"), kind, (Object) numbers.toArray(String[]::new));
  }

  static void add(Tx tx, UUID entry, Taken step) {
    tx.execute(
        ADD_STEP,
        entry,
        step.number(),
        step.code(),
        step.day(),
        step.at().atOffset(ZoneOffset.UTC),
        step.by(),
        step.byName(),
        step.data().toString());
  }

  static void correct(Tx tx, UUID entry, Taken step) {
    tx.execute(CORRECT, entry, step.number(), step.code(), step.day(), step.data().toString());
  }

  static void stand(Tx tx, UUID entry, Standing stand) {
    tx.execute(
        STAND,
        entry,
        stand.state(),
        stand.open(),
        stand.concludedOn(),
        stand.dueOn(),
        stand.soonOn(),
        stand.dueWhat(),
        stand.reckonedOn());
  }

  static void revise(Tx tx, UUID entry, String title, LocalDate receivedOn, JsonObject details) {
    tx.execute(REVISE, entry, title, receivedOn, details.toString());
  }

  static void claim(Tx tx, UUID entry, UUID owner, String name) {
    tx.execute(CLAIM, entry, owner, name);
  }

  static List<Entry> page(
      Tx tx, Reach reach, Filter filter, LocalDate today, int total, Page page) {
    return PAGE.page(tx, total, page, LedgerStore::bare, parameters(reach, filter, today));
  }

  static int count(Tx tx, Reach reach, Filter filter, LocalDate today) {
    return tx.one(COUNT, row -> row.getInteger("n"), parameters(reach, filter, today));
  }

  private static Object[] parameters(Reach reach, Filter filter, LocalDate today) {
    return new Object[] {
      reach.all(),
      reach.divisionPrefixes(),
      filter.kind(),
      filter.state(),
      today,
      firstDay(filter),
      filter.text(),
      filter.owner()
    };
  }

  private static LocalDate firstDay(Filter filter) {
    return filter.year() == null ? null : LocalDate.of(filter.year(), 1, 1);
  }

  static List<Entry> byIds(Tx tx, List<UUID> ids) {
    return tx.list(BY_IDS, LedgerStore::bare, (Object) ids.toArray(UUID[]::new));
  }

  /** With its steps. */
  static Optional<Entry> byId(Tx tx, Reach reach, UUID id) {
    return whole(tx, tx.first(BY_ID, LedgerStore::bare, reach.all(), reach.divisionPrefixes(), id));
  }

  static Optional<Entry> lock(Tx tx, Reach reach, UUID id) {
    return whole(tx, tx.first(LOCK, LedgerStore::bare, reach.all(), reach.divisionPrefixes(), id));
  }

  private static Optional<Entry> whole(Tx tx, Optional<Entry> bare) {
    return bare.map(entry -> withSteps(tx, List.of(entry)).getFirst());
  }

  /** Open ones that nobody worked out today; locked, without those that another node has. */
  static List<Entry> stale(Tx tx, LocalDate today, int limit) {
    return withSteps(tx, tx.list(STALE, LedgerStore::bare, today, limit));
  }

  static List<Entry> withSteps(Tx tx, List<Entry> entries) {
    record Of(UUID entry, Taken step) {}
    Map<UUID, List<Taken>> steps =
        tx
            .list(
                STEPS,
                row -> new Of(row.getUUID("entry"), step(row)),
                (Object) entries.stream().map(Entry::id).toArray(UUID[]::new))
            .stream()
            .collect(
                Collectors.groupingBy(
                    Of::entry, Collectors.mapping(Of::step, Collectors.toList())));
    return entries.stream()
        .map(entry -> entry.with(steps.getOrDefault(entry.id(), List.of())))
        .toList();
  }

  /** Open, soon and overdue by kind; none of a kind without open ones. */
  static Map<String, Clocks.OfKind> clocks(Tx tx, LocalDate today) {
    return tx
        .list(
            BY_KIND,
            row ->
                new Clocks.OfKind(
                    row.getString("kind"),
                    null,
                    row.getInteger("open"),
                    row.getInteger("soon"),
                    row.getInteger("overdue")),
            today)
        .stream()
        .collect(Collectors.toMap(Clocks.OfKind::kind, one -> one));
  }

  static Map<String, Integer> byState(Tx tx, Reach reach, String kind, int year) {
    return shares(tx, BY_STATE, reach, kind, year);
  }

  static Map<String, Integer> byResult(Tx tx, Reach reach, String kind, int year) {
    return shares(tx, BY_RESULT, reach, kind, year);
  }

  private static Map<String, Integer> shares(Tx tx, Sql sql, Reach reach, String kind, int year) {
    Map<String, Integer> shares = new HashMap<>();
    tx.list(
            sql,
            row -> row,
            reach.all(),
            reach.divisionPrefixes(),
            kind,
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, 12, 31))
        .forEach(row -> shares.put(row.getString("code"), row.getInteger("n")));
    return shares;
  }

  static int count(Tx tx, Counted what, int year) {
    return tx.one(
        YEAR_COUNT,
        row -> row.getInteger("n"),
        what.kind,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        what.concluded,
        what.form);
  }

  static List<Entry> ofYear(Tx tx, Counted what, int year, Page page) {
    return tx.list(
        YEAR_LINES,
        LedgerStore::bare,
        what.kind,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        what.concluded,
        what.form,
        page.limit(),
        page.offset());
  }

  private static Entry bare(Row row) {
    return new Entry(
        row.getUUID("id"),
        row.getString("kind"),
        row.getString("number"),
        row.getString("title"),
        row.getString("topic"),
        row.getString("township"),
        row.getLocalDate("received_on"),
        object(row, "details"),
        new Standing(
            row.getString("state"),
            row.getBoolean("is_open"),
            row.getLocalDate("concluded_on"),
            row.getLocalDate("due_on"),
            row.getLocalDate("soon_on"),
            row.getString("due_what"),
            row.getLocalDate("reckoned_on")),
        row.getUUID("owner"),
        row.getString("owner_name"),
        row.getUUID("created_by"),
        row.getInteger("version"),
        List.of());
  }

  private static Taken step(Row row) {
    return new Taken(
        row.getInteger("number"),
        row.getString("code"),
        row.getLocalDate("day"),
        row.getOffsetDateTime("at").toInstant(),
        row.getUUID("by"),
        row.getString("by_name"),
        object(row, "data"));
  }

  private static JsonObject object(Row row, String column) {
    return GsonJson.GSON.fromJson(row.getValue(column).toString(), JsonObject.class);
  }
}
