package cn.pufa.outreach;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** SQL of 普法 events. */
final class OutreachStore {

  /**
   * @param year null for all, @param kind null for all, @param township null for all
   * @param planItem null for all
   */
  record Filter(Integer year, String kind, String township, UUID planItem) {}

  /** An event and how it came. */
  record Sent(PufaEvent event, Sending sending) {}

  /**
   * @param counted those under a line of the plan
   */
  record Held(int all, int counted) {

    static final Held NONE = new Held(0, 0);
  }

  static final Sql INSERT =
      Sql.of(
          """
      insert into pufa_event (title, kind, held_on, place, division, partners, audience_count, audience_counted, topics,
             material_names, material_copies, photos, result, recorded_at, villages, plan_item, cost_fen, press_links,
             sending, sent_words)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) returning *""");
  static final Sql BY_SENDING = Sql.of("select * from pufa_event where sending = $1");
  static final Sql ADD_PHOTO =
      Sql.of("update pufa_event set photos = array_append(photos, $2) where id = $1 returning *");
  static final Sql VOID =
      Sql.of("update pufa_event set voided_at = $2, void_reason = $3 where id = $1 returning *");

  private static final String WITHIN = "($1::boolean or division like any($2::text[]))";
  private static final String FILTERED =
      " from pufa_event where "
          + WITHIN
          + """
       and ($3::integer is null or extract(year from held_on) = $3)
       and ($4::text is null or kind = $4)
       and ($5::text is null or division like $5 || '%')
       and ($6::uuid is null or plan_item = $6)
       and voided_at is null
      """;
  static final Sql PAGE =
      Sql.of("select *" + FILTERED + "order by held_on desc, id limit $7 offset $8");
  static final Sql COUNT_PAGE = Sql.of("select count(*) as n" + FILTERED);
  static final Sql BY_ID = Sql.of("select * from pufa_event where " + WITHIN + " and id = $3");

  static final Sql LOCK =
      Sql.of("select * from pufa_event where " + WITHIN + " and id = $3 for update");

  static final Sql BY_IDS =
      Sql.of("select * from pufa_event where id = any($1) order by held_on desc, id");

  private static final String OF_YEAR =
      " from pufa_event where division like $1 || '%' and held_on between $2 and $3 and voided_at is null ";
  static final Sql LINES = Sql.of("select *" + OF_YEAR + "order by held_on, id limit $4 offset $5");
  static final Sql COUNT = Sql.of("select count(*) as n" + OF_YEAR);

  private static final String AUDIENCES =
      OF_YEAR + "and audience_count is not null and (audience_counted or not $4::boolean) ";
  static final Sql PEOPLE =
      Sql.of("select coalesce(sum(audience_count), 0)::integer as n" + AUDIENCES);
  static final Sql COUNT_AUDIENCES = Sql.of("select count(*) as n" + AUDIENCES);
  static final Sql AUDIENCE_LINES =
      Sql.of("select *" + AUDIENCES + "order by held_on, id limit $5 offset $6");

  static final Sql BY_TOPIC =
      Sql.of(
          """
      select topic, count(*)::integer as n from pufa_event, unnest(topics) as topic
       where division like $1 || '%' and held_on between $2 and $3 and voided_at is null group by topic""");

  /** A village's events are its township's; those of the whole county stay by themselves. */
  static final Sql HELD_BY_TOWNSHIP =
      Sql.of(
          """
      select left(division, 9) as township, count(*)::integer as held, count(plan_item)::integer as counted"""
              + OF_YEAR
              + "group by 1");

  static final Sql VILLAGES_REACHED =
      Sql.of(
          """
      select village, max(held_on) as last from pufa_event, unnest(villages) as village
       where held_on between $1 and $2 and voided_at is null group by village""");
  static final Sql COUNT_OF_ITEM =
      Sql.of(
          "select count(*)::integer as n from pufa_event where plan_item = $1 and voided_at is null");

  static final int VILLAGE_DIGITS = 12;

  private OutreachStore() {}

  static PufaEvent insert(
      Tx tx, PufaEventDraft draft, String division, Instant at, Sending sending) {
    var audience = draft.audience();
    return tx.one(
        INSERT,
        OutreachStore::event,
        draft.title(),
        draft.kind().code(),
        draft.heldOn(),
        draft.place(),
        division,
        draft.partners().toArray(String[]::new),
        audience == null ? null : audience.count(),
        audience == null ? null : audience.counted(),
        draft.topics().toArray(String[]::new),
        draft.materials().stream().map(PufaEventDraft.Material::name).toArray(String[]::new),
        draft.materials().stream().map(PufaEventDraft.Material::copies).toArray(Integer[]::new),
        draft.photos().toArray(UUID[]::new),
        draft.result(),
        at.atOffset(ZoneOffset.UTC),
        villages(draft, division),
        draft.planItem(),
        draft.costFen(),
        draft.pressLinks().toArray(String[]::new),
        sending.key(),
        sending.words());
  }

  private static String[] villages(PufaEventDraft draft, String division) {
    return Stream.concat(
            Stream.of(division).filter(code -> code.length() == VILLAGE_DIGITS),
            draft.villages().stream())
        .distinct()
        .toArray(String[]::new);
  }

  static List<PufaEvent> page(Tx tx, Reach reach, Filter filter, Page page) {
    return tx.list(
        PAGE,
        OutreachStore::event,
        reach.all(),
        reach.divisionPrefixes(),
        filter.year(),
        filter.kind(),
        filter.township(),
        filter.planItem(),
        page.limit(),
        page.offset());
  }

  static int countPage(Tx tx, Reach reach, Filter filter) {
    return tx.one(
        COUNT_PAGE,
        row -> row.getInteger("n"),
        reach.all(),
        reach.divisionPrefixes(),
        filter.year(),
        filter.kind(),
        filter.township(),
        filter.planItem());
  }

  static List<PufaEvent> byIds(Tx tx, List<UUID> ids) {
    return tx.list(BY_IDS, OutreachStore::event, (Object) ids.toArray(UUID[]::new));
  }

  static Optional<PufaEvent> byId(Tx tx, Reach reach, UUID id) {
    return tx.first(BY_ID, OutreachStore::event, reach.all(), reach.divisionPrefixes(), id);
  }

  static Optional<Sent> bySending(Tx tx, Sending sending) {
    return tx.first(BY_SENDING, OutreachStore::sent, sending.key());
  }

  private static Sent sent(Row row) {
    return new Sent(event(row), new Sending(row.getString("sending"), row.getString("sent_words")));
  }

  static Optional<PufaEvent> lock(Tx tx, Reach reach, UUID id) {
    return tx.first(LOCK, OutreachStore::event, reach.all(), reach.divisionPrefixes(), id);
  }

  static PufaEvent addPhoto(Tx tx, UUID event, UUID photo) {
    return tx.one(ADD_PHOTO, OutreachStore::event, event, photo);
  }

  /** Nothing counts it from now on; it stays to be read. */
  static PufaEvent voided(Tx tx, UUID event, Instant at, String reason) {
    return tx.one(VOID, OutreachStore::event, event, at.atOffset(ZoneOffset.UTC), reason);
  }

  static List<Line> lines(Tx tx, String county, int year, Page page) {
    return tx.list(
        LINES,
        row -> line(row, row.getString("place")),
        county,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, String county, int year) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        county,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31));
  }

  /** By code of nine digits, or six where they are of no township. */
  static Map<String, Held> heldByTownship(Tx tx, String county, int year) {
    Map<String, Held> held = new HashMap<>();
    tx.list(
            HELD_BY_TOWNSHIP,
            row -> row,
            county,
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, 12, 31))
        .forEach(
            row ->
                held.put(
                    row.getString("township"),
                    new Held(row.getInteger("held"), row.getInteger("counted"))));
    return held;
  }

  static int people(Tx tx, String county, int year, boolean countedOnly) {
    return audiences(tx, PEOPLE, county, year, countedOnly);
  }

  static int countAudiences(Tx tx, String county, int year, boolean countedOnly) {
    return audiences(tx, COUNT_AUDIENCES, county, year, countedOnly);
  }

  private static int audiences(Tx tx, Sql sql, String county, int year, boolean countedOnly) {
    return tx.one(
        sql,
        row -> row.getInteger("n"),
        county,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        countedOnly);
  }

  static List<Line> audienceLines(Tx tx, String county, int year, boolean countedOnly, Page page) {
    return tx.list(
        AUDIENCE_LINES,
        row -> line(row, audienceText(row)),
        county,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        countedOnly,
        page.limit(),
        page.offset());
  }

  private static String audienceText(Row row) {
    String how = row.getBoolean("audience_counted") ? "清点" : "估计";
    return row.getInteger("audience_count") + " 人次（" + how + "）";
  }

  private static Line line(Row row, String detail) {
    return new Line(
        row.getUUID("id").toString(), row.getString("title"), row.getLocalDate("held_on"), detail);
  }

  private static PufaEvent event(Row row) {
    return new PufaEvent(
        row.getUUID("id"),
        row.getString("title"),
        PufaEventKind.of(row.getString("kind")),
        row.getLocalDate("held_on"),
        row.getString("place"),
        row.getString("division"),
        List.of(row.getArrayOfStrings("partners")),
        audience(row),
        List.of(row.getArrayOfStrings("topics")),
        materials(row),
        List.of(row.getArrayOfUUIDs("photos")),
        row.getString("result"),
        List.of(row.getArrayOfStrings("villages")),
        row.getUUID("plan_item"),
        row.getLong("cost_fen"),
        List.of(row.getArrayOfStrings("press_links")),
        instant(row, "recorded_at"),
        instant(row, "voided_at"),
        row.getString("void_reason"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  private static PufaEventDraft.Audience audience(Row row) {
    Integer count = row.getInteger("audience_count");
    return count == null
        ? null
        : new PufaEventDraft.Audience(count, row.getBoolean("audience_counted"));
  }

  private static List<PufaEventDraft.Material> materials(Row row) {
    String[] names = row.getArrayOfStrings("material_names");
    Integer[] copies = row.getArrayOfIntegers("material_copies");
    return IntStream.range(0, names.length)
        .mapToObj(place -> new PufaEventDraft.Material(names[place], copies[place]))
        .toList();
  }

  static Map<String, Integer> byTopic(Tx tx, String county, LocalDate from, LocalDate to) {
    Map<String, Integer> counts = new HashMap<>();
    tx.list(BY_TOPIC, row -> row, county, from, to)
        .forEach(row -> counts.put(row.getString("topic"), row.getInteger("n")));
    return counts;
  }

  /** Villages that an event has reached, each with the last day of one. */
  static Map<String, LocalDate> villagesReached(Tx tx, LocalDate from, LocalDate to) {
    Map<String, LocalDate> last = new HashMap<>();
    tx.list(VILLAGES_REACHED, row -> row, from, to)
        .forEach(row -> last.put(row.getString("village"), row.getLocalDate("last")));
    return last;
  }

  static int countOfItem(Tx tx, UUID planItem) {
    return tx.one(COUNT_OF_ITEM, row -> row.getInteger("n"), planItem);
  }
}
