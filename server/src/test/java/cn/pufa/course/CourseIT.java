package cn.pufa.course;

import static cn.pufa.testing.CourseWorld.watched;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Witness;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a learner gets through a course, and what earns nothing. */
class CourseIT {

  private static final Instant MORNING = Instant.parse("2026-05-25T01:00:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static MovableClock clock;
  private static TestServer server;
  private static CourseWorld world;

  /** Text, drill, video of 24 seconds. */
  private static String course;

  private Api learner;

  @BeforeAll
  static void start() {
    clock = new MovableClock(MORNING.toString());
    server = TestServer.start(TestPostgres.create(), clock);
    world = new CourseWorld(server);
    course = world.published();
    Witness.awaitRest(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void somebodyNew() {
    moveTo(0);
    learner = newcomer();
  }

  private static Api newcomer() {
    String account = "learner-" + NUMBER.incrementAndGet();
    Staff.add(server, account, "volunteer");
    return server.as(account);
  }

  /** So many seconds after the morning began. */
  private static void moveTo(long seconds) {
    clock.moveTo(MORNING.plusSeconds(seconds).toString());
  }

  private JsonObject course() {
    return learner.call("getCourse", Map.of("course", course)).expect(200).json();
  }

  private String state(int lesson) {
    return course()
        .getAsJsonArray("lessons")
        .get(lesson - 1)
        .getAsJsonObject()
        .get("state")
        .getAsString();
  }

  private JsonObject play() {
    return learner.call("startLesson", CourseWorld.at(course, "l3")).expect(200).json();
  }

  @Test
  void lessonByLessonToTheEnd() {
    JsonObject before = course();
    assertThat(before.get("state").getAsString()).isEqualTo("not_started");
    assertThat(before.get("minutesLeft").getAsInt()).isEqualTo(21);
    assertThat(before.getAsJsonObject("next").get("id").getAsString()).isEqualTo("l1");

    JsonObject read = CourseWorld.read(learner, course, "l1").expect(200).json();
    assertThat(read.get("courseCompleted").getAsBoolean()).isFalse();
    assertThat(read.getAsJsonObject("next").get("id").getAsString()).isEqualTo("l2");

    JsonObject bad = CourseWorld.walk(learner, course, "l2", 1, 1).expect(200).json();
    assertThat(bad.get("good").getAsBoolean()).isFalse();
    assertThat(state(2)).isEqualTo("learning");
    JsonObject good = CourseWorld.walk(learner, course, "l2", 1, 0, 0).expect(200).json();
    assertThat(good.get("good").getAsBoolean()).isTrue();
    assertThat(state(2)).isEqualTo("finished");

    play();
    moveTo(16);
    JsonObject seen = watched(learner, course, "l3", 0, 24).expect(200).json();
    assertThat(seen.get("seen").getAsInt()).isGreaterThanOrEqualTo(99);
    assertThat(seen.get("courseCompleted").getAsBoolean()).isTrue();
    JsonObject after = course();
    assertThat(after.get("state").getAsString()).isEqualTo("finished");
    assertThat(after.get("minutesLeft").getAsInt()).isZero();
    assertThat(after.has("next")).isFalse();
    assertThat(completed(learner)).isTrue();
  }

  private static boolean completed(Api somebody) {
    JsonObject row =
        somebody.call("listCourses").expect(200).json().getAsJsonArray("items").asList().stream()
            .map(item -> item.getAsJsonObject())
            .filter(item -> item.get("id").getAsString().equals(course))
            .findFirst()
            .orElseThrow();
    return row.has("completedAt");
  }

  @Test
  void oneAndAHalfSpeedCountsAndReloadingLosesNothing() {
    play();
    moveTo(5);
    watched(learner, course, "l3", 0, 7.5).expect(200);
    moveTo(10);
    watched(learner, course, "l3", 7.5, 15).expect(200);
    JsonObject again = play();
    assertThat(again.getAsJsonObject("media").get("seen").getAsInt()).isEqualTo(62);
    moveTo(16);
    JsonObject seen = watched(learner, course, "l3", 15, 24).expect(200).json();
    assertThat(seen.has("finishedAt")).isTrue();
  }

  @Test
  void seekingEarnsNothing() {
    play();
    moveTo(10);
    JsonObject seen = watched(learner, course, "l3", 0, 3, 20, 24).expect(200).json();
    assertThat(seen.get("seen").getAsInt()).isBetween(28, 29);
    assertThat(seen.getAsJsonArray("watched")).hasSize(2);
    assertThat(state(3)).isEqualTo("learning");
  }

  @Test
  void forgedProgressIsRefusedWithAReasonAndNothingIsKept() {
    play();
    moveTo(1);
    try (Witness witness = new Witness(server)) {
      Api.Answer tooFast = watched(learner, course, "l3", 0, 24).expect(422);
      assertThat(tooFast.json().toString()).contains("比实际经过的时间还长");
      assertThat(watched(learner, course, "l3", 5, 5).expect(422).pointers())
          .containsExactly("/ranges/0");
      assertThat(watched(learner, course, "l3", 9, 4).expect(422).pointers())
          .containsExactly("/ranges/0");
      assertThat(watched(learner, course, "l3", 0, 1, 0, 900).expect(422).pointers())
          .containsExactly("/ranges/1");
      watched(learner, course, "l3", -1, 4).expect(422);
      watched(learner, course, "l3").expect(422);
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
    moveTo(12);
    watched(learner, course, "l3", 0, 24).expect(200);
  }

  @Test
  void nothingCountsBeforePlayingNorForAnotherLesson() {
    assertThat(watched(learner, course, "l3", 0, 1).expect(409).text("detail")).contains("先点播放");
    String other = world.published(world.video());
    play();
    learner.call("startLesson", CourseWorld.at(other, "l1")).expect(200);
    moveTo(10);
    assertThat(watched(learner, course, "l3", 0, 5).expect(409).text("detail")).contains("别处");
    watched(learner, other, "l1", 0, 5).expect(200);
    assertThat(watched(learner, course, "l1", 0, 1).expect(409).text("detail")).contains("不是视频");
  }

  @Race
  @Test
  void twentyReportsAtOnceEarnWhatOneWould() {
    Random random = Rounds.random("CourseIT.twentyReportsAtOnce");
    for (int round = 0; round < Rounds.COUNT; round++) {
      Api somebody = newcomer();
      moveTo(0);
      somebody.call("startLesson", CourseWorld.at(course, "l3")).expect(200);
      int passed = 1 + random.nextInt(3);
      moveTo(passed);
      List<Callable<Api.Answer>> reports = new ArrayList<>();
      for (int place = 0; place < 20; place++) {
        double from = place * 1.2;
        reports.add(() -> watched(somebody, course, "l3", from, from + 1.2));
      }
      List<Api.Answer> answers = AtOnce.call(reports);
      long taken = answers.stream().filter(answer -> answer.status() == 200).count();
      assertThat(answers).allMatch(answer -> List.of(200, 422).contains(answer.status()));
      // The clock runs on while they are sent; a second more is twice a second more of video.
      assertThat(taken * 1.2).isLessThanOrEqualTo(2 * (passed + 2) + 5);
      assertThat(taken).isPositive();
    }
  }

  @Race
  @Test
  void oneReportSentTwentyTimesCountsOnce() {
    play();
    moveTo(3);
    String key = Api.key();
    List<Callable<Api.Answer>> same = new ArrayList<>();
    for (int place = 0; place < 20; place++) {
      same.add(
          () ->
              learner.call(
                  "reportWatched",
                  Map.of("course", course, "lesson", "l3", "Idempotency-Key", key),
                  CourseWorld.report(0, 10)));
    }
    assertThat(AtOnce.call(same)).allMatch(answer -> answer.status() == 200);
  }

  @Race
  @Test
  void theLastTwoLessonsAtOnceCompleteTheCourseOnce() {
    for (int round = 0; round < Rounds.COUNT; round++) {
      Api somebody = newcomer();
      String short2 = world.published(CourseWorld.text(), CourseWorld.text());
      String one = CourseWorld.hash(somebody, short2, "l1");
      String two = CourseWorld.hash(somebody, short2, "l2");
      List<Api.Answer> answers =
          AtOnce.call(
              List.of(
                  () -> finish(somebody, short2, "l1", one),
                  () -> finish(somebody, short2, "l2", two)));
      assertThat(answers)
          .filteredOn(answer -> answer.expect(200).json().get("courseCompleted").getAsBoolean())
          .hasSize(1);
    }
  }

  private static Api.Answer finish(Api somebody, String course, String lesson, String hash) {
    return somebody.call(
        "finishLesson", CourseWorld.at(course, lesson), CourseWorld.readToEnd(hash));
  }

  /** What was kept on a phone is told to be old, and counts. */
  @Test
  void whatWasFinishedOfflineCountsOnceAndTellsOfNewWords() {
    String other = world.published(CourseWorld.text(), CourseWorld.drill());
    String text = CourseWorld.hash(learner, other, "l1");
    String drill = CourseWorld.hash(learner, other, "l2");
    JsonObject rewritten = CourseWorld.text();
    rewritten.addProperty("title", "演示·改写过的课");
    JsonObject shorter = CourseWorld.drill();
    shorter.addProperty("title", "演示·改写过的演练");
    world.republish(other, Map.of("l1", rewritten, "l2", shorter));
    Map<String, Object> first =
        Map.of("course", other, "lesson", "l1", "Idempotency-Key", "offline-" + UUID.randomUUID());
    JsonObject done =
        learner.call("finishLesson", first, CourseWorld.readToEnd(text)).expect(200).json();
    assertThat(done.get("changed").getAsBoolean()).isTrue();
    assertThat(done.get("state").getAsString()).isEqualTo("finished");
    assertThat(learner.call("finishLesson", first, CourseWorld.readToEnd(text)).expect(200).json())
        .isEqualTo(done);
    JsonObject walked =
        learner
            .call("walkDrill", CourseWorld.at(other, "l2"), CourseWorld.walk(drill, 1, 0, 0))
            .expect(200)
            .json();
    assertThat(walked.get("changed").getAsBoolean()).isTrue();
    assertThat(walked.get("courseCompleted").getAsBoolean()).isTrue();
  }

  @Test
  void whatNobodyCanHaveReadOrWalkedIsRefused() {
    try (Witness witness = new Witness(server)) {
      assertThat(finish(learner, course, "l1", "0".repeat(16)).expect(422).pointers())
          .containsExactly("/hash");
      String video = CourseWorld.hash(learner, course, "l3");
      assertThat(finish(learner, course, "l3", video).expect(409).text("detail")).contains("不是文字课");
      JsonObject unread = CourseWorld.readToEnd(CourseWorld.hash(learner, course, "l1"));
      unread.addProperty("readToEnd", false);
      learner.call("finishLesson", CourseWorld.at(course, "l1"), unread).expect(422);
      for (int[] way : new int[][] {{1}, {0, 0}, {5}, {1, 0}}) {
        assertThat(CourseWorld.walk(learner, course, "l2", way).expect(422).pointers())
            .containsExactly("/choices");
      }
      learner.call("getLesson", CourseWorld.at(course, "l9")).expect(404);
      learner.call("startLesson", CourseWorld.at("no-such-course", "l1")).expect(404);
      witness.requireNothingStored();
      witness.requireNoErrorLogged();
    }
  }

  @Test
  void anotherFilmStartsFromTheBeginning() {
    String other = world.published(world.video());
    learner.call("startLesson", CourseWorld.at(other, "l1")).expect(200);
    moveTo(5);
    watched(learner, other, "l1", 0, 10).expect(200);
    world.republish(other, Map.of("l1", world.video()));
    JsonObject started =
        learner.call("startLesson", CourseWorld.at(other, "l1")).expect(200).json();
    assertThat(started.getAsJsonObject("media").get("seen").getAsInt()).isZero();
  }

  /** Nominal minutes, once. */
  @Test
  void aCompletedCourseIsCreditedWithItsMinutes() {
    String other = world.published(CourseWorld.text());
    CourseWorld.read(learner, other, "l1").expect(200);
    CourseWorld.read(learner, other, "l1").expect(200);
    try (Jdbc database = Jdbc.connect(server.database().appUrl())) {
      assertThat(
              database.column(
                  "select minutes::text from hours_entry e join person p on p.id = e.person where p.display_name = 'learner-%d'"
                      .formatted(NUMBER.get())))
          .containsExactly("45");
    }
  }
}
