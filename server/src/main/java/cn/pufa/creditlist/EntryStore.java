package cn.pufa.creditlist;

import cn.pufa.creditlist.Ground.Excuse;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.review.MissedRectification;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of entries and their grounds. */
final class EntryStore {

  /** One organisation's moves and filings wait for one another. */
  static final Sql HOLD =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('credit/' || $1, 0))::text");

  static final Sql INSERT =
      Sql.of(
          """
      insert into credit_entry (id, organization, name, credit_code, township, list, listed_on, document_number,
             reading_version, counts_from, counts_from_other, full_on, full_on_other)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""");
  static final Sql COUNT_ANEW =
      Sql.of(
          """
      update credit_entry set counts_from = $2, counts_from_other = $3, full_on = $4, full_on_other = $5 where id = $1""");
  static final Sql END =
      Sql.of("update credit_entry set ended_on = $2, ended_by = $3, end_number = $4 where id = $1");
  static final Sql CLASSIFY =
      Sql.of(
          "update credit_entry set publication_class = $2, publication_reason = $3 where id = $1");

  private static final String ENTRIES =
      "select e.*, r.reading from credit_entry e join credit_reading r on r.version = e.reading_version ";
  static final Sql BY_ID = Sql.of(ENTRIES + "where e.id = $1");
  static final Sql OF_ORGANIZATION =
      Sql.of(
          ENTRIES + "where e.organization = $1 order by e.listed_on desc, e.ended_on nulls first");
  static final Sql BY_IDS = Sql.of(ENTRIES + "where e.id = any($1)");
  static final Sql OPEN_OF =
      Sql.of(ENTRIES + "where e.organization = any($1) and e.ended_on is null");
  static final Sql OPEN = Sql.of(ENTRIES + "where e.ended_on is null");

  /** Organisations, each with its first listing of the year. */
  static final Sql LISTED_IN =
      Sql.of(
          """
      select id, name, listed_on, document_number, ended_by
        from (select distinct on (organization) * from credit_entry
               where list = $1 and listed_on between $2 and $3 order by organization, listed_on, id) first
       order by listed_on, name, id limit $4 offset $5""");

  static final Sql COUNT_LISTED_IN =
      Sql.of(
          """
      select count(distinct organization)::integer as n from credit_entry where list = $1 and listed_on between $2 and $3""");

  static final Sql TWO_YEARS_FULL =
      Sql.of(
          ENTRIES
              + "where e.ended_on is null and e.list = 'abnormal' and e.full_on < $1 order by e.full_on, e.id");

  static final Sql GROUNDS =
      Sql.of(
          "select * from credit_ground where entry = any($1) and revoked_on is null order by arisen_on, code, year");

  /** Those that a move brings, or, of a revocation, ends. */
  static final Sql GROUNDS_OF_MOVES =
      Sql.of(
          """
      select id, organization, move, entry, code, facts, year, record, arisen_on, cured_on, excused, left_out
        from credit_ground where move = any($1)
      union all
      select g.id, g.organization, r.move, g.entry, g.code, g.facts, g.year, g.record, g.arisen_on, g.cured_on, g.excused,
             g.left_out
        from credit_revocation r join credit_ground g on g.id = r.ground where r.move = any($1)
       order by arisen_on, code, year""");

  static final Sql ADD_GROUNDS =
      Sql.of(
          """
      insert into credit_ground (organization, move, code, facts, year, record, arisen_on)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::date[])""");
  static final Sql RECORD_GROUND =
      Sql.of(
          """
      insert into credit_ground (organization, entry, code, facts, year, arisen_on) values ($1, $2, $3, $4, $5, $6)""");
  static final Sql ATTACH =
      Sql.of(
          "update credit_ground set entry = $2 where move = $1 and entry is null and cured_on is null");

  /** What is not cured goes along from the one list to the other. */
  static final Sql COPY_UNCURED =
      Sql.of(
          """
      insert into credit_ground (organization, move, entry, code, facts, year, record, arisen_on)
      select organization, $2, $3, code, facts, year, record, arisen_on from credit_ground
       where entry = $1 and cured_on is null and revoked_on is null""");

  static final Sql REPORTS_OF =
      Sql.of(
          """
      select g.* from credit_ground g
        left join credit_entry e on e.id = g.entry left join credit_move m on m.id = g.move
       where g.organization = $1 and g.code = 'report_missed'
         and case when g.entry is null then m.state = 'open' else e.ended_on is null end""");
  static final Sql LISTED_FOR =
      Sql.of(
          ENTRIES
              + "join credit_ground g on g.entry = e.id"
              + " where e.ended_on is null and g.record = $1 and g.revoked_on is null");
  static final Sql EXCUSED =
      Sql.of(
          """
      select distinct g.organization from credit_ground g
        left join credit_entry e on e.id = g.entry left join credit_move m on m.id = g.move
       where g.excused and case when g.entry is null then m.state = 'open' else e.ended_on is null end
       order by g.organization""");
  static final Sql PROPOSED =
      Sql.of("select record, arisen_on from credit_ground where code = $1 and record is not null");
  static final Sql CURE =
      Sql.of("update credit_ground set cured_on = $2, excused = $3, left_out = $4 where id = $1");
  static final Sql CURE_OTHERS =
      Sql.of(
          """
      update credit_ground set cured_on = $2
       where entry = $1 and cured_on is null and code <> 'report_missed' and code = any($3)""");

  private EntryStore() {}

  static void hold(Tx tx, UUID organization) {
    tx.list(HOLD, row -> "", organization.toString());
  }

  static void insert(Tx tx, Entry one) {
    tx.execute(
        INSERT,
        one.id(),
        one.organization(),
        one.name(),
        one.creditCode(),
        one.township(),
        one.list().code(),
        one.listedOn(),
        one.documentNumber(),
        one.readingVersion(),
        one.countsFrom(),
        one.countsFromOther(),
        one.fullOn(),
        one.fullOnOther());
  }

  static void countAnew(
      Tx tx, UUID id, LocalDate from, LocalDate other, LocalDate full, LocalDate fullOther) {
    tx.execute(COUNT_ANEW, id, from, other, full, fullOther);
  }

  static void end(Tx tx, UUID id, LocalDate on, String how, String number) {
    tx.execute(END, id, on, how, number);
  }

  static void classify(Tx tx, UUID id, PublicationClass clazz, String reason) {
    tx.execute(CLASSIFY, id, clazz.code(), reason);
  }

  static Optional<Entry> byId(Tx tx, UUID id) {
    return withGrounds(tx, tx.list(BY_ID, EntryStore::bare, id)).stream().findFirst();
  }

  /** The latest first. */
  static List<Entry> of(Tx tx, UUID organization) {
    return withGrounds(tx, tx.list(OF_ORGANIZATION, EntryStore::bare, organization));
  }

  static List<Entry> byIds(Tx tx, Collection<UUID> ids) {
    return withGrounds(tx, tx.list(BY_IDS, EntryStore::bare, (Object) ids.toArray(UUID[]::new)));
  }

  static Optional<Entry> open(Tx tx, UUID organization) {
    return open(tx, List.of(organization)).stream().findFirst();
  }

  static List<Entry> open(Tx tx, Collection<UUID> organizations) {
    UUID[] ids = organizations.toArray(UUID[]::new);
    return withGrounds(tx, tx.list(OPEN_OF, EntryStore::bare, (Object) ids));
  }

  static List<Entry> open(Tx tx) {
    return withGrounds(tx, tx.list(OPEN, EntryStore::bare));
  }

  static List<Entry> twoYearsFull(Tx tx, LocalDate today) {
    return withGrounds(tx, tx.list(TWO_YEARS_FULL, EntryStore::bare, today));
  }

  static int countListed(Tx tx, int year, Kind list) {
    return tx.one(
        COUNT_LISTED_IN, row -> row.getInteger("n"), list.code(), first(year), last(year));
  }

  static List<Line> lines(Tx tx, int year, Kind list, Page page) {
    return tx.list(
        LISTED_IN,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("name"),
                row.getLocalDate("listed_on"),
                "列入"
                    + list.words()
                    + " · "
                    + row.getString("document_number")
                    + (Entry.REVOKED.equals(row.getString("ended_by")) ? "，后来撤销" : "")),
        list.code(),
        first(year),
        last(year),
        page.limit(),
        page.offset());
  }

  private static LocalDate first(int year) {
    return LocalDate.of(year, Month.JANUARY, 1);
  }

  private static LocalDate last(int year) {
    return first(year + 1).minusDays(1);
  }

  private static List<Entry> withGrounds(Tx tx, List<Entry> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    UUID[] ids = bare.stream().map(Entry::id).toArray(UUID[]::new);
    var grounds =
        tx.list(GROUNDS, EntryStore::ground, (Object) ids).stream()
            .collect(java.util.stream.Collectors.groupingBy(Ground::entry));
    return bare.stream().map(one -> with(one, grounds.getOrDefault(one.id(), List.of()))).toList();
  }

  static List<Ground> groundsOfMoves(Tx tx, List<UUID> moves) {
    return tx.list(GROUNDS_OF_MOVES, EntryStore::ground, (Object) moves.toArray(UUID[]::new));
  }

  /** As proposed; no entry has them yet. */
  static void addGrounds(Tx tx, List<Ground> all) {
    tx.execute(
        ADD_GROUNDS,
        all.stream().map(Ground::organization).toArray(UUID[]::new),
        all.stream().map(Ground::move).toArray(UUID[]::new),
        all.stream().map(Ground::code).toArray(String[]::new),
        all.stream().map(Ground::facts).toArray(String[]::new),
        all.stream().map(Ground::year).toArray(Integer[]::new),
        all.stream().map(Ground::record).toArray(String[]::new),
        all.stream().map(Ground::arisenOn).toArray(LocalDate[]::new));
  }

  /** Of an entry that was made on paper. */
  static void recordGround(Tx tx, Ground one) {
    tx.execute(
        RECORD_GROUND,
        one.organization(),
        one.entry(),
        one.code(),
        one.facts(),
        one.year(),
        one.arisenOn());
  }

  /** The grounds that still stand; those that ended meanwhile stay with the move alone. */
  static void attach(Tx tx, UUID move, UUID entry) {
    tx.execute(ATTACH, move, entry);
  }

  static void copyUncured(Tx tx, UUID from, UUID move, UUID to) {
    tx.execute(COPY_UNCURED, from, move, to);
  }

  /** Missed reports of entries that stand and moves that are open. */
  static List<Ground> reportsOf(Tx tx, UUID organization) {
    return tx.list(REPORTS_OF, EntryStore::ground, organization);
  }

  /** Organisations with a ground that ended though no report came. */
  static List<UUID> excused(Tx tx) {
    return tx.list(EXCUSED, row -> row.getUUID("organization"));
  }

  /**
   * @param on null where it is owed again
   */
  static void cure(Tx tx, UUID ground, LocalDate on, Excuse excuse) {
    tx.execute(CURE, ground, on, excuse != null, excuse == Excuse.LEFT_OUT);
  }

  static void cureOthers(Tx tx, UUID entry, LocalDate on, List<String> codes) {
    tx.execute(CURE_OTHERS, entry, on, codes.toArray(String[]::new));
  }

  private static Entry with(Entry one, List<Ground> grounds) {
    return new Entry(
        one.id(),
        one.organization(),
        one.name(),
        one.creditCode(),
        one.township(),
        one.list(),
        one.listedOn(),
        one.documentNumber(),
        one.readingVersion(),
        one.reading(),
        one.countsFrom(),
        one.countsFromOther(),
        one.fullOn(),
        one.fullOnOther(),
        one.endedOn(),
        one.endedBy(),
        one.endNumber(),
        one.publicationClass(),
        grounds);
  }

  private static Entry bare(Row row) {
    return new Entry(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getString("name"),
        row.getString("credit_code"),
        row.getString("township"),
        Kind.of(row.getString("list")),
        row.getLocalDate("listed_on"),
        row.getString("document_number"),
        row.getInteger("reading_version"),
        Reading.of(row.getString("reading")),
        row.getLocalDate("counts_from"),
        row.getLocalDate("counts_from_other"),
        row.getLocalDate("full_on"),
        row.getLocalDate("full_on_other"),
        row.getLocalDate("ended_on"),
        row.getString("ended_by"),
        row.getString("end_number"),
        PublicationClass.of(row.getString("publication_class")),
        List.of());
  }

  private static Ground ground(Row row) {
    return new Ground(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getUUID("move"),
        row.getUUID("entry"),
        row.getString("code"),
        row.getString("facts"),
        row.getInteger("year"),
        row.getString("record"),
        row.getLocalDate("arisen_on"),
        row.getLocalDate("cured_on"),
        excuse(row));
  }

  private static Excuse excuse(Row row) {
    if (!row.getBoolean("excused")) {
      return null;
    }
    return row.getBoolean("left_out") ? Excuse.LEFT_OUT : Excuse.NOT_ASKED;
  }

  /** Those of which no ground was ever made, by the last day that they have now. */
  static List<MissedRectification> unproposed(Tx tx, List<MissedRectification> all) {
    var proposed =
        Set.copyOf(
            tx.list(
                PROPOSED,
                row -> Map.entry(row.getString("record"), row.getLocalDate("arisen_on")),
                Ground.RECTIFICATION_MISSED));
    return all.stream()
        .filter(one -> !proposed.contains(Map.entry(one.record(), one.arisenOn())))
        .toList();
  }

  /** What stands on a list because of the record; without its grounds. */
  static Optional<Entry> listedFor(Tx tx, String record) {
    return tx.first(LISTED_FOR, EntryStore::bare, record);
  }
}
