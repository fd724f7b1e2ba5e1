package cn.pufa.exam;

import cn.pufa.audit.Commands;
import cn.pufa.certificate.Certificates;
import cn.pufa.course.Courses;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The doorway of exams. */
public final class Exams {

  private final Database database;
  private final BusinessClock clock;
  private final Sitting sitting;
  private final ExamSeeds seeds;
  private final OwnExams own;
  private final ExamRecords records;
  private final ExamRoutes routes;

  public Exams(
      Database database,
      Commands commands,
      People people,
      Citations citations,
      Certificates certificates,
      Courses courses,
      Divisions divisions,
      Workers workers,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    Map<String, String> names = divisions.namesByCode();
    var citing = new CitingQuestions(citations, clock);
    citations.join(citing);
    var drawable = new DrawableQuestions(citations);
    var grounds = new Grounds(certificates, courses, clock);
    var questionViews = new QuestionViews(people, citations, drawable);
    var sittingViews = new SittingViews(drawable, grounds, questionViews, clock);
    sitting =
        new Sitting(
            database, commands, people, certificates, drawable, grounds, sittingViews, clock);
    seeds = new ExamSeeds(database, commands, citing, clock);
    own = new OwnExams(names);
    records = new ExamRecords(drawable);
    routes =
        new ExamRoutes(
            database,
            sitting,
            sittingViews,
            new QuestionDesk(commands, citations, citing, courses, questionViews, clock),
            questionViews,
            new BlueprintDesk(commands, drawable, clock),
            new Results(people, names),
            workers);
  }

  /** The banks and exams that come with the product. */
  public void seed() {
    seeds.seed(JarExams.load());
  }

  public Optional<String> title(Tx tx, String exam) {
    return BlueprintStore.byId(tx, exam).map(Blueprint::title);
  }

  public Optional<String> bankTitle(Tx tx, String bank) {
    return QuestionStore.banks(tx).stream()
        .filter(one -> one.id().equals(bank))
        .map(QuestionStore.Bank::title)
        .findFirst();
  }

  public ExamRoutes routes() {
    return routes;
  }

  public OwnExams own() {
    return own;
  }

  /** For the demo. */
  public ExamRecords records() {
    return records;
  }

  /** Ends what has run out of time. */
  public void endOverdue() {
    sitting.endOverdue();
  }

  /**
   * @param age after which an attempt names nobody any more
   */
  public void forgetAttempts(Duration age) {
    database.run(tx -> AttemptStore.forgetEndedBefore(tx, clock.now().minus(age)));
  }
}
