package cn.pufa.app.demo;

import cn.pufa.certificate.Award;
import cn.pufa.certificate.Certificates;
import cn.pufa.certificate.Qualification;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.Divisions.Township;
import cn.pufa.identity.Divisions.Village;
import cn.pufa.identity.People;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.post.PostDraft;
import cn.pufa.post.PostRole;
import cn.pufa.post.Posts;
import cn.pufa.volunteer.Volunteers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Posts in the demo: most villages have somebody, some of them without a certificate or a record
 * check, some nobody; in the three 街道 most posts are free for whoever tries out registering. Two
 * volunteers, one of them asked to help.
 */
public final class DemoPosts {

  /** Of the first townships only the villages from this one on. */
  private static final int FREE = 7;

  private static final int STREETS = 3;

  /** 黄村, where the newcomer of the handbook registers. */
  private static final String NEWCOMERS_VILLAGE = "440881001009";

  private final People people;
  private final Posts posts;
  private final Certificates certificates;
  private final Volunteers volunteers;
  private final Divisions divisions;
  private final BusinessClock clock;
  private int number;

  public DemoPosts(
      People people,
      Posts posts,
      Certificates certificates,
      Volunteers volunteers,
      Divisions divisions,
      BusinessClock clock) {
    this.people = people;
    this.posts = posts;
    this.certificates = certificates;
    this.volunteers = volunteers;
    this.divisions = divisions;
    this.clock = clock;
  }

  /** After the accounts and the training, whose people hold posts here. */
  void add(Tx tx) {
    var townships = divisions.county().townships();
    for (int place = 0; place < townships.size(); place++) {
      addSupervisor(tx, townships.get(place), place);
      addDirectors(tx, townships.get(place), place < STREETS ? FREE : 0);
    }
    Village first = townships.getFirst().villages().getFirst();
    UUID director = known(tx, "child_director", "演示儿童主任");
    LocalDate since = clock.today().minusYears(2);
    var draft = new PostDraft(PostRole.CHILD_DIRECTOR, first.code(), "演示儿童主任");
    posts.recordHolder(tx, director, draft, since);
    addVolunteers(tx);
  }

  /** Finds somebody of the demo by the account. */
  private UUID known(Tx tx, String account, String name) {
    return people.add(tx, account, name, null, null, false);
  }

  private void addSupervisor(Tx tx, Township township, int place) {
    boolean account = place == 0;
    String name = account ? "演示儿童督导员" : "演示·" + PostRole.CHILD_SUPERVISOR.title();
    UUID person = known(tx, account ? "child_supervisor" : worker(township.code()), name);
    var draft = new PostDraft(PostRole.CHILD_SUPERVISOR, township.code(), name);
    // One township has nobody: the demo's request for it waits.
    if (place != 2) {
      posts.recordHolder(tx, person, draft, clock.today().minusYears(3));
      posts.recordCheck(tx, person, clock.today().minusDays(60), township.name() + "办事处");
    }
  }

  private void addDirectors(Tx tx, Township township, int from) {
    var villages = township.villages();
    for (int place = from; place < villages.size(); place++) {
      boolean trained = place == villages.size() - 1;
      number++;
      boolean free = villages.get(place).code().equals(NEWCOMERS_VILLAGE) || number % 13 == 6;
      if (trained || !free) {
        addDirector(tx, township, villages.get(place), trained);
      }
    }
  }

  private void addDirector(Tx tx, Township township, Village village, boolean trained) {
    String name = trained ? "演示·儿童主任" : "演示·" + village.name().replaceAll("(居委会|村委会)$", "");
    UUID person = known(tx, worker(village.code()), name);
    var draft = new PostDraft(PostRole.CHILD_DIRECTOR, village.code(), name);
    posts.recordHolder(tx, person, draft, clock.today().minusDays(200 + number));
    // Whoever came to the training has one already, or shows what it is to have none.
    if (!trained && number % 5 != 2) {
      certify(tx, person, draft);
    }
    int ago = number % 7 == 3 ? 400 : number % 11 == 4 ? 330 : 90;
    posts.recordCheck(tx, person, clock.today().minusDays(ago), township.name() + "政府");
  }

  private static String worker(String division) {
    return "works-in-" + division;
  }

  private void certify(Tx tx, UUID person, PostDraft draft) {
    Qualification qualification = Qualification.of(draft.role().code()).orElseThrow();
    Instant passed = clock.now().minus(Duration.ofDays(180));
    certificates.record(
        tx,
        new Award(
            person,
            draft.name(),
            qualification,
            "演示·" + draft.role().title() + "上岗考试",
            UUID.randomUUID(),
            passed));
  }

  private void addVolunteers(Tx tx) {
    String county = divisions.county().code();
    UUID volunteer = known(tx, "volunteer", "演示志愿者");
    volunteers.record(tx, volunteer, "演示志愿者", LocalDate.of(1988, 3, 5), county);
    UUID other = known(tx, "helps-in-the-county", "演示·志愿者乙");
    String street = divisions.county().townships().getFirst().code();
    volunteers.record(tx, other, "演示·志愿者乙", LocalDate.of(1995, 6, 1), street);
    posts.recordCheck(tx, other, clock.today().minusDays(30), "演示街道办事处");
    Instant from = clock.today().plusDays(9).atTime(9, 0).atZone(BusinessClock.ZONE).toInstant();
    volunteers.recordAssignment(
        tx, volunteer, "演示·宪法宣传进村居", "演示文化广场", from, from.plus(Duration.ofHours(3)));
  }
}
