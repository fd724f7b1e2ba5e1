package cn.pufa.course;

import cn.pufa.course.LessonStore.Hold;
import cn.pufa.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What learners see of a course: the live version, without the lessons that are withheld. */
record Shelf(CourseVersion version, List<Lesson> lessons) {

  static Optional<Shelf> of(Tx tx, String course) {
    return CourseStore.live(tx, course).map(version -> of(tx, version));
  }

  private static Shelf of(Tx tx, CourseVersion version) {
    Set<String> withheld =
        LessonStore.holds(tx, version.course()).stream()
            .map(Hold::lesson)
            .collect(Collectors.toSet());
    return new Shelf(
        version,
        LessonStore.of(tx, version.course(), version.number()).stream()
            .filter(lesson -> !withheld.contains(lesson.id()))
            .toList());
  }

  Optional<Lesson> lesson(String id) {
    return lessons.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
  }

  List<String> ids() {
    return lessons.stream().map(Lesson::id).toList();
  }

  List<String> subjects() {
    return lessons.stream().map(Lesson::subject).toList();
  }
}
