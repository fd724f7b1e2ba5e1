package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.course.JarCourses.JarCourse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The courses that come with the product could be published as they are. */
class JarCoursesTest {

  private static final List<JarCourse> COURSES = JarCourses.load();

  @Test
  void thereIsACourseForChildDirectorsAndOneForVolunteers() {
    assertThat(COURSES)
        .extracting(JarCourse::id)
        .containsExactly("child-director", "volunteer-basics");
    assertThat(COURSES.getFirst().lessons()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(COURSES.getFirst().head().audience()).contains("child_director");
  }

  @Test
  void nothingKeepsThemFromBeingPublished() {
    for (JarCourse course : COURSES) {
      List<Lesson> lessons =
          course.lessons().entrySet().stream()
              .map(entry -> Lesson.of(course.id(), 1, entry.getKey(), entry.getValue()))
              .toList();
      assertThat(CourseFaults.of(lessons)).as(course.id()).isEmpty();
      int minutes = lessons.stream().mapToInt(lesson -> lesson.text().minutes()).sum();
      assertThat(course.head().minutes()).as(course.id()).isEqualTo(minutes);
    }
  }

  @Test
  void theSameWordsHaveTheSameFingerprint() {
    assertThat(JarCourses.load())
        .extracting(JarCourse::source)
        .containsExactlyElementsOf(COURSES.stream().map(JarCourse::source).toList())
        .doesNotHaveDuplicates();
  }
}
