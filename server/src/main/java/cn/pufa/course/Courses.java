package cn.pufa.course;

import cn.pufa.audit.Commands;
import cn.pufa.hours.Hours;
import cn.pufa.identity.Divisions;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.law.Statutes;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.files.Files;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The doorway of this feature: who has completed what, its routes, its seed. */
public final class Courses {

  private final Database database;
  private final BusinessClock clock;
  private final Seeds seeds;
  private final Recorded recorded;
  private final CourseRoutes routes;

  public Courses(
      Database database,
      Commands commands,
      People people,
      Divisions divisions,
      Statutes statutes,
      Citations citations,
      Files files,
      Vault vault,
      Hours hours,
      BusinessClock clock) {
    this.database = database;
    this.clock = clock;
    var completions = new Completions(hours, clock);
    var publication = new Publication(citations, completions, clock);
    citations.join(new CitingLessons(publication));
    this.seeds = new Seeds(database, commands, publication, clock);
    this.recorded = new Recorded(files, publication, completions, clock);
    var tickets = new Tickets(vault, clock);
    var views = new CourseViews(citations, people);
    this.routes =
        new CourseRoutes(
            database,
            new LearnerViews(citations, files, tickets),
            new Learning(commands, completions, tickets, clock),
            views,
            new CourseDesk(commands, statutes, files, publication, views, clock),
            new LessonFiles(database, commands, files, tickets),
            new Overview(divisions, clock));
  }

  public CourseRoutes routes() {
    return routes;
  }

  public OwnLearning own() {
    return new OwnLearning();
  }

  /** The courses of the product; safe to call at every start. */
  public void seed() {
    seeds.seed(JarCourses.load());
  }

  /** Whether there is such a course, be it only a draft. */
  public boolean has(Tx tx, String course) {
    return CourseStore.find(tx, course).isPresent();
  }

  /** Whether the person has done each lesson of the course, in whatever version. */
  public boolean completed(Tx tx, UUID person, String course) {
    return ProgressStore.completionsOf(tx, person).stream()
        .anyMatch(completion -> completion.course().equals(course));
  }

  /**
   * A course of the demo.
   *
   * @param film on the disk; its bytes are kept
   */
  public void recordVideoCourse(Tx tx, UUID writer, Path film) {
    recorded.videoCourse(tx, writer, film);
  }

  /** As if the person had done the first lessons of the course, the last of them then. */
  public void recordLearnt(Tx tx, UUID person, String course, int lessons, Instant last) {
    recorded.learnt(tx, person, course, lessons, last);
  }

  /**
   * @param age after which progress of somebody who no longer learns is forgotten
   */
  public void forgetIdle(Duration age) {
    database.run(tx -> ProgressStore.forget(tx, clock.now().minus(age)));
  }

  /**
   * @param age how long it is kept that somebody completed a course; the hours stay
   */
  public void forgetCompletions(Duration age) {
    database.run(tx -> ProgressStore.forgetCompletions(tx, clock.now().minus(age)));
  }
}
