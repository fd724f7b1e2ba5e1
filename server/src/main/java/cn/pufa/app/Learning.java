package cn.pufa.app;

import cn.pufa.certificate.Certificates;
import cn.pufa.course.Courses;
import cn.pufa.exam.Exams;
import cn.pufa.hours.Hours;
import cn.pufa.law.Law;
import cn.pufa.notice.PersonalNotices;
import cn.pufa.office.Offices;
import cn.pufa.personal.Consents;
import cn.pufa.personal.IdNumbers;
import cn.pufa.personal.Retention;
import cn.pufa.platform.http.Routes;
import cn.pufa.post.Posts;
import cn.pufa.training.Training;
import cn.pufa.training.TrainingParts;
import cn.pufa.volunteer.Volunteers;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The features by which somebody becomes ready for duty (上岗): posts, courses, exams, certificates,
 * hours, training sessions and volunteers, put together.
 */
final class Learning implements AutoCloseable {

  private final Certificates certificates;
  private final Hours hours;
  private final Posts posts;
  private final Courses courses;
  private final Exams exams;
  private final Training training;
  private final Volunteers volunteers;

  /**
   * @param publicUrl where residents open the service; empty where the bureau has not said
   */
  Learning(
      Ground ground,
      PersonalNotices notices,
      Law law,
      Consents consents,
      IdNumbers idNumbers,
      Offices offices,
      Optional<String> publicUrl) {
    var database = ground.database();
    var commands = ground.commands();
    var people = ground.people();
    var divisions = ground.divisions();
    var limits = ground.limits();
    var workers = ground.workers();
    var clock = ground.clock();
    var citations = law.citations();
    certificates =
        new Certificates(
            database, commands, people, notices, limits, divisions, workers, publicUrl, clock);
    hours = new Hours(database, commands, people, notices, divisions, workers, clock);
    posts =
        new Posts(
            database,
            commands,
            people,
            divisions,
            certificates,
            offices,
            idNumbers,
            (tx, person) -> Volunteers.requireServing(tx, person, clock.today()),
            clock);
    courses =
        new Courses(
            database,
            commands,
            people,
            divisions,
            law.statutes(),
            citations,
            ground.files(),
            ground.vault(),
            hours,
            clock);
    exams =
        new Exams(
            database,
            commands,
            people,
            citations,
            certificates,
            courses,
            divisions,
            workers,
            clock);
    training =
        new Training(
            new TrainingParts(
                database,
                commands,
                people,
                notices,
                hours,
                limits,
                ground.changes(),
                workers,
                publicUrl,
                clock),
            divisions);
    volunteers =
        new Volunteers(
            database, commands, notices, people, consents, idNumbers, posts, divisions, clock);
    training.whenCalledOff(volunteers::sessionCalledOff);
    people.whenTaken(training::roleTaken);
  }

  /** What comes with the product, and a post for every village and township. */
  void seed() {
    exams.seed();
    courses.seed();
  }

  void open() {
    posts.open();
  }

  void register(PersonalRecords records) {
    records.register(posts.own(), training.own());
    records.register(volunteers.own());
    records.register(certificates.own(), hours.own());
    records.register(exams.own());
    records.register(courses.own());
  }

  /** What of it is forgotten in time. */
  Stream<Runnable> forgetting(Retention retention) {
    return Stream.of(
        retention.chore("decided_post_request", posts::forgetDecidedRequests),
        retention.chore("undecided_post_request", posts::forgetUndecidedRequests),
        retention.chore("old_record_check", posts::forgetOldChecks),
        retention.chore("sign_up_reminder", training::forgetReminders),
        retention.chore("withdrawn_volunteer", volunteers::forgetWithdrawn),
        retention.chore("ended_certificate", certificates::forgetEnded),
        retention.chore("refused_hours", hours::forgetRefused),
        retention.chore("exam_attempt", exams::forgetAttempts),
        retention.chore("idle_learning", courses::forgetIdle),
        retention.chore("old_completion", courses::forgetCompletions));
  }

  /** What falls due by the clock. */
  Stream<Runnable> due() {
    return Stream.of(
        certificates::remind, training::tend, exams::endOverdue, volunteers::settleOfAge);
  }

  void bind(Routes routes) {
    certificates.routes().bind(routes);
    hours.routes().bind(routes);
    posts.routes().bind(routes);
    courses.routes().bind(routes);
    exams.routes().bind(routes);
    training.routes().bind(routes);
    training.attendanceRoutes().bind(routes);
    volunteers.routes().bind(routes);
  }

  Certificates certificates() {
    return certificates;
  }

  Hours hours() {
    return hours;
  }

  Posts posts() {
    return posts;
  }

  Courses courses() {
    return courses;
  }

  Exams exams() {
    return exams;
  }

  Training training() {
    return training;
  }

  Volunteers volunteers() {
    return volunteers;
  }

  @Override
  public void close() {
    training.close();
  }
}
