package cn.pufa.app.demo;

import cn.pufa.certificate.Award;
import cn.pufa.certificate.Certificates;
import cn.pufa.certificate.Qualification;
import cn.pufa.hours.Entry;
import cn.pufa.hours.Hours;
import cn.pufa.hours.Source;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Grant;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Certificates and hours of invented people: most hold a valid one, some one that ends soon or has
 * ended, some none. The child director who can sign in has none yet, so that the way to it can be
 * walked.
 */
public final class DemoCertificates {

  /** How long ago an exam was passed, in days, in turn; below zero for never. */
  private static final List<Integer> PASSED = List.of(120, 300, 1050, 500, -1, 1120, 60, 700);

  private static final String ACCOUNT_TO_WALK = "child_director";
  private static final int ENDS_SOON = 1060;

  private final Certificates certificates;
  private final Hours hours;
  private final BusinessClock clock;

  public DemoCertificates(Certificates certificates, Hours hours, BusinessClock clock) {
    this.certificates = certificates;
    this.hours = hours;
    this.clock = clock;
  }

  void add(Tx tx) {
    int place = 0;
    for (Person person : Roles.holders(tx, roles(), clock.today())) {
      if (person.account().equals(ACCOUNT_TO_WALK)) {
        addHours(tx, person);
      } else if (person.account().equals("child_supervisor")) {
        pass(tx, person, ENDS_SOON);
      } else {
        pass(tx, person, PASSED.get(place++ % PASSED.size()));
      }
    }
  }

  private static List<String> roles() {
    return List.of(Qualification.CHILD_DIRECTOR.code(), Qualification.CHILD_SUPERVISOR.code());
  }

  private void pass(Tx tx, Person person, int daysAgo) {
    Optional<Qualification> qualification =
        person.roles().stream().map(Grant::role).flatMap(DemoCertificates::of).findFirst();
    if (daysAgo >= 0 && qualification.isPresent()) {
      Qualification wanted = qualification.get();
      certificates.issue(
          tx,
          new Award(
              person.id(),
              person.displayName(),
              wanted,
              "演示·" + wanted.title() + "上岗考试",
              UUID.randomUUID(),
              day(daysAgo).atTime(10, 0).atZone(BusinessClock.ZONE).toInstant()));
    }
  }

  private static Stream<Qualification> of(String role) {
    return Qualification.of(role).stream();
  }

  private void addHours(Tx tx, Person person) {
    attend(tx, person, Source.SESSION, "演示·儿童主任业务培训（第一期）", 150, 360);
    attend(tx, person, Source.COURSE, "演示·强制报告怎么做", 40, 90);
    hours.state(tx, person.id(), person.displayName(), "演示·省里的家庭教育线上课", day(9), 120);
  }

  private void attend(Tx tx, Person person, Source source, String title, int daysAgo, int minutes) {
    hours.record(
        tx, new Entry(person.id(), source, UUID.randomUUID(), title, day(daysAgo), minutes));
  }

  private LocalDate day(int daysAgo) {
    return clock.today().minusDays(daysAgo);
  }
}
