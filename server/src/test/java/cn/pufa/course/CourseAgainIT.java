package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A course that is learned again after it was forgotten that somebody had completed it. */
class CourseAgainIT {

  private static final Instant FIRST = Instant.parse("2026-05-25T01:00:00Z");

  @Test
  void theHoursOfTheFirstYearStay() {
    var database = TestPostgres.create();
    var clock = new MovableClock(FIRST.toString());
    String course;
    try (var server = TestServer.start(database, clock)) {
      course = new CourseWorld(server).published(CourseWorld.text());
      Staff.add(server, "learns-again", "volunteer");
      CourseWorld.read(server.as("learns-again"), course, "l1").expect(200);
    }
    clock.moveTo(FIRST.plus(Duration.ofDays(1096)).toString());
    try (var later = TestServer.start(database, clock);
        var rows = Jdbc.connect(database.ownerUrl())) {
      assertThat(entries(rows)).containsExactly("2026-05-25 45 ");
      Eventually.within(
          Duration.ofSeconds(10),
          () ->
              assertThat(
                      rows.number(
                          "select count(*) from course_completion where course = '%s'"
                              .formatted(course)))
                  .isZero());
      assertThat(
              CourseWorld.read(later.as("learns-again"), course, "l1")
                  .expect(200)
                  .json()
                  .get("courseCompleted")
                  .getAsBoolean())
          .isTrue();
      assertThat(entries(rows)).containsExactly("2026-05-25 45 ");
    }
  }

  private static List<String> entries(Jdbc rows) {
    return rows.column(
        """
        select held_on || ' ' || minutes || ' ' || coalesce(reason, '') from hours_entry e
          join person p on p.id = e.person where p.account = 'learns-again' order by turn""");
  }
}
