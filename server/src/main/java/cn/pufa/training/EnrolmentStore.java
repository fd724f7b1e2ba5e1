package cn.pufa.training;

import static cn.pufa.training.SessionStore.instant;
import static cn.pufa.training.SessionStore.offset;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Reach;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.training.Admission.Applicant;
import cn.pufa.training.Admission.Place;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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

  static final Sql PLACES =
      Sql.of(
          """
      select e.session, e.person
        from unnest($1::uuid[], $2::uuid[]) as a (session, person) join enrolment e using (session, person)
       where e.state <> 'withdrawn'""");
  static final Sql INSERT =
      Sql.of(
          """
      insert into enrolment (id, session, person, role, division, state, arrival, enrolled_at)
      select a.*, $8
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[]) as a""");
  static final Sql SESSION_OF =
      Sql.of("select session from enrolment where id = $1 and person = $2");
  static final Sql WITHDRAW =
      Sql.of("update enrolment set state = 'withdrawn', withdrawn_at = $2 where id = $1");
  static final Sql MOVE_UP =
      Sql.of(
          """
      update enrolment set state = 'enrolled', moved_up_at = $2
       where id = (select id from enrolment where session = $1 and state = 'waiting' order by arrival limit 1)
      returning id""");

  private static final String FOUND =
      """
      select e.*,
             case when e.state = 'waiting' then
               (select count(*)::int from enrolment w
                 where w.session = e.session and w.state = 'waiting' and w.arrival <= e.arrival) end as queue_place,
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
         and s.cancel_reason is null and e.state = 'enrolled'
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
    tx.execute(
        INSERT,
        enrolments.stream().map(Enrolment::id).toArray(UUID[]::new),
        enrolments.stream().map(Enrolment::session).toArray(UUID[]::new),
        enrolments.stream().map(Enrolment::person).toArray(UUID[]::new),
        texts(enrolments, enrolment -> enrolment.role().code()),
        texts(enrolments, Enrolment::division),
        texts(enrolments, enrolment -> code(enrolment.state())),
        enrolments.stream().map(Enrolment::arrival).toArray(Integer[]::new),
        offset(now));
  }

  private static String[] texts(List<Enrolment> enrolments, Function<Enrolment, String> text) {
    return enrolments.stream().map(text).toArray(String[]::new);
  }

  static Optional<UUID> sessionOf(Tx tx, UUID id, UUID person) {
    return tx.first(SESSION_OF, row -> row.getUUID("session"), id, person);
  }

  static void withdraw(Tx tx, UUID id, Instant now) {
    tx.execute(WITHDRAW, id, offset(now));
  }

  /** Who waited longest, and has the seat now. */
  static Optional<UUID> moveUpFirst(Tx tx, UUID session, Instant now) {
    return tx.first(MOVE_UP, row -> row.getUUID("id"), session, offset(now));
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
    var enrolment =
        new Enrolment(
            row.getUUID("id"),
            row.getUUID("session"),
            row.getUUID("person"),
            PostRole.ofCode(row.getString("role")),
            row.getString("division"),
            Enrolment.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
            row.getInteger("arrival"),
            instant(row, "enrolled_at"),
            instant(row, "moved_up_at"),
            instant(row, "withdrawn_at"));
    return new Found(enrolment, row.getInteger("queue_place"), row.getString("name"));
  }

  private static String code(Enrolment.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
