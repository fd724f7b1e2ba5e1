package cn.pufa.app.demo;

import cn.pufa.identity.Divisions;
import cn.pufa.identity.Divisions.Township;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostDraft;
import cn.pufa.post.PostRole;
import cn.pufa.post.Posts;
import cn.pufa.training.SessionDraft;
import cn.pufa.training.Training;
import cn.pufa.training.TrainingRecords;
import cn.pufa.training.TrainingRecords.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Training in the demo: two sessions of the year with those who came, one that is open now and
 * nearly full, and requests that wait for a decision. Nobody of these people can sign in; in the
 * list of accounts they come after those who can.
 */
public final class DemoTraining {

  private static final int SEATS_LEFT = 2;

  private final People people;
  private final Posts posts;
  private final TrainingRecords records;
  private final Divisions divisions;
  private final BusinessClock clock;

  public DemoTraining(
      People people, Posts posts, Training training, Divisions divisions, BusinessClock clock) {
    this.people = people;
    this.posts = posts;
    this.records = training.records();
    this.divisions = divisions;
    this.clock = clock;
  }

  void add(Tx tx, int year) {
    List<Participant> directors = new ArrayList<>();
    List<Participant> supervisors = new ArrayList<>();
    for (Township township : divisions.county().townships()) {
      supervisors.add(participant(tx, PostRole.CHILD_SUPERVISOR, township.code()));
      // The first village of the first township belongs to the demo's own child director.
      String village = township.villages().getLast().code();
      directors.add(participant(tx, PostRole.CHILD_DIRECTOR, village));
    }
    addPast(tx, "演示·儿童主任业务培训（第一期）", LocalDate.of(year, 6, 20), "演示党校一楼", directors);
    addPast(tx, "演示·儿童督导员业务培训", LocalDate.of(year, 9, 12), "演示党校二楼", supervisors);
    addComing(tx, directors);
    new DemoSessions(people, records, divisions, clock).add(tx, directors);
    addRequests(tx);
  }

  private Participant participant(Tx tx, PostRole role, String division) {
    UUID person = people.add(tx, "works-in-" + division, "演示·" + role.title(), null, null, false);
    people.grant(tx, person, new Grant(role.code(), division, null, null));
    return new Participant(person, role, division);
  }

  private void addPast(
      Tx tx, String title, LocalDate day, String place, List<Participant> participants) {
    PostRole role = participants.getFirst().role();
    UUID session =
        records.session(
            tx,
            draft(title, role, participants.size(), day.minusDays(20), day, place),
            participants);
    // Two did not come.
    Set<UUID> in =
        participants.stream().skip(2).map(Participant::person).collect(Collectors.toSet());
    records.present(tx, session, in, at(day, 9));
    UUID trainer = people.add(tx, "trainer", "演示培训老师", null, null, true);
    records.signed(tx, session, trainer, at(day, 17));
  }

  private void addComing(Tx tx, List<Participant> directors) {
    LocalDate today = clock.today();
    int seats = directors.size() + SEATS_LEFT;
    records.session(
        tx,
        draft(
            "演示·儿童主任业务培训（家庭走访和强制报告）",
            PostRole.CHILD_DIRECTOR,
            seats,
            today.minusDays(1),
            today.plusDays(21),
            "演示党校一楼"),
        directors);
  }

  /** Sign-up is open from the given day until the evening three days before the session. */
  private static SessionDraft draft(
      String title, PostRole role, int seats, LocalDate opens, LocalDate day, String place) {
    return new SessionDraft(
        title,
        List.of(role),
        List.of(),
        seats,
        at(opens, 9),
        at(day.minusDays(3), 18),
        at(day, 9),
        at(day, 17),
        place,
        "演示·培训老师",
        List.of("家庭走访", "强制报告", "政策链接"),
        "请带身份证和笔记本。");
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(BusinessClock.ZONE).toInstant();
  }

  /** One for the township of each demo account, and one for the bureau. */
  private void addRequests(Tx tx) {
    for (Township township : divisions.county().townships().subList(0, 2)) {
      ask(tx, PostRole.CHILD_DIRECTOR, township.villages().get(1).code());
    }
    ask(tx, PostRole.CHILD_SUPERVISOR, divisions.county().townships().get(2).code());
  }

  private void ask(Tx tx, PostRole role, String division) {
    UUID person = people.add(tx, "would-work-in-" + division, "演示·申请人", null, null, false);
    posts.recordRequest(tx, person, new PostDraft(role, division, "演示·申请人"));
  }
}
