package cn.pufa.training;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Line;
import cn.pufa.platform.http.Request.Page;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.training.Admission.Applicant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The doorway of this feature: its routes, what the yearly figures count, and the demo's way in.
 */
public final class Training implements AutoCloseable {

  /** Somebody who took part, for one of the person's posts. */
  public record Participant(UUID person, PostRole role, String division) {}

  private final Database database;
  private final BusinessClock clock;
  private final String division;
  private final Map<String, String> divisionNames;
  private final Enrolments enrolments;
  private final Posts posts;
  private final TrainingRoutes routes;

  public Training(
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    this.division = divisions.county().code();
    this.divisionNames = divisions.namesByCode();
    this.enrolments = new Enrolments(commands, people, clock, division, divisionNames);
    this.posts = new Posts(commands, people, clock, divisionNames);
    var sessions =
        new TrainingSessions(commands, enrolments, clock, division, divisionNames.keySet());
    this.routes = new TrainingRoutes(database, sessions, enrolments, posts);
  }

  public TrainingRoutes routes() {
    return routes;
  }

  public OwnTraining own() {
    return new OwnTraining(enrolments, clock, division, divisionNames);
  }

  /**
   * @param age how long a request for a post is kept after it was decided
   */
  public void forgetDecidedRequests(Duration age) {
    database.run(tx -> posts.forgetDecided(tx, clock.now().minus(age)));
  }

  /** Sessions that began in the year and were not called off. */
  public int countSessions(Tx tx, int year) {
    return SessionStore.count(tx, division, year, clock.now());
  }

  public List<Line> sessionLines(Tx tx, int year, Page page) {
    return SessionStore.lines(tx, division, year, clock.now(), page);
  }

  /** People with a seat in those sessions (人次). */
  public int countEnrolments(Tx tx, int year) {
    return EnrolmentStore.countHeld(tx, division, year, clock.now());
  }

  /** Post and village of each, no names. */
  public List<Line> enrolmentLines(Tx tx, int year, Page page) {
    return EnrolmentStore.held(tx, division, year, clock.now(), page).stream()
        .map(this::line)
        .toList();
  }

  private Line line(EnrolmentStore.Held held) {
    return new Line(
        held.id().toString(),
        divisionNames.getOrDefault(held.division(), held.division()) + held.role().title(),
        LocalDate.ofInstant(held.startsAt(), BusinessClock.ZONE),
        held.title());
  }

  /** A session as if announced in time; its participants signed up when sign-up opened. */
  public void record(Tx tx, SessionDraft draft, List<Participant> participants) {
    UUID session = SessionStore.insert(tx, division, draft).id();
    List<Applicant> applicants =
        participants.stream()
            .map(
                participant ->
                    new Applicant(
                        session, participant.person(), participant.role(), participant.division()))
            .toList();
    enrolments.admit(tx, applicants, draft::opensAt);
  }

  public void recordRequest(Tx tx, UUID person, PostDraft draft) {
    posts.insert(tx, person, draft);
  }

  @Override
  public void close() {
    enrolments.close();
  }
}
