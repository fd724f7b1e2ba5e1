package cn.pufa.exam;

import cn.pufa.certificate.Certificates;
import cn.pufa.certificate.Standing;
import cn.pufa.course.Courses;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What else stands for or against somebody's starting an exam: what was passed, and the course. */
final class Grounds {

  private final Certificates certificates;
  private final Courses courses;
  private final BusinessClock clock;

  Grounds(Certificates certificates, Courses courses, BusinessClock clock) {
    this.certificates = certificates;
    this.courses = courses;
    this.clock = clock;
  }

  /**
   * @param attempts all of the person in this exam
   */
  Entry.Grounds of(Tx tx, UUID person, Blueprint blueprint, List<Attempt> attempts) {
    return new Entry.Grounds(
        blueprint.qualification() == null
            ? endOfYearOf(attempts)
            : renewableFrom(tx, person, blueprint.qualification()),
        blueprint.course() == null || courses.completed(tx, person, blueprint.course()));
  }

  /** Whoever holds a certificate takes it again when that may be renewed. */
  private LocalDate renewableFrom(Tx tx, UUID person, Learner qualification) {
    Standing standing =
        certificates
            .valid(tx, qualification.qualification(), List.of(person), clock.today())
            .get(person);
    return standing == null ? null : standing.renewableFrom();
  }

  /** What gives no certificate holds for the rest of its year. */
  private static LocalDate endOfYearOf(List<Attempt> attempts) {
    return attempts.stream()
        .filter(Attempt::hasPassed)
        .map(attempt -> LocalDate.ofInstant(attempt.endedAt(), BusinessClock.ZONE))
        .max(Comparator.naturalOrder())
        .map(day -> LocalDate.of(day.getYear() + 1, 1, 1))
        .orElse(null);
  }
}
