package cn.pufa.training;

import static cn.pufa.training.SessionStore.instant;
import static cn.pufa.training.SessionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.post.PostRole;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.Admission.Place;
import cn.pufa.training.Admission.Pool;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** SQL of enrolments. */
final class EnrolmentStore {

  /**
   * An enrolment as it is looked up.
   *
   * @param queuePlace null unless waiting
   * @param name as given with the post, null where the post was not asked for here
   */
  record Found(Enrolment enrolment, Integer queuePlace, String name) {}

  /** One enrolment of a session that was held. */
  record Held(UUID id, PostRole role, String division, String title, Instant startsAt) {}

  /**
   * One by one through the index, whatever the size of the table was when a connection last made
   * its plan.
   */
  static final Sql PLACES =
      Sql.of(
          """
      select a.session, a.person
        from unnest($1::uuid[], $2::uuid[]) as a (session, person)
        cross join lateral (select from enrolment e
                             where e.session = a.session and e.person = a.person and e.state <> 'withdrawn' limit 1) e""");

  static final Sql INSERT =
      Sql.of(
          """
      insert into enrolment (id, session, person, role, division, state, arrival, enrolled_at)
      select a.*, $8
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[]) as a""");
  static final Sql SESSION_OF =
      Sql.of("select session from enrolment where id = $1 and person = $2");
  static final Sql LEAVE =
      Sql.of(
          "update enrolment set state = 'withdrawn', withdrawn_at = $2, left_as = $3 where id = $1");
  static final Sql LAPSE =
      Sql.of(
          """
      update enrolment set state = 'withdrawn', withdrawn_at = $2, left_as = 'lapsed'
       where session = $1 and state = 'offered' and offer_until <= $2
      returning *""");
  static final Sql QUEUE =
      Sql.of(
          "select * from enrolment where session = $1 and state = 'waiting' order by arrival limit $2");
  static final Sql MOVE_UP =
      Sql.of(
          "update enrolment set state = 'enrolled', moved_up_at = $2 where id = any($1::uuid[])");
  static final Sql OFFER =
      Sql.of(
          """
      update enrolment set state = 'offered', offered_at = $2, offer_until = $3 where id = any($1::uuid[])""");
  static final Sql BY_TOWNSHIP =
      Sql.of(
          """
      select session, left(division, 9) as township, count(*)::int as n
        from enrolment where session = any($1) and state = any($2) group by 1, 2""");
  static final Sql IN =
      Sql.of(
          "select * from enrolment where session = $1 and state <> 'withdrawn' order by arrival");

  private static final String FOUND =
      """
      select e.*,
             case when e.state = 'waiting' then
               (select count(*)::int from enrolment w
                  join training_session q on q.id = w.session
                 where w.session = e.session and w.state = 'waiting' and w.arrival <= e.arrival
                   and (case when left(w.division, 9) = any(q.quota_townships) then left(w.division, 9) end)
                       is not distinct from
                       (case when left(e.division, 9) = any(q.quota_townships) then left(e.division, 9) end)) end as queue_place,
             (select p.name from post_request p
               where p.person = e.person and p.role = e.role and p.division = e.division and p.state = 'accepted'
               order by p.decided_at desc limit 1) as name
        from enrolment e
      """;
  static final Sql BY_ID = Sql.of(FOUND + "where e.id = $1");
  static final Sql MINE_IN =
      Sql.of(FOUND + "where e.person = $1 and e.session = any($2) and e.state <> 'withdrawn'");
  static final Sql MINE =
      Sql.of(
          FOUND
              + """
      join training_session s on s.id = e.session
      where e.person = $1 order by s.starts_at desc, e.enrolled_at desc, e.id limit $2 offset $3""");
  static final Sql OF_PERSON =
      Sql.of(FOUND + "where e.person = $1 order by e.enrolled_at desc, e.id");
  static final Sql COUNT_MINE = Sql.of("select count(*) as n from enrolment where person = $1");

  private static final String OF_SESSION =
      """
      where e.session = $1 and ($2 or e.division like any($3)) and ($4::text is null or e.state = $4)
      """;
  static final Sql LIST = Sql.of(FOUND + OF_SESSION + "order by e.arrival limit $5 offset $6");
  static final Sql COUNT_LIST = Sql.of("select count(*) as n from enrolment e " + OF_SESSION);

  private static final String HELD =
      """
        from enrolment e join training_session s on s.id = e.session
       where s.division = $1 and s.starts_at >= $2 and s.starts_at < $3 and s.starts_at <= $4
         and (s.cancel_reason is null or s.held_minutes > 0) and e.state = 'enrolled'
      """;
  static final Sql LINES =
      Sql.of(
          "select e.id, e.role, e.division, s.title, s.starts_at"
              + HELD
              + "order by s.starts_at, s.id, e.arrival limit $5 offset $6");
  static final Sql COUNT_HELD = Sql.of("select count(*) as n" + HELD);

  private EnrolmentStore() {}

  /** Which of the applicants are in already. */
  static Set<Place> places(Tx tx, List<Applicant> applicants) {
    return new HashSet<>(
        tx.list(
            PLACES,
            row -> new Place(row.getUUID("session"), row.getUUID("person")),
            applicants.stream().map(Applicant::session).toArray(UUID[]::new),
            applicants.stream().map(Applicant::person).toArray(UUID[]::new)));
  }

  static void insert(Tx tx, List<Enrolment> enrolments, Instant now) {
    tx.send(
        INSERT,
        enrolments.stream().map(Enrolment::id).toArray(UUID[]::new),
        enrolments.stream().map(Enrolment::session).toArray(UUID[]::new),
        enrolments.stream().map(Enrolment::person).toArray(UUID[]::new),
        texts(enrolments, enrolment -> enrolment.role().code()),
        texts(enrolments, Enrolment::division),
        texts(enrolments, enrolment -> enrolment.state().code()),
        enrolments.stream().map(Enrolment::arrival).toArray(Integer[]::new),
        offset(now));
  }

  private static String[] texts(List<Enrolment> enrolments, Function<Enrolment, String> text) {
    return enrolments.stream().map(text).toArray(String[]::new);
  }

  static Optional<UUID> sessionOf(Tx tx, UUID id, UUID person) {
    return tx.first(SESSION_OF, row -> row.getUUID("session"), id, person);
  }

  static void leave(Tx tx, UUID id, Enrolment.LeftAs as, Instant now) {
    tx.execute(LEAVE, id, offset(now), as.code());
  }

  /** Offers that nobody answered in time. */
  static List<Enrolment> lapse(Tx tx, UUID session, Instant now) {
    return tx.list(LAPSE, EnrolmentStore::enrolment, session, offset(now));
  }

  /** Who waits, in order of arrival. */
  static List<Enrolment> queue(Tx tx, UUID session, int limit) {
    return tx.list(QUEUE, EnrolmentStore::enrolment, session, limit);
  }

  static void moveUp(Tx tx, Collection<UUID> enrolments, Instant now) {
    tx.execute(MOVE_UP, enrolments.toArray(UUID[]::new), offset(now));
  }

  static void offer(Tx tx, Collection<UUID> enrolments, Instant now, Instant until) {
    tx.execute(OFFER, enrolments.toArray(UUID[]::new), offset(now), offset(until));
  }

  /** Seats given or offered of those of the sessions that have quotas; the sessions are locked. */
  static Map<Pool, Integer> taken(Tx tx, List<TrainingSession> sessions) {
    return byPool(tx, sessions, "enrolled", "offered");
  }

  /** People who wait, likewise. */
  static Map<Pool, Integer> waiting(Tx tx, List<TrainingSession> sessions) {
    return byPool(tx, sessions, "waiting");
  }

  private static Map<Pool, Integer> byPool(
      Tx tx, List<TrainingSession> sessions, String... states) {
    Map<UUID, Quotas> quotas = new HashMap<>();
    for (TrainingSession session : sessions) {
      if (!session.terms().quotas().none()) {
        quotas.put(session.id(), session.terms().quotas());
      }
    }
    Map<Pool, Integer> counts = new HashMap<>();
    if (!quotas.isEmpty()) {
      UUID[] ids = quotas.keySet().toArray(UUID[]::new);
      for (Row row : tx.list(BY_TOWNSHIP, row -> row, ids, states)) {
        UUID session = row.getUUID("session");
        String pool = quotas.get(session).pool(row.getString("township"));
        counts.merge(new Pool(session, pool), row.getInteger("n"), Integer::sum);
      }
    }
    return counts;
  }

  /** All who are in, with a seat or without. */
  static List<Enrolment> in(Tx tx, UUID session) {
    return tx.list(IN, EnrolmentStore::enrolment, session);
  }

  static Found byId(Tx tx, UUID id) {
    return tx.one(BY_ID, EnrolmentStore::found, id);
  }

  static List<Found> mineIn(Tx tx, UUID person, Collection<UUID> sessions) {
    return tx.list(MINE_IN, EnrolmentStore::found, person, sessions.toArray(UUID[]::new));
  }

  static List<Found> mine(Tx tx, UUID person, Page page) {
    return tx.list(MINE, EnrolmentStore::found, person, page.limit(), page.offset());
  }

  static List<Found> ofPerson(Tx tx, UUID person) {
    return tx.list(OF_PERSON, EnrolmentStore::found, person);
  }

  static int countMine(Tx tx, UUID person) {
    return tx.one(COUNT_MINE, row -> row.getInteger("n"), person);
  }

  static List<Found> list(Tx tx, UUID session, Reach reach, String state, Page page) {
    return tx.list(
        LIST,
        EnrolmentStore::found,
        session,
        reach.all(),
        reach.divisionPrefixes(),
        state,
        page.limit(),
        page.offset());
  }

  static int countList(Tx tx, UUID session, Reach reach, String state) {
    return tx.one(
        COUNT_LIST,
        row -> row.getInteger("n"),
        session,
        reach.all(),
        reach.divisionPrefixes(),
        state);
  }

  static List<Held> held(Tx tx, String division, int year, Instant now, Page page) {
    return tx.list(
        LINES,
        row ->
            new Held(
                row.getUUID("id"),
                PostRole.ofCode(row.getString("role")),
                row.getString("division"),
                row.getString("title"),
                instant(row, "starts_at")),
        division,
        offset(SessionStore.startOf(year)),
        offset(SessionStore.startOf(year + 1)),
        offset(now),
        page.limit(),
        page.offset());
  }

  static int countHeld(Tx tx, String division, int year, Instant now) {
    return tx.one(
        COUNT_HELD,
        row -> row.getInteger("n"),
        division,
        offset(SessionStore.startOf(year)),
        offset(SessionStore.startOf(year + 1)),
        offset(now));
  }

  private static Found found(Row row) {
    return new Found(enrolment(row), row.getInteger("queue_place"), row.getString("name"));
  }

  static Enrolment enrolment(Row row) {
    String leftAs = row.getString("left_as");
    return new Enrolment(
        row.getUUID("id"),
        row.getUUID("session"),
        row.getUUID("person"),
        PostRole.ofCode(row.getString("role")),
        row.getString("division"),
        Enrolment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInteger("arrival"),
        instant(row, "enrolled_at"),
        instant(row, "moved_up_at"),
        instant(row, "withdrawn_at"),
        instant(row, "offer_until"),
        leftAs == null ? null : Enrolment.LeftAs.valueOf(leftAs.toUpperCase(Locale.ROOT)));
  }
}
