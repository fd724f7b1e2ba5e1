package cn.pufa.app.demo;

import cn.pufa.course.Courses;
import cn.pufa.identity.Person;
import cn.pufa.identity.Roles;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Courses in the demo: one with a video beside those of the product, and child directors who are
 * through, on their way, or have stopped somewhere.
 */
public final class DemoCourses {

  private static final String COURSE = "child-director";
  private static final String FILM = "/demo/lesson.mp4";

  /** Lessons done and days since the last; the rest of the directors have not begun. */
  private static final List<int[]> PROGRESS =
      List.of(
          new int[] {16, 30},
          new int[] {16, 12},
          new int[] {5, 2},
          new int[] {3, 25},
          new int[] {9, 5},
          new int[] {3, 40},
          new int[] {1, 18},
          new int[] {16, 6});

  private final Courses courses;
  private final BusinessClock clock;

  public DemoCourses(Courses courses, BusinessClock clock) {
    this.courses = courses;
    this.clock = clock;
  }

  void add(Tx tx) {
    Person trainer = Roles.holders(tx, List.of("trainer"), clock.today()).getFirst();
    Path film = film();
    try {
      courses.recordVideoCourse(tx, trainer.id(), film);
    } finally {
      delete(film);
    }
    List<Person> directors =
        Roles.holders(tx, List.of(COURSE.replace('-', '_')), clock.today()).stream()
            .filter(person -> person.account().startsWith("works-in-"))
            .toList();
    for (int place = 0; place < Math.min(PROGRESS.size(), directors.size()); place++) {
      int[] progress = PROGRESS.get(place);
      courses.recordLearnt(
          tx,
          directors.get(place).id(),
          COURSE,
          progress[0],
          clock.now().minus(Duration.ofDays(progress[1])));
    }
  }

  /** From the jar onto the disk. */
  private static Path film() {
    try (InputStream in = DemoCourses.class.getResourceAsStream(FILM)) {
      Path file = Files.createTempFile("pufa-demo", ".mp4");
      Files.write(file, in.readAllBytes());
      return file;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
