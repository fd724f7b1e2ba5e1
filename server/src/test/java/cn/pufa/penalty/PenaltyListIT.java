package cn.pufa.penalty;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.PenaltyWorld.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.DaysOff;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.PenaltyWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.Served;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases are listed where they stand and by the day that counts, whoever moved them there. */
@ServerAt("2026-07-06T01:00:00Z")
class PenaltyListIT {

  /** A Monday; with no holiday in the weeks after it. */
  private static final LocalDate DAY = LocalDate.of(2026, 7, 6);

  /** Its ninetieth day is in a year that comes without days off. */
  private static final LocalDate LATE = LocalDate.of(2026, 11, 20);

  private static final String NINETIETH = "2027-02-18";

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;
  private static PenaltyWorld world;
  private static Served records;

  @BeforeAll
  static void start() {
    records = new Served(world::officer, world.organization);
  }

  @BeforeEach
  void backToTheFirstDay() {
    on(DAY);
    entered(2026);
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T01:00:00Z");
  }

  private static JsonObject row(String penalty) {
    return world.get(penalty).getAsJsonObject("penalty");
  }

  private static String stage(String penalty) {
    return text(row(penalty), "stage");
  }

  /** Those of that stage, of this case alone. */
  private static JsonObject listed(String penalty, String stage) {
    Map<String, Object> query = Map.of("stage", stage, "text", text(row(penalty), "number"));
    return world.officer().call("listPenalties", query).expect(200).json();
  }

  private static void isAt(String penalty, String stage) {
    assertThat(stage(penalty)).isEqualTo(stage);
    assertThat(items(listed(penalty, stage))).hasSize(1);
  }

  @Test
  void aCaseIsListedWhereItsNoticeHasComeTo() {
    String penalty = world.proposed(DAY, WARNING);
    isAt(penalty, "proposed");
    world.serve(penalty, DAY);
    isAt(penalty, "notified");
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    isAt(penalty, "reviewed");
    world.state(world.agent(), penalty, false).expect(201);
    isAt(penalty, "notified");
    world.answer(penalty);
    world.review(world.reviewer(), penalty, true).expect(200);
    isAt(penalty, "reviewed");
    records.never(notice(penalty)).expect(200);
    isAt(penalty, "proposed");
  }

  private static JsonObject notice(String penalty) {
    return records.standing("procedure/" + world.procedure(penalty));
  }

  /** The review was within the window as it is counted now. */
  @Test
  void daysOffThatTakeAReviewBackMoveTheCaseWithIt() {
    String penalty = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), penalty, true).expect(200);
    entered(2026, "2026-07-13");
    isAt(penalty, "notified");
  }

  private static JsonObject entered(int year, String... off) {
    return DaysOff.save(world.officer(), year, DaysOff.year(year, off)).expect(200).json();
  }

  @Test
  void theNinetiethDayComesWithTheDaysOffAndMovesWithThem() {
    on(LATE);
    String penalty = world.filed();
    assertThat(row(penalty).has("dueOn")).as("2027 is not published yet").isFalse();
    assertThat(DaysOff.moved(entered(2027, "2027-01-01"))).contains(penalty);
    assertThat(text(row(penalty), "dueOn")).isEqualTo(NINETIETH);
    assertThat(DaysOff.moved(entered(2027, "2027-01-01")))
        .as("nothing new")
        .doesNotContain(penalty);

    entered(2027, "2027-01-01", NINETIETH);
    assertThat(text(row(penalty), "dueOn")).isEqualTo("2027-02-19");
    entered(2027, "2027-01-01");
    assertThat(text(row(penalty), "dueOn")).as("the bureau's own").isEqualTo(NINETIETH);

    on(LocalDate.parse(NINETIETH));
    assertThat(listed(penalty, "open").get("overdue").getAsInt()).isZero();
    on(LocalDate.parse(NINETIETH).plusDays(1));
    assertThat(listed(penalty, "open").get("overdue").getAsInt()).isEqualTo(1);
    assertThat(items(listed(penalty, "overdue"))).hasSize(1);
  }

  /** As after a release that brings the days off of another year. */
  @Test
  void aCaseWithoutADayGetsItWithTheReleaseThatKnowsIt() {
    String penalty = world.filed();
    String due = text(row(penalty), "dueOn");
    database.execute(
        "update penalty_case set due_on = null, due_what = null where id = '%s'"
            .formatted(penalty));
    server.node().tick();
    assertThat(row(penalty).has("dueOn")).as("looked at once after a start").isFalse();
    TestServer.start(server.database(), clock).close();
    assertThat(text(row(penalty), "dueOn")).isEqualTo(due);
  }

  /** Of releases in which a row heard of its notice with the next step only. */
  @Test
  void stagesThatLaggedBeforeAreRight() throws IOException {
    String told = world.served(DAY, WARNING);
    String replaced = world.served(DAY, WARNING);
    world.call(world.officer(), "proposePenalty", replaced, world.proposal(WARNING)).expect(201);
    String reviewed = world.served(DAY, WARNING);
    on(DAY.plusDays(8));
    world.review(world.reviewer(), reviewed, true).expect(200);
    String dismissed = world.investigated(DAY);
    world.call(world.leader(), "dismissPenalty", dismissed, PenaltyWorld.dismissal()).expect(201);
    database.execute(
        "update penalty_case set stage = 'proposed' where id in ('%s', '%s')"
            .formatted(told, reviewed));
    database.execute(migration());
    assertThat(List.of(told, replaced, reviewed, dismissed))
        .extracting(PenaltyListIT::stage)
        .containsExactly("notified", "proposed", "reviewed", "dismissed");
  }

  private static String migration() throws IOException {
    try (var file =
        Penalties.class.getResourceAsStream("/db/migration/V119__stages_of_told_cases.sql")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Each waits for them before it takes anything that they move. */
  @Race
  @Test
  void whoTakesAStepWhileDaysOffAreEnteredHoldsNothingThatTheyWaitFor() throws Exception {
    String penalty = world.proposed(DAY, WARNING);
    Map<String, Object> procedure = Map.of("procedure", world.procedure(penalty));
    JsonObject service = json("{method:direct,servedOn:'%s',proof:'演示·当面签收'}".formatted(DAY));
    service.addProperty("file", world.proof());
    whileEntered(penalty, () -> world.officer().call("serveProcedure", procedure, service))
        .expect(200);
    JsonObject notice = notice(penalty);
    LocalDate next = DAY.plusDays(1);
    on(next);
    whileEntered(penalty, () -> records.corrected(notice, next)).expect(200);
    String more = PenaltyWorld.investigation(next);
    whileEntered(penalty, () -> world.call(world.officer(), "investigatePenalty", penalty, more))
        .expect(201);
    on(next.plusDays(8));
    whileEntered(penalty, () -> world.review(world.reviewer(), penalty, true)).expect(200);
    world.decide(penalty, WARNING).expect(201);
    world.serveDecision(penalty, next.plusDays(8)).expect(201);
    JsonObject letter = records.standing("penalty/" + penalty + "/decision");
    on(next.plusDays(9));
    whileEntered(penalty, () -> records.corrected(letter, next.plusDays(9))).expect(200);
  }

  private static Api.Answer whileEntered(String penalty, Callable<Api.Answer> step)
      throws Exception {
    try (Jdbc entering = Jdbc.connect(server.database().ownerUrl());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      entering.begin();
      entering.execute("update holiday_calendar set version = version");
      var taken = threads.submit(step);
      Eventually.within(
          Duration.ofSeconds(20),
          () -> assertThat(taken.isDone() || database.waiting() > 0).isTrue());
      assertThat(taken.isDone()).as("waits for the days off").isFalse();
      entering.column(
          "select id::text from penalty_case where id = '%s' for no key update".formatted(penalty));
      entering.column(
          "select id::text from due_procedure where record = 'penalty/%s' for no key update"
              .formatted(penalty));
      entering.commit();
      return taken.get();
    }
  }
}
