package cn.pufa.training;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostRole;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** SQL of training sessions and their seats. */
final class SessionStore {

  /**
   * Which sessions somebody sees.
   *
   * @param all also those that are over
   * @param roles of the caller's posts, {@code divisions} at the same place the division of each
   */
  record Viewer(boolean all, String[] roles, String[] divisions) {}

  /**
   * Which of them are asked for.
   *
   * @param year in which they start; null for all
   * @param unsigned only those that are over, and of which nobody has signed who was there
   */
  record Wanted(Integer year, boolean unsigned) {}

  /** How many got a seat of a session, and how many joined its queue. */
  record Count(UUID session, int seated, int queued) {

    static Count of(Enrolment enrolment) {
      boolean seated = enrolment.state() == Enrolment.State.ENROLLED;
      return new Count(enrolment.session(), seated ? 1 : 0, seated ? 0 : 1);
    }

    Count plus(Count other) {
      return new Count(session, seated + other.seated, queued + other.queued);
    }
  }

  static final Sql INSERT =
      Sql.of(
          """
      insert into training_session (division, title, audience, townships, capacity, opens_at, closes_at, starts_at,
             ends_at, place, trainer, topics, note, form, link, trainer_person, minutes, offer_hours, quota_townships,
             quota_seats)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
      returning *""");
  static final Sql BY_ID = Sql.of("select * from training_session where division = $1 and id = $2");
  static final Sql BY_IDS =
      Sql.of("select * from training_session where division = $1 and id = any($2)");
  static final Sql LOCK =
      Sql.of(
          """
      select * from training_session where division = $1 and id = any($2) order by id for no key update""");
  static final Sql HOLD = Sql.of(BY_ID.text() + " for share");
  static final Sql CANCEL =
      Sql.of(
          """
      update training_session set cancel_reason = $2, held_minutes = $3, cancelled_at = $4
       where id = $1 returning *""");
  static final Sql ADD_COUNTS =
      Sql.of(
          """
      update training_session s
         set taken = taken + c.seated, waiting = waiting + c.queued, arrivals = arrivals + c.seated + c.queued
        from unnest($1::uuid[], $2::int[], $3::int[]) as c (session, seated, queued)
       where s.id = c.session""");
  static final Sql CHANGE_COUNTS =
      Sql.of(
          "update training_session set taken = taken + $2, waiting = waiting + $3 where id = $1");

  /** Where an offer has lapsed, or seats kept for townships are free once sign-up has closed. */
  static final Sql UNSETTLED =
      Sql.of(
          """
      select id from training_session s
       where division = $1 and cancel_reason is null
         and (exists (select from enrolment e
                       where e.session = s.id and e.state = 'offered' and e.offer_until <= $2)
              or s.quota_townships <> '{}' and s.closes_at <= $2 and s.starts_at > $2 and s.waiting > 0 and s.taken < s.capacity)
       order by id limit 100""");

  /** Sessions of the coming day whose people were not told yet. */
  static final Sql UNTOLD =
      Sql.of(
          """
      select id from training_session
       where division = $1 and cancel_reason is null and day_before_told_at is null and starts_at >= $2
         and starts_at < $3
       order by id limit 100""");

  static final Sql DAY_BEFORE_TOLD =
      Sql.of(
          """
      update training_session set day_before_told_at = $2 where id = $1 and day_before_told_at is null""");

  private static final String SEEN =
      """
       from training_session s
      where s.division = $1 and ($3 or s.ends_at > $2)
        and ($4::int is null or extract(year from s.starts_at at time zone 'Asia/Shanghai') = $4::int)
        and (not $5 or s.ends_at <= $2 and (s.cancel_reason is null or s.held_minutes > 0) and s.taken > 0
             and not exists (select from attendance_list l where l.session = s.id and l.signed_at is not null))
      """;
  private static final String OPEN_TO_VIEWER =
      """
      (s.cancel_reason is null and s.opens_at <= $2 and s.closes_at > $2
        and exists (select from unnest($6::text[], $7::text[]) as p (role, division)
                     where p.role = any(s.audience)
                       and (cardinality(s.townships) = 0
                            or exists (select from unnest(s.townships) as t where p.division like t || '%'))))""";

  /** Open to the viewer, then coming ones by day, then those of the past, latest first. */
  static final Sql PAGE =
      Sql.of(
          "select s.*"
              + SEEN
              + "order by "
              + OPEN_TO_VIEWER
              + """
       desc, case when s.ends_at > $2 then s.starts_at end nulls last, s.starts_at desc, s.id
      limit $8 offset $9""");

  static final Sql COUNT_SEEN = Sql.of("select count(*) as n" + SEEN);

  private static final String HELD =
      """
       from training_session
      where division = $1 and starts_at >= $2 and starts_at < $3 and starts_at <= $4
        and (cancel_reason is null or held_minutes > 0)
      """;
  static final Sql LINES = Sql.of("select *" + HELD + "order by starts_at, id limit $5 offset $6");
  static final Sql COUNT = Sql.of("select count(*) as n" + HELD);

  private SessionStore() {}

  static TrainingSession insert(Tx tx, String division, SessionDraft draft) {
    return tx.one(
        INSERT,
        SessionStore::session,
        division,
        draft.title(),
        draft.audience().stream().map(PostRole::code).toArray(String[]::new),
        draft.reachedTownships().toArray(String[]::new),
        draft.capacity(),
        offset(draft.opensAt()),
        offset(draft.closesAt()),
        offset(draft.startsAt()),
        offset(draft.endsAt()),
        draft.place(),
        draft.trainer(),
        draft.topics().toArray(String[]::new),
        draft.note(),
        draft.terms().form().name().toLowerCase(Locale.ROOT),
        draft.terms().link(),
        draft.terms().trainerPerson(),
        draft.terms().minutes(),
        draft.terms().offerHours(),
        draft.terms().quotas().seats().keySet().toArray(String[]::new),
        draft.terms().quotas().seats().values().toArray(Integer[]::new));
  }

  static Optional<TrainingSession> byId(Tx tx, String division, UUID id) {
    return tx.first(BY_ID, SessionStore::session, division, id);
  }

  static List<TrainingSession> byIds(Tx tx, String division, Collection<UUID> ids) {
    return tx.list(BY_IDS, SessionStore::session, division, ids.toArray(UUID[]::new));
  }

  /** In the order of their ids, so that nobody who locks several waits for one who waits for it. */
  static List<TrainingSession> lock(Tx tx, String division, Collection<UUID> ids) {
    return tx.list(LOCK, SessionStore::session, division, ids.toArray(UUID[]::new));
  }

  /** Until this transaction ends nobody calls it off. */
  static Optional<TrainingSession> hold(Tx tx, String division, UUID id) {
    return tx.first(HOLD, SessionStore::session, division, id);
  }

  static Optional<TrainingSession> lock(Tx tx, String division, UUID id) {
    return lock(tx, division, List.of(id)).stream().findFirst();
  }

  /**
   * @param held minutes that were held, null where it had not begun
   */
  static TrainingSession cancel(Tx tx, UUID id, String reason, Integer held, Instant now) {
    return tx.one(CANCEL, SessionStore::session, id, reason, held, offset(now));
  }

  static void addCounts(Tx tx, List<Count> counts) {
    tx.send(
        ADD_COUNTS,
        counts.stream().map(Count::session).toArray(UUID[]::new),
        counts.stream().map(Count::seated).toArray(Integer[]::new),
        counts.stream().map(Count::queued).toArray(Integer[]::new));
  }

  /**
   * @param seats given or offered more, below zero for fewer; likewise {@code queued}
   */
  static void changeCounts(Tx tx, UUID session, int seats, int queued) {
    tx.execute(CHANGE_COUNTS, session, seats, queued);
  }

  static List<UUID> unsettled(Tx tx, String division, Instant now) {
    return tx.list(UNSETTLED, row -> row.getUUID("id"), division, offset(now));
  }

  static List<UUID> untold(Tx tx, String division, Instant from, Instant until) {
    return tx.list(UNTOLD, row -> row.getUUID("id"), division, offset(from), offset(until));
  }

  /** False where somebody else did. */
  static boolean dayBeforeTold(Tx tx, UUID session, Instant now) {
    return tx.execute(DAY_BEFORE_TOLD, session, offset(now)) == 1;
  }

  static List<TrainingSession> page(
      Tx tx, String division, Instant now, Viewer viewer, Wanted wanted, Page page) {
    return tx.list(
        PAGE,
        SessionStore::session,
        division,
        offset(now),
        viewer.all(),
        wanted.year(),
        wanted.unsigned(),
        viewer.roles(),
        viewer.divisions(),
        page.limit(),
        page.offset());
  }

  static int countSeen(Tx tx, String division, Instant now, Viewer viewer, Wanted wanted) {
    return tx.one(
        COUNT_SEEN,
        row -> row.getInteger("n"),
        division,
        offset(now),
        viewer.all(),
        wanted.year(),
        wanted.unsigned());
  }

  static List<Line> lines(Tx tx, String division, int year, Instant now, Page page) {
    return tx.list(
        LINES,
        row ->
            new Line(
                row.getUUID("id").toString(),
                row.getString("title"),
                LocalDate.ofInstant(instant(row, "starts_at"), BusinessClock.ZONE),
                row.getString("place")),
        division,
        offset(startOf(year)),
        offset(startOf(year + 1)),
        offset(now),
        page.limit(),
        page.offset());
  }

  static int count(Tx tx, String division, int year, Instant now) {
    return tx.one(
        COUNT,
        row -> row.getInteger("n"),
        division,
        offset(startOf(year)),
        offset(startOf(year + 1)),
        offset(now));
  }

  static TrainingSession session(Row row) {
    return new TrainingSession(
        row.getUUID("id"),
        row.getString("title"),
        Stream.of(row.getArrayOfStrings("audience")).map(PostRole::ofCode).toList(),
        List.of(row.getArrayOfStrings("townships")),
        row.getInteger("capacity"),
        row.getInteger("taken"),
        row.getInteger("waiting"),
        row.getInteger("arrivals"),
        instant(row, "opens_at"),
        instant(row, "closes_at"),
        instant(row, "starts_at"),
        instant(row, "ends_at"),
        row.getString("place"),
        row.getString("trainer"),
        List.of(row.getArrayOfStrings("topics")),
        row.getString("note"),
        row.getString("cancel_reason"),
        row.getInteger("held_minutes"),
        terms(row));
  }

  private static SessionTerms terms(Row row) {
    Map<String, Integer> seats = new TreeMap<>();
    String[] townships = row.getArrayOfStrings("quota_townships");
    Integer[] ofEach = row.getArrayOfIntegers("quota_seats");
    for (int place = 0; place < townships.length; place++) {
      seats.put(townships[place], ofEach[place]);
    }
    return new SessionTerms(
        SessionTerms.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
        row.getString("link"),
        row.getUUID("trainer_person"),
        row.getInteger("minutes"),
        row.getInteger("offer_hours"),
        new Quotas(seats));
  }

  static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(BusinessClock.ZONE).toInstant();
  }

  static Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime offset(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
