package cn.pufa.needs;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** SQL of signals and of searches that are not signals yet. */
final class SignalStore {

  /** A search with answers, a click, or both. */
  record Search(UUID id, boolean clicked, boolean searched, Signal signal) {}

  record Worded(String topic, String words) {}

  static final Sql INSERT =
      Sql.of(
          """
      insert into need_signal (division, kind, topic, township, month, heard_on, words)
      select $1, s.kind, s.topic, s.township, date_trunc('month', $2::date)::date, $2::date, s.words
        from unnest($3::text[], $4::text[], $5::text[], $6::text[]) as s (kind, topic, township, words)""");

  /** Whichever is heard first, a search or its click, makes the row. */
  static final Sql KEEP_SEARCHES =
      Sql.of(
          """
      insert into need_search (id, at, clicked, searched, topic, township, words)
      select s.id, $1, s.clicked, s.searched, s.topic, s.township, s.words
        from unnest($2::uuid[], $3::boolean[], $4::boolean[], $5::text[], $6::text[], $7::text[])
             as s (id, clicked, searched, topic, township, words)
       order by s.id
      on conflict (id) do update
         set clicked = need_search.clicked or excluded.clicked,
             searched = need_search.searched or excluded.searched,
             topic = coalesce(need_search.topic, excluded.topic),
             township = coalesce(need_search.township, excluded.township),
             words = coalesce(need_search.words, excluded.words)""");

  static final Sql SETTLE_SEARCHES =
      Sql.of(
          """
      with settled as (delete from need_search where at < $2 returning *)
      insert into need_signal (division, kind, topic, township, month, heard_on, words)
      select $1, 'search_no_click', topic, township, date_trunc('month', $3::date)::date, $3::date, words
        from settled where searched and not clicked""");

  static final Sql FORGET_WORDS =
      Sql.of("update need_signal set words = null where words is not null and heard_on < $1");

  private static final String OF_MONTHS =
      " from need_signal where division = $1 and month between $2 and $3 ";
  static final Sql CELLS =
      Sql.of(
          """
      select month, topic, township, kind, sum(weight)::integer as n"""
              + OF_MONTHS
              + "group by month, topic, township, kind");

  /** The newest; of more the frequent words would hardly be others. */
  static final Sql WORDS =
      Sql.of(
          "select topic, words"
              + OF_MONTHS
              + """
      and words is not null and ($4::text is null or topic = $4) order by id desc limit 5000""");

  static final Sql RECORD_HOTLINE =
      Sql.of(
          """
      insert into need_signal (division, kind, topic, township, month, heard_on, weight)
      select $1, 'hotline', h.topic, h.township, h.month, $2, h.n
        from unnest($3::text[], $4::text[], $5::date[], $6::integer[]) as h (topic, township, month, n)
       where h.n > 0
      on conflict (division, topic, township, month) where kind = 'hotline' do update set weight = excluded.weight""");
  static final Sql HEAR_OF_HOTLINE =
      Sql.of(
          """
      insert into need_signal as s (division, kind, topic, township, month, heard_on, weight)
      values ($1, 'hotline', $2, $3, date_trunc('month', $4::date)::date, $4, 1)
      on conflict (division, topic, township, month) where kind = 'hotline' do update set weight = s.weight + 1""");
  static final Sql FORGET_HOTLINE =
      Sql.of(
          """
      delete from need_signal s
       using unnest($2::text[], $3::text[], $4::date[], $5::integer[]) as h (topic, township, month, n)
       where s.division = $1 and s.kind = 'hotline' and h.n = 0 and s.topic = h.topic and s.month = h.month
         and s.township is not distinct from h.township""");
  private static final String HOTLINE =
      " from need_signal where division = $1 and kind = 'hotline' and ($2::date is null or month = $2) ";
  static final Sql HOTLINE_PAGE =
      Sql.of(
          "select month, topic, township, weight"
              + HOTLINE
              + "order by month desc, topic, township nulls last limit $3 offset $4");
  static final Sql HOTLINE_COUNT = Sql.of("select count(*) as n" + HOTLINE);

  private SignalStore() {}

  static void hearOfHotline(Tx tx, String division, String topic, String township, LocalDate day) {
    tx.execute(HEAR_OF_HOTLINE, division, topic, township, day);
  }

  static void insert(Tx tx, String division, LocalDate day, List<Signal> signals) {
    tx.execute(
        INSERT,
        division,
        day,
        texts(signals, signal -> signal.kind().code()),
        texts(signals, Signal::topic),
        texts(signals, Signal::township),
        texts(signals, Signal::words));
  }

  static void keepSearches(Tx tx, List<Search> searches, Instant at) {
    tx.execute(
        KEEP_SEARCHES,
        at.atOffset(ZoneOffset.UTC),
        searches.stream().map(Search::id).toArray(UUID[]::new),
        searches.stream().map(Search::clicked).toArray(Boolean[]::new),
        searches.stream().map(Search::searched).toArray(Boolean[]::new),
        texts(searches, search -> search.signal() == null ? null : search.signal().topic()),
        texts(searches, search -> search.signal() == null ? null : search.signal().township()),
        texts(searches, search -> search.signal() == null ? null : search.signal().words()));
  }

  private static <T> String[] texts(List<T> rows, Function<T, String> field) {
    return rows.stream().map(field).toArray(String[]::new);
  }

  static void settleSearches(Tx tx, String division, Instant before, LocalDate day) {
    OffsetDateTime limit = before.atOffset(ZoneOffset.UTC);
    tx.execute(SETTLE_SEARCHES, division, limit, day);
  }

  static void forgetWords(Tx tx, LocalDate before) {
    tx.execute(FORGET_WORDS, before);
  }

  static List<Cell> cells(Tx tx, String division, LocalDate from, LocalDate to) {
    return tx.list(
        CELLS,
        row ->
            new Cell(
                row.getLocalDate("month"),
                row.getString("topic"),
                row.getString("township"),
                SignalKind.of(row.getString("kind")),
                row.getInteger("n")),
        division,
        from,
        to);
  }

  /**
   * @param topic null for all
   */
  static List<Worded> words(Tx tx, String division, LocalDate from, LocalDate to, String topic) {
    return tx.list(
        WORDS,
        row -> new Worded(row.getString("topic"), row.getString("words")),
        division,
        from,
        to,
        topic);
  }

  static void recordHotline(Tx tx, String division, LocalDate day, List<HotlineRow> rows) {
    String[] topics = texts(rows, HotlineRow::topic);
    String[] townships = texts(rows, HotlineRow::township);
    LocalDate[] months = rows.stream().map(HotlineRow::firstDay).toArray(LocalDate[]::new);
    Integer[] counts = rows.stream().map(HotlineRow::count).toArray(Integer[]::new);
    tx.execute(FORGET_HOTLINE, division, topics, townships, months, counts);
    tx.execute(RECORD_HOTLINE, division, day, topics, townships, months, counts);
  }

  static List<HotlineRow> hotline(
      Tx tx, String division, LocalDate month, cn.pufa.platform.http.Request.Page page) {
    return tx.list(
        HOTLINE_PAGE,
        row ->
            HotlineRow.of(
                row.getLocalDate("month"),
                row.getString("topic"),
                row.getString("township"),
                row.getInteger("weight")),
        division,
        month,
        page.limit(),
        page.offset());
  }

  static int countHotline(Tx tx, String division, LocalDate month) {
    return tx.one(HOTLINE_COUNT, row -> row.getInteger("n"), division, month);
  }
}
