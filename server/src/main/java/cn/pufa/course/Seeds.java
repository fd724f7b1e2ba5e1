package cn.pufa.course;

import cn.pufa.audit.Commands;
import cn.pufa.course.CourseVersion.State;
import cn.pufa.course.JarCourses.JarCourse;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.util.List;

/**
 * Puts in the courses of the product: those that are not there, and newer words of those whose
 * words are still the product's. What staff published or took off is theirs.
 */
final class Seeds {

  private final Database database;
  private final Commands commands;
  private final Publication publication;
  private final BusinessClock clock;

  Seeds(Database database, Commands commands, Publication publication, BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.publication = publication;
    this.clock = clock;
  }

  void seed(List<JarCourse> jar) {
    jar.forEach(course -> database.run(tx -> seed(tx, course)));
  }

  private void seed(Tx tx, JarCourse course) {
    CourseStore.insert(tx, course.id(), clock.now());
    CourseStore.lock(tx, course.id());
    if (!CourseStore.wantsSeed(tx, course.id(), course.source())) {
      return;
    }
    int number =
        CourseStore.insertVersion(
            tx,
            course.id(),
            State.REPLACED,
            course.head(),
            course.source(),
            List.of(),
            clock.now());
    course
        .lessons()
        .forEach((id, text) -> LessonStore.save(tx, Lesson.of(course.id(), number, id, text)));
    publication.goLive(tx, course.id(), number, null);
    commands.append(tx, "system", "seedCourse", "course/" + course.id(), null, "-");
  }
}
