package cn.pufa.stand;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.stand.Gain.Tally;
import cn.pufa.stand.Stand.Item;
import cn.pufa.stand.Stand.Phase;
import cn.pufa.stand.Stand.Sheet;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of stands, their questions and how often they were answered. */
final class StandStore {

  /**
   * @param year null for all, @param day null for all, @param event null for all
   */
  record Filter(Integer year, LocalDate day, UUID event) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into stand (title, held_on, division, topic, created_at) values ($1, $2, $3, $4, $5) returning id""");

  private static final String SELECT =
      """
      select s.*, coalesce(b.right_answers + b.wrong_answers, 0) as before_sheets,
             coalesce(a.right_answers + a.wrong_answers, 0) as after_sheets
        from stand s
        left join stand_tally b on b.stand = s.id and b.phase = 'before' and b.place = 0
        left join stand_tally a on a.stand = s.id and a.phase = 'after' and a.place = 0
      """;
  private static final String WITHIN = "($1::boolean or s.division like any($2::text[])) ";
  private static final String FILTERED =
      "where "
          + WITHIN
          + """
       and ($3::integer is null or extract(year from s.held_on) = $3)
       and ($4::date is null or s.held_on = $4) and ($5::uuid is null or s.event = $5)
      """;
  static final Sql PAGE =
      Sql.of(
          SELECT
              + FILTERED
              + "order by s.held_on desc, s.created_at desc, s.id limit $6 offset $7");
  static final Sql COUNT = Sql.of("select count(*) as n from stand s " + FILTERED);
  static final Sql BY_ID = Sql.of(SELECT + "where " + WITHIN + "and s.id = $3");
  static final Sql LOCK = Sql.of(BY_ID.text() + " for no key update of s");

  /** Those who answer do not wait for each other, only for who ends it. */
  static final Sql SHARE = Sql.of(SELECT + "where s.id = $1 for share of s");

  static final Sql OPEN = Sql.of("update stand set opened_at = $2 where id = $1");
  static final Sql CLOSE = Sql.of("update stand set closed_at = $2 where id = $1");
  static final Sql FILE = Sql.of("update stand set event = $2 where id = $1");

  static final Sql CLEAR_ITEMS = Sql.of("delete from stand_item where stand = $1");
  static final Sql INSERT_ITEM =
      Sql.of(
          """
      insert into stand_item (stand, place, card, ask, choices, right_choice, why) values ($1, $2, $3, $4, $5, $6, $7)""");
  static final Sql ITEMS = Sql.of("select * from stand_item where stand = $1 order by place");

  static final Sql INSERT_SHEET =
      Sql.of("insert into stand_sheet (token_hash, stand, phase) values ($1, $2, $3)");

  /** Of two who hand in the same sheet one waits, and finds it handed in. */
  static final Sql LOCK_SHEET =
      Sql.of(
          "select phase, handed_in from stand_sheet where token_hash = $1 and stand = $2 for update");

  static final Sql HAND_IN =
      Sql.of("update stand_sheet set handed_in = true where token_hash = $1");
  static final Sql CLEAR_SHEETS = Sql.of("delete from stand_sheet where stand = $1");
  static final Sql FORGET_SHEETS =
      Sql.of("delete from stand_sheet where stand in (select id from stand where held_on < $1)");

  static final Sql TALLY =
      Sql.of(
          """
      insert into stand_tally as t (stand, phase, place, right_answers, wrong_answers)
      select $1, $2, r.place - 1, r.n, 1 - r.n
        from unnest($3::integer[]) with ordinality as r (n, place) order by r.place
      on conflict (stand, phase, place) do update
         set right_answers = t.right_answers + excluded.right_answers,
             wrong_answers = t.wrong_answers + excluded.wrong_answers""");
  static final Sql SET_TALLY =
      Sql.of(
          """
      insert into stand_tally (stand, phase, place, right_answers, wrong_answers) values ($1, $2, $3, $4, $5)""");
  static final Sql TALLIES = Sql.of("select * from stand_tally where stand = $1 order by place");
  static final Sql TALLIES_OF_YEAR =
      Sql.of(
          """
      select t.* from stand_tally t join stand s on s.id = t.stand
       where s.held_on between $1 and $2 and (s.closed_at is not null or s.held_on < $3)""");
  static final Sql BY_IDS =
      Sql.of(
          SELECT
              + "where s.id in (select unnest($1::uuid[])) order by s.held_on, s.id limit $2 offset $3");
  static final Sql COUNT_OF_YEAR =
      Sql.of("select count(*) as n from stand where held_on between $1 and least($2, $3::date)");

  private StandStore() {}

  static UUID insert(Tx tx, Stand.Draft draft, String division, Instant now) {
    return tx.one(
        INSERT,
        row -> row.getUUID("id"),
        draft.title(),
        draft.heldOn(),
        division,
        draft.topic(),
        offset(now));
  }

  static List<Stand> page(Tx tx, Reach reach, Filter filter, Page page) {
    return tx.list(
        PAGE,
        StandStore::stand,
        reach.all(),
        reach.divisionPrefixes(),
        filter.year(),
        filter.day(),
        filter.event(),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        filter.year(),
        filter.day(),
        filter.event());
  }

  static Optional<Stand> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, StandStore::stand, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Stand> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, StandStore::stand, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Stand> share(Tx tx, UUID id) {
    return tx.first(SHARE, StandStore::stand, id);
  }

  static void open(Tx tx, UUID id, Instant now) {
    tx.execute(OPEN, id, offset(now));
  }

  /** With the sheets, which nobody may hand in any more. */
  static void close(Tx tx, UUID id, Instant now) {
    tx.execute(CLOSE, id, offset(now));
    tx.execute(CLEAR_SHEETS, id);
  }

  static void file(Tx tx, UUID id, UUID event) {
    tx.execute(FILE, id, event);
  }

  static void choose(Tx tx, UUID stand, List<Item> items) {
    tx.execute(CLEAR_ITEMS, stand);
    for (int place = 0; place < items.size(); place++) {
      Item item = items.get(place);
      tx.execute(
          INSERT_ITEM,
          stand,
          place,
          item.card(),
          item.ask(),
          item.choices().toArray(String[]::new),
          item.right(),
          item.why());
    }
  }

  static List<Item> items(Tx tx, UUID stand) {
    return tx.list(ITEMS, StandStore::item, stand);
  }

  static void insertSheet(Tx tx, String tokenHash, UUID stand, Phase phase) {
    tx.execute(INSERT_SHEET, tokenHash, stand, phase.code());
  }

  /** Empty for a token that is none of this stand. */
  static Optional<Sheet> lockSheet(Tx tx, String tokenHash, UUID stand) {
    return tx.first(
        LOCK_SHEET,
        row -> new Sheet(Phase.of(row.getString("phase")), row.getBoolean("handed_in")),
        tokenHash,
        stand);
  }

  static void handIn(Tx tx, String tokenHash) {
    tx.execute(HAND_IN, tokenHash);
  }

  static void forgetSheets(Tx tx, LocalDate heldBefore) {
    tx.execute(FORGET_SHEETS, heldBefore);
  }

  /**
   * @param right whether each question was answered right, in their order
   */
  static void count(Tx tx, UUID stand, Phase phase, List<Boolean> right) {
    Integer[] ones = right.stream().map(one -> one ? 1 : 0).toArray(Integer[]::new);
    tx.execute(TALLY, stand, phase.code(), ones);
  }

  static void record(Tx tx, UUID stand, Tally tally) {
    tx.execute(SET_TALLY, stand, tally.phase().code(), tally.place(), tally.right(), tally.wrong());
  }

  static List<Tally> tallies(Tx tx, UUID stand) {
    return tx.list(TALLIES, StandStore::tally, stand);
  }

  /** Of those whose answering has ended, by stand. */
  static Map<UUID, List<Tally>> talliesOfYear(Tx tx, int year, LocalDate today) {
    return tx
        .list(
            TALLIES_OF_YEAR,
            row -> Map.entry(row.getUUID("stand"), tally(row)),
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, 12, 31),
            today)
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  static List<Stand> byIds(Tx tx, Collection<UUID> ids, Page page) {
    return tx.list(
        BY_IDS, StandStore::stand, ids.toArray(UUID[]::new), page.limit(), page.offset());
  }

  static int countOfYear(Tx tx, int year, LocalDate today) {
    return tx.one(
        COUNT_OF_YEAR,
        row -> row.getInteger("n"),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        today);
  }

  private static Stand stand(Row row) {
    return new Stand(
        row.getUUID("id"),
        row.getString("title"),
        row.getLocalDate("held_on"),
        row.getString("division"),
        row.getString("topic"),
        row.getUUID("event"),
        instant(row, "opened_at"),
        instant(row, "closed_at"),
        row.getInteger("before_sheets"),
        row.getInteger("after_sheets"));
  }

  private static Item item(Row row) {
    return new Item(
        row.getString("card"),
        row.getString("ask"),
        List.of(row.getArrayOfStrings("choices")),
        row.getInteger("right_choice"),
        row.getString("why"));
  }

  private static Tally tally(Row row) {
    return new Tally(
        Phase.of(row.getString("phase")),
        row.getInteger("place"),
        row.getInteger("right_answers"),
        row.getInteger("wrong_answers"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
