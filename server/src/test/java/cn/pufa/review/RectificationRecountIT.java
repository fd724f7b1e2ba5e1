package cn.pufa.review;

import static cn.pufa.testing.NeedsRequests.json;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.ReviewWorld;
import cn.pufa.testing.ReviewWorld.Filed;
import cn.pufa.testing.Served;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A wrong day of service of a conclusion moves the last day to put things right (整改期限); what is
 * known of that later, is known of the listing because of it.
 */
class RectificationRecountIT {

  private static final LocalDate DAY = LocalDate.of(2026, 4, 10);

  /** Three months after it, a Friday; and after the day that was the true one. */
  private static final LocalDate DUE = LocalDate.of(2026, 7, 10);

  private static final LocalDate TRUE_DAY = LocalDate.of(2026, 4, 21);
  private static final LocalDate TRUE_DUE = LocalDate.of(2026, 7, 21);

  private static TestServer server;
  private static MovableClock clock;
  private static ReviewWorld world;
  private static CreditWorld lists;

  private Filed one;
  private Served records;
  private JsonObject done;
  private String rectification;

  @BeforeAll
  static void start() {
    clock = new MovableClock("2026-04-10T02:00:00Z");
    server = TestServer.start(TestPostgres.create(), clock);
    world = new ReviewWorld(server);
    lists = new CreditWorld(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Concluded and, as somebody typed, served on the first day. */
  @BeforeEach
  void typed() {
    on(DAY);
    one = world.filed();
    done = world.decided(one, "unqualified");
    world.served(done, DAY.toString());
    server.node().tick();
    records = new Served(world::officer, one.organization());
    rectification = text(now(text(done, "id")), "id");
  }

  private static void on(LocalDate day) {
    clock.moveTo(day + "T02:00:00Z");
  }

  private static List<JsonObject> rectifications() {
    return items(
        world.officer().call("listRectifications", Map.of("size", 100)).expect(200).json());
  }

  private static JsonObject now(String decision) {
    return rectifications().stream()
        .filter(any -> text(any, "decision").equals(decision))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject now() {
    return rectifications().stream()
        .filter(any -> text(any, "id").equals(rectification))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject standing() {
    return records.all().stream()
        .filter(any -> any.has("notice") && !any.has("correction"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> told(String subject) {
    return items(server.as("agent-" + one.organization()).call("listInbox").expect(200).json())
        .stream()
        .filter(notice -> text(notice, "subject").contains(subject))
        .map(notice -> text(notice, "body"))
        .toList();
  }

  private void step(String operation, String body) {
    world.officer().call(operation, Map.of("rectification", rectification), json(body)).expect(200);
  }

  @Test
  void aLaterTrueDayGivesALaterLastDayAndIsTold() {
    on(DUE.minusDays(1));
    server.node().tick();
    assertThat(told("快到期")).hasSize(1);
    records.corrected(standing(), TRUE_DAY).expect(200);
    JsonObject now = now();
    assertThat(text(now, "dueOn")).isEqualTo(TRUE_DUE.toString());
    assertThat(text(now, "servedOn")).isEqualTo(TRUE_DAY.toString());
    assertThat(text(now, "explanation")).contains("原来登记为2026年4月10日，已经更正");
    assertThat(told("期限更正")).hasSize(1);
    assertThat(told("期限更正").getFirst()).contains("2026年7月21日", "不再算数");
    server.node().tick();
    assertThat(told("快到期")).as("once more, of the new day").hasSize(2);
    assertThat(told("快到期").getFirst()).contains("2026年7月21日");
  }

  @Test
  void anEarlierTrueDayShortensNothingThatWasTold() {
    on(TRUE_DAY);
    records.corrected(standing(), TRUE_DAY).expect(200);
    records.corrected(standing(), DAY).expect(200);
    assertThat(text(now(), "servedOn")).isEqualTo(DAY.toString());
    assertThat(text(now(), "dueOn")).isEqualTo(TRUE_DUE.toString());
    assertThat(text(now(), "explanation")).contains("不缩短");
    assertThat(told("期限更正")).as("of the first alone").hasSize(1);
  }

  @Test
  void aServiceThatNeverWasStopsTheClockUntilThereIsOne() {
    on(TRUE_DAY);
    records.never(standing()).expect(200);
    assertThat(text(now(), "state")).isEqualTo("unserved");
    assertThat(now().has("dueOn") || now().has("servedOn")).isFalse();
    assertThat(told("期限更正").getFirst()).contains("期限还没有开始算");
    server.node().tick();
    assertThat(text(now(), "state")).isEqualTo("unserved");
    JsonObject again = now();
    world.served(again, TRUE_DAY.toString());
    server.node().tick();
    assertThat(text(now(), "dueOn")).isEqualTo(TRUE_DUE.toString());
  }

  @Test
  void anotherServiceThatStandsKeepsItRunning() {
    on(TRUE_DAY);
    JsonObject first = standing();
    world.served(now(), TRUE_DAY.toString());
    records.never(first).expect(200);
    assertThat(text(now(), "state")).isEqualTo("open");
    assertThat(text(now(), "dueOn")).isEqualTo(TRUE_DUE.toString());
  }

  @Test
  void aReportThatCameAfterTheWrongLastDayIsInTime() {
    on(DUE.plusDays(3));
    step(
        "receiveRectificationReport",
        "{receivedOn:'%s',report:'演示：补开了会议'}".formatted(DUE.plusDays(3)));
    assertThat(missed()).isTrue();
    records.corrected(standing(), TRUE_DAY).expect(200);
    assertThat(text(now(), "state")).isEqualTo("received");
    assertThat(missed()).isFalse();
    records.never(standing()).expect(200);
    assertThat(text(now(), "state")).as("nothing is owed").isEqualTo("received");
    assertThat(now().has("dueOn")).isFalse();
  }

  private boolean missed() {
    return server
        .store()
        .read(
            tx ->
                server
                    .node()
                    .reviews()
                    .rectificationsMissed(
                        tx, LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE)))
        .stream()
        .anyMatch(any -> any.record().equals("rectification/" + rectification));
  }

  /** What was found too early was not found; what was proposed because of it names a wrong day. */
  @Test
  void whatWasFoundMissedBeforeTheTrueLastDayIsOpenAgainAndItsProposalEnds() {
    on(DUE.plusDays(1));
    JsonObject move = proposed();
    records.corrected(standing(), TRUE_DAY).expect(200);
    assertThat(text(now(), "state")).isEqualTo("open");
    assertThat(now().has("checkedOn")).isFalse();
    JsonObject dropped = lists.get(text(move, "id"));
    assertThat(text(dropped, "state")).isEqualTo("dropped");
    assertThat(text(dropped, "decisionReasons")).contains("送达日期已经更正");
    assertThat(tasks()).isEmpty();
    on(TRUE_DUE.plusDays(1));
    assertThat(tasks()).as("by the day that is right").containsExactly("rectification_missed");
    proposed();
    assertThat(tasks()).isEmpty();
  }

  /** Found missed, and listed because of it; the entry. */
  private UUID listed() {
    on(DUE.plusDays(1));
    return carriedOut(proposed());
  }

  /** Nobody had found anything when it was listed. */
  private UUID listedWhileOpen() {
    on(DUE.plusDays(1));
    return carriedOut(proposal());
  }

  private static UUID carriedOut(JsonObject move) {
    LocalDate until =
        LocalDate.parse(lists.served(move, DUE.plusDays(1)).expect(200).text("statementUntil"));
    on(until.plusDays(1));
    lists.reviewed(move).expect(200);
    return UUID.fromString(text(lists.decided(move, true).expect(200).json(), "entry"));
  }

  private JsonObject adjusted() {
    JsonObject draft =
        json("{grade:'qualified',reasons:['演示：补交了会议记录'],rules:[],adjustReason:'演示：申诉后查明会议开过'}");
    return world
        .officer()
        .call("adjustReviewDecision", ReviewWorld.decision(done), draft)
        .expect(201)
        .json();
  }

  private static void agreed(JsonObject adjusted) {
    server
        .as("legal_reviewer")
        .call("agreeReviewDecision", ReviewWorld.decision(adjusted), ReviewWorld.opinion())
        .expect(200);
  }

  @Test
  void aListingWhoseOrderWasTakenBackWaitsToBeCorrected() {
    UUID entry = listed();
    assertThat(tasks()).isEmpty();
    JsonObject adjusted = adjusted();
    assertThat(tasks()).as("only proposed").isEmpty();
    agreed(adjusted);
    assertThat(text(now(), "state")).isEqualTo("cancelled");
    assertThat(tasks()).containsExactly("correction_due");
    lists.revoked(entry, CreditWorld.revocation());
    assertThat(tasks()).isEmpty();
    assertThat(text(lists.standing(one.organization()), "state")).isEqualTo("normal");
  }

  @Test
  void aListingThatWasCarriedOutIsRevokedFirst() {
    UUID entry = listed();
    String why = records.corrected(standing(), TRUE_DAY).expect(409).text("detail");
    assertThat(why).contains("没有按期整改列入活动异常名录", "请先撤销列入");
    assertThat(text(now(), "dueOn")).isEqualTo(DUE.toString());
    lists.revoked(entry, CreditWorld.revocation());
    records.corrected(standing(), TRUE_DAY).expect(200);
    assertThat(text(now(), "dueOn")).isEqualTo(TRUE_DUE.toString());
  }

  /** What was met too late stays done, and was asked for wrongly all the same. */
  @Test
  void soDoesOneWhoseOrderWasMetTooLate() {
    listedWhileOpen();
    received(DUE.plusDays(2)).expect(200);
    step("checkRectification", "{outcome:'done',opinion:'演示：已核实'}");
    assertThat(tasks()).isEmpty();
    agreed(adjusted());
    assertThat(text(now(), "state")).isEqualTo("done");
    assertThat(tasks()).containsExactly("correction_due");
  }

  private Api.Answer received(LocalDate on) {
    return world
        .officer()
        .call(
            "receiveRectificationReport",
            Map.of("rectification", rectification),
            json("{receivedOn:'%s',report:'演示：补开了会议'}".formatted(on)));
  }

  @Test
  void aReportThatHadComeInTimeIsEnteredAfterTheListing() {
    UUID entry = listedWhileOpen();
    assertThat(tasks()).isEmpty();
    received(DUE).expect(200);
    assertThat(tasks()).containsExactly("correction_due");
    lists.revoked(entry, CreditWorld.revocation());
    assertThat(tasks()).isEmpty();
    assertThat(text(lists.standing(one.organization()), "state")).isEqualTo("normal");
  }

  @Test
  void oneThatLaySomewhereWhenItWasFoundMissedIsCheckedAnew() {
    listed();
    assertThat(received(DUE.plusDays(1)).expect(409).text("detail"))
        .contains("2026年7月10日以前", "才能补登记");
    received(DUE).expect(200);
    assertThat(text(now(), "state")).isEqualTo("received");
    assertThat(now().has("checkedOn") || now().has("opinion")).isFalse();
    assertThat(missed()).isFalse();
    assertThat(tasks()).containsExactly("correction_due");

    step("checkRectification", "{outcome:'missed',opinion:'演示：只写了打算，没有做'}");
    assertThat(tasks()).as("not done, which is a ground").isEmpty();
    received(DUE).expect(409);
  }

  /** Either the decision sees it, or it comes after the listing. */
  @Race
  @Test
  void aReportWaitsForWhoeverDecidesOnTheListing() throws Exception {
    try (Jdbc deciding = Jdbc.connect(server.database().ownerUrl());
        Jdbc watching = Jdbc.connect(server.database().ownerUrl());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      deciding.begin();
      deciding.column(
          "select pg_advisory_xact_lock(hashtextextended('credit/%s', 0))::text"
              .formatted(one.organization()));
      var entered = threads.submit(() -> received(DAY));
      Eventually.within(
          Duration.ofSeconds(20),
          () -> assertThat(entered.isDone() || watching.waiting() > 0).isTrue());
      assertThat(entered.isDone()).as("nobody decides on what is being entered").isFalse();
      deciding.commit();
      entered.get().expect(200);
    }
  }

  private JsonObject proposed() {
    step("checkRectification", "{outcome:'missed',opinion:'演示：没有交报告'}");
    return proposal();
  }

  private JsonObject proposal() {
    JsonObject proposal =
        json(
            "{organization:'%s',kind:list_abnormal,ground:rectification_missed,facts:'演示：没有交报告。',documentNumber:'%s'}"
                .formatted(one.organization(), CreditWorld.number("告")));
    return lists.officer().call("proposeCreditMove", Map.of(), proposal).expect(201).json();
  }

  private List<String> tasks() {
    server.node().tick();
    return items(lists.officer().call("listCreditTasks", Map.of("size", 100)).expect(200).json())
        .stream()
        .filter(task -> text(task, "organization").equals(one.organization()))
        .map(task -> text(task, "kind"))
        .toList();
  }
}
