package cn.pufa.volunteer;

import cn.pufa.audit.Commands;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.personal.Consents;
import cn.pufa.personal.IdNumbers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.Posts;
import cn.pufa.training.Meetings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doorway of this feature: its routes, what it keeps about a person, and the demo's way in. */
public final class Volunteers {

  private final Database database;
  private final BusinessClock clock;
  private final Map<String, String> divisionNames;
  private final Registrations registrations;
  private final Assignments assignments;
  private final VolunteerRoutes routes;

  public Volunteers(
      Database database,
      Commands commands,
      PersonalNotices notices,
      People people,
      Consents consents,
      IdNumbers idNumbers,
      Posts posts,
      Divisions divisions,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    this.divisionNames = divisions.namesByCode();
    var words = new VolunteerNotices(notices);
    this.registrations =
        new Registrations(
            commands, words, people, consents, idNumbers, divisionNames.keySet(), clock);
    idNumbers.follow(
        (tx, person) ->
            VolunteerStore.ofPerson(tx, person)
                .filter(volunteer -> volunteer.withdrawnAt() == null)
                .filter(Volunteer::forNationalRecord)
                .isPresent());
    var meetings = new Meetings(divisions.county().code());
    this.assignments = new Assignments(commands, words, meetings, posts, clock);
    this.routes =
        new VolunteerRoutes(
            database,
            registrations,
            assignments,
            new VolunteerViews(people, posts, idNumbers, divisionNames, clock),
            new VolunteerExport(database, commands, people, idNumbers, divisionNames, clock));
  }

  /** Of whoever is in the register, or was; it says nothing of those who never entered it. */
  public static void requireServing(Tx tx, UUID person, LocalDate today) {
    VolunteerStore.lockOfPerson(tx, person)
        .map(volunteer -> volunteer.state(today))
        .ifPresent(Volunteers::requireActive);
  }

  private static void requireActive(Volunteer.State state) {
    switch (state) {
      case ACTIVE -> {}
      case AWAITING_GUARDIAN ->
          throw Problem.conflict("您登记志愿者时填的年龄不满十八岁，还要监护人同意。请把监护人签字的同意书交给镇街，看过以后就有这个身份。");
      case WITHDRAWN -> throw Problem.conflict("您已经退出志愿者名册。想再来帮忙，请在“我的 → 我的身份”里重新登记志愿者。");
    }
  }

  public VolunteerRoutes routes() {
    return routes;
  }

  public OwnVolunteer own() {
    return new OwnVolunteer(registrations, divisionNames);
  }

  /** One session is called off, with the work that was asked for there. */
  public void sessionCalledOff(Tx tx, UUID session, String reason) {
    assignments.sessionCalledOff(tx, session, reason);
  }

  /** What falls due by the clock: who comes of age may serve. */
  public void settleOfAge() {
    database.run(registrations::settleOfAge);
  }

  /**
   * @param age how long the entry of somebody who left the register is kept
   */
  public void forgetWithdrawn(Duration age) {
    database.run(tx -> VolunteerStore.forgetWithdrawn(tx, clock.now().minus(age)));
  }

  /** An invented volunteer of age. */
  public void record(Tx tx, UUID person, String name, LocalDate bornOn, String division) {
    List<Skill> skills = List.of(Skill.TEACHING, Skill.DIALECT);
    List<Slot> slots =
        List.of(
            new Slot(Slot.Weekday.SAT, Slot.Band.MORNING),
            new Slot(Slot.Weekday.SUN, Slot.Band.AFTERNOON));
    registrations.save(
        tx,
        person,
        new VolunteerDraft(name, bornOn, division, skills, slots, null, false, null, null));
  }

  /** Proposed to that volunteer, for the demo. */
  public void recordAssignment(
      Tx tx, UUID person, String title, String place, Instant from, Instant to) {
    var draft = new AssignmentDraft(Assignment.Kind.EVENT, null, title, place, from, to, false);
    AssignmentStore.insert(tx, person, draft, null, clock.now());
  }
}
