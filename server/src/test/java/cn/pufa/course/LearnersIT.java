package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is how far with a course, as trainers see it. */
class LearnersIT {

  private static final String NORTH = "440881001";
  private static final String SOUTH = "440881002";

  private static TestServer server;
  private static Api trainer;

  /** Text, text, text. */
  private static String course;

  @BeforeAll
  static void start() {
    MovableClock clock = new MovableClock("2026-05-04T01:00:00Z");
    server = TestServer.start(TestPostgres.create(), clock);
    course =
        new CourseWorld(server)
            .published(CourseWorld.text(), CourseWorld.text(), CourseWorld.text());
    forgetDemoVolunteers();

    read(volunteer("left", NORTH), "l1");
    clock.moveTo("2026-05-15T01:00:00Z");
    read(volunteer("stuck", SOUTH), "l2");
    clock.moveTo("2026-05-20T01:00:00Z");
    read(volunteer("goes-on", NORTH), "l1");
    read(volunteer("through", SOUTH), "l1", "l2", "l3");
    volunteer("new", NORTH);
    clock.moveTo("2026-05-29T02:00:00Z");
    trainer = server.as("trainer");
  }

  /** The county's demo people have the course's posts too. */
  private static void forgetDemoVolunteers() {
    sql("delete from role_grant where role in ('volunteer', 'child_director')");
  }

  private static void sql(String text) {
    try (var database = Jdbc.connect(server.database().ownerUrl())) {
      database.execute(text);
    }
  }

  private static Api volunteer(String account, String township) {
    Staff.add(server, account, "volunteer");
    sql(
        "update role_grant set division = '%s' where person = (select id from person where account = '%s')"
            .formatted(township, account));
    return server.as(account);
  }

  private static void read(Api learner, String... lessons) {
    for (String lesson : lessons) {
      CourseWorld.read(learner, course, lesson).expect(200);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject page(Object... parameters) {
    Map<String, Object> asked = new HashMap<>(Map.of("course", course));
    for (int at = 0; at < parameters.length; at += 2) {
      asked.put((String) parameters[at], parameters[at + 1]);
    }
    return trainer.call("listCourseLearners", asked).expect(200).json();
  }

  private static List<JsonObject> items(JsonObject page) {
    return StreamSupport.stream(page.getAsJsonArray("items").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static List<String> names(JsonObject page) {
    return items(page).stream().map(item -> item.get("name").getAsString()).toList();
  }

  /** Twenty-five days after the first of them moved, fourteen and an hour after the last. */
  @Test
  void whoIsStuckComesFirstWithTheLessonBeforeThem() {
    JsonObject page = page();
    assertThat(names(page)).containsExactly("left", "stuck", "goes-on", "new", "through");
    assertThat(items(page))
        .extracting(item -> item.get("state").getAsString())
        .containsExactly("stuck", "stuck", "learning", "not_started", "finished");
    assertThat(items(page))
        .extracting(item -> item.get("finished").getAsInt())
        .containsExactly(1, 1, 1, 0, 3);
    assertThat(items(page).getFirst().get("movedAt").getAsString()).startsWith("2026-05-04");
    assertThat(items(page).getLast().get("movedAt").getAsString()).startsWith("2026-05-20");
    assertThat(items(page).getLast().has("next")).isFalse();
    assertThat(items(page).getLast().get("completedAt").getAsString()).startsWith("2026-05-20");
  }

  @Test
  void pagesAreCutAfterStateAndTownshipAreAsked() {
    assertThat(names(page("page", 2, "size", 2))).containsExactly("goes-on", "new");
    JsonObject stuck = page("state", "stuck", "size", 1);
    assertThat(stuck.get("total").getAsInt()).isEqualTo(2);
    assertThat(names(stuck)).containsExactly("left");
    assertThat(names(page("township", SOUTH))).containsExactly("stuck", "through");
    JsonObject none = page("township", SOUTH, "state", "not_started");
    assertThat(none.get("total").getAsInt()).isZero();
    assertThat(names(none)).isEmpty();
  }

  @Test
  void theOverviewCountsEachOnceByTownshipAndLesson() {
    JsonObject overview =
        trainer.call("getCourseOverview", Map.of("course", course)).expect(200).json();
    assertThat(overview.getAsJsonObject("counts").toString())
        .isEqualTo("{\"learners\":5,\"notStarted\":1,\"learning\":1,\"stuck\":2,\"finished\":1}");
    assertThat(
            overview.getAsJsonArray("lessons").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(
                    lesson ->
                        "%s %s %s %s"
                            .formatted(
                                lesson.get("id").getAsString(),
                                lesson.get("started"),
                                lesson.get("finished"),
                                lesson.get("stuckHere"))))
        .containsExactly("l1 3 3 1", "l2 2 2 1", "l3 1 1 0");
    assertThat(
            overview.getAsJsonArray("townships").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .collect(
                    Collectors.toMap(
                        one -> one.get("division").getAsString(),
                        one -> one.getAsJsonObject("counts").get("learners").getAsInt())))
        .isEqualTo(Map.of(NORTH, 3, SOUTH, 2));
  }
}
