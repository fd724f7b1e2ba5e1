package cn.pufa.creditlist;

import static cn.pufa.testing.NeedsRequests.json;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.CreditWorld;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From a missed report to the lists and out of them: no step before its time, and each step once.
 */
class CreditListIT {

  private static final int YEAR = 2025;
  private static final Sql LISTED_ON =
      Sql.of(
          """
      update credit_entry set listed_on = $2, counts_from = $2, counts_from_other = $2, full_on = $3, full_on_other = $3
       where id = $1""");
  private static final Sql TASKS =
      Sql.of("select count(*)::integer as n from credit_task where entry = $1");
  private static final Sql MOVES =
      Sql.of("select count(*)::integer as n from credit_move where organization = $1");

  private static MovableClock clock;
  private static TestServer server;
  private static TestServer second;
  private static CreditWorld world;
  private static UUID campaign;
  private static Deque<String> free;

  @BeforeAll
  static void start() {
    var database = TestPostgres.create();
    clock = new MovableClock("2026-06-08T02:00:00Z");
    server = TestServer.start(database, clock);
    second = TestServer.start(database, clock);
    world = new CreditWorld(server);
    campaign = Given.releasedCampaign(world.officer(), world.approver());
    free = new ArrayDeque<>(world.free());
  }

  @AfterAll
  static void stop() {
    second.close();
    server.close();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), BusinessClock.ZONE);
  }

  private static void moveTo(LocalDate day, String time) {
    Instant to = day.atTime(java.time.LocalTime.parse(time)).atZone(BusinessClock.ZONE).toInstant();
    assertThat(Duration.between(clock.instant(), to)).isPositive();
    clock.moveTo(to.toString());
  }

  private static JsonObject missed(String organization) {
    return json(
        "{organization:'%s',kind:list_abnormal,ground:report_missed,year:%d,facts:'演示·多次提醒',documentNumber:'%s'}"
            .formatted(organization, YEAR, CreditWorld.number("告")));
  }

  private static JsonObject proposed(String organization) {
    return world
        .officer()
        .call("proposeCreditMove", Map.of(), missed(organization))
        .expect(201)
        .json();
  }

  /** Served today, its window over, reviewed. */
  private static List<JsonObject> decidable(int n) {
    List<JsonObject> moves =
        java.util.stream.Stream.generate(free::remove).limit(n).map(id -> proposed(id)).toList();
    LocalDate until = null;
    for (JsonObject move : moves) {
      until = LocalDate.parse(world.served(move, today()).expect(200).text("statementUntil"));
    }
    moveTo(until.plusDays(1), "00:00:30");
    moves.forEach(move -> world.reviewed(move).expect(200));
    return moves;
  }

  private static String organization(JsonObject move) {
    return move.get("organization").getAsString();
  }

  private static String state(String organization) {
    return world.standing(organization).get("state").getAsString();
  }

  private static void requireRefused(Api.Answer answer, String why) {
    assertThat(answer.expect(409).text("detail")).contains(why);
  }

  @Test
  void noStepGoesBeforeItsTime() {
    String organization = free.remove();
    JsonObject move = proposed(organization);
    assertThat(move.get("step").getAsString()).isEqualTo("serve");
    assertThat(state(organization)).isEqualTo("proposed");
    requireRefused(world.decided(move, true), "送达");
    requireRefused(world.reviewed(move), "送达");

    LocalDate served = today();
    Api.Answer answer = world.served(move, served).expect(200);
    LocalDate until = LocalDate.parse(answer.text("statementUntil"));
    assertThat(until).isAfter(served.plusDays(11));
    requireRefused(world.reviewed(move), "陈述申辩期限");
    Api.Answer stated =
        world
            .officer()
            .call("makeStatement", CreditWorld.procedure(move), json("{text:'演示·会计病了，月底补报'}"))
            .expect(201);

    moveTo(until, "23:59:00");
    requireRefused(world.reviewed(move), "陈述申辩期限");
    moveTo(until.plusDays(1), "00:00:05");
    requireRefused(world.reviewed(move), "没有答复");
    String statement =
        stated.json().getAsJsonArray("statements").get(0).getAsJsonObject().get("id").getAsString();
    world
        .officer()
        .call(
            "answerStatement",
            Map.of("statement", statement),
            json("{answer:'演示·不影响列入',accepted:false}"))
        .expect(200);
    requireRefused(world.decided(move, true), "法制审核");
    world.reviewed(move).expect(200);
    assertThat(world.decided(move, true).expect(200).text("state")).isEqualTo("carried_out");

    assertThat(state(organization)).isEqualTo("abnormal");
    JsonObject entry = entries(organization).getFirst();
    assertThat(entry.get("listedOn").getAsString()).isEqualTo(today().toString());
    assertThat(entry.get("fullOn").getAsString()).isEqualTo(today().plusYears(2).toString());
    assertThat(entry.get("reading").getAsString()).isEqualTo("continues");
  }

  private static List<JsonObject> entries(String organization) {
    return world.standing(organization).getAsJsonArray("entries").asList().stream()
        .map(one -> one.getAsJsonObject())
        .toList();
  }

  @Test
  void whoFiledMeanwhileIsNotListed() {
    JsonObject move = decidable(1).getFirst();
    world.filed(campaign, organization(move), today()).expect(201);

    requireRefused(world.decided(move, true), "已经补报");
    assertThat(world.decided(move, false).expect(200).text("state")).isEqualTo("dropped");
    assertThat(state(organization(move))).isEqualTo("normal");
  }

  @Test
  void leavesWithinFiveWorkingDaysOfBeingVerified() {
    JsonObject move = decidable(1).getFirst();
    String organization = organization(move);
    world.decided(move, true).expect(200);
    Api officer = world.officer();
    requireRefused(
        officer.call("applyCreditRemoval", Map.of(), CreditWorld.removal(organization)), "2025年度");
    assertThat(missing(organization)).singleElement().asString().contains("2025年度");

    world.filed(campaign, organization, today()).expect(201);
    assertThat(missing(organization)).isEmpty();
    JsonObject simulation =
        world
            .officer()
            .call("simulateCredit", Map.of("organization", organization, "filedOn", today()))
            .expect(200)
            .json();
    String removal = world.applied(organization).get("id").getAsString();
    requireRefused(
        world.officer().call("applyCreditRemoval", Map.of(), CreditWorld.removal(organization)),
        "已经有一份");
    JsonObject applied = world.get(removal);
    assertThat(applied.get("step").getAsString()).isEqualTo("verify");
    requireRefused(world.reviewed(applied), "还没有核实");
    requireRefused(world.decided(applied, true), "还没有核实");
    JsonObject verified = world.verified(removal).expect(200).json();
    assertThat(verified.get("removalDue")).isEqualTo(simulation.get("leavesOn"));
    requireRefused(world.decided(verified, true), "法制审核");
    world.reviewed(verified).expect(200);
    world.decided(verified, true).expect(200);

    assertThat(state(organization)).isEqualTo("normal");
    assertThat(entries(organization).getFirst().get("endedBy").getAsString()).isEqualTo("removed");
  }

  private static List<String> missing(String organization) {
    return world.standing(organization).getAsJsonArray("missingForRemoval").asList().stream()
        .map(one -> one.getAsString())
        .toList();
  }

  @Race
  @Test
  void isProposedForTheSeriousListOnlyAfterTwoFullYearsAndByAPerson() {
    String organization = free.remove();
    UUID entry = world.listed(organization);
    LocalDate full = today();
    LocalDate listed = full.minusYears(2);
    server.store().run(tx -> tx.execute(LISTED_ON, entry, listed, full));
    String proposal =
        "{organization:'%s',kind:move_serious,facts:'演示·仍未纠正',documentNumber:'%s'}"
            .formatted(organization, CreditWorld.number("告"));
    requireRefused(world.officer().call("proposeCreditMove", Map.of(), json(proposal)), "还没有满2年");
    server.node().tick();
    assertThat(tasks(entry)).isZero();

    moveTo(full.plusDays(1), "00:00:01");
    AtOnce.call(List.<Callable<String>>of(() -> tick(server), () -> tick(second)));
    tick(server);
    assertThat(tasks(entry)).isEqualTo(1);
    assertThat(state(organization)).as("nobody is moved by the clock").isEqualTo("abnormal");

    JsonObject move =
        world.officer().call("proposeCreditMove", Map.of(), json(proposal)).expect(201).json();
    assertThat(state(organization)).isEqualTo("proposed_serious");
    LocalDate until =
        LocalDate.parse(world.served(move, today()).expect(200).text("statementUntil"));
    moveTo(until.plusDays(1), "09:00:00");
    world.reviewed(move).expect(200);
    world.decided(move, true).expect(200);

    assertThat(state(organization)).isEqualTo("serious");
    List<JsonObject> entries = entries(organization);
    assertThat(entries)
        .extracting(one -> one.get("list").getAsString())
        .containsExactlyInAnyOrder("serious", "abnormal");
    requireRefused(
        world.officer().call("applyCreditRemoval", Map.of(), CreditWorld.removal(organization)),
        "满2年");
  }

  private static String tick(TestServer node) {
    node.node().tick();
    return "done";
  }

  private static int tasks(UUID entry) {
    return server.store().read(tx -> tx.one(TASKS, row -> row.getInteger("n"), entry));
  }

  @Race
  @Test
  void twoWhoDecideAtOnceDoItOnce() {
    Random random = Rounds.random("two who decide at once");
    for (JsonObject move : decidable(Rounds.COUNT)) {
      String id = move.get("id").getAsString();
      Api one = server.as("approver");
      Api other = second.as("approver");
      boolean firstDrops = random.nextBoolean();
      List<Integer> statuses =
          AtOnce.call(
                  List.<Callable<Api.Answer>>of(
                      () -> decide(one, id, !firstDrops), () -> decide(other, id, firstDrops)))
              .stream()
              .map(Api.Answer::status)
              .sorted()
              .toList();
      assertThat(statuses).containsExactly(200, 409);
      assertThat(state(organization(move)))
          .isEqualTo(
              world.get(id).get("state").getAsString().equals("dropped") ? "normal" : "abnormal");
    }
  }

  private static Api.Answer decide(Api approver, String move, boolean carryOut) {
    return approver.call("decideCreditMove", Map.of("move", move), CreditWorld.decision(carryOut));
  }

  @Race
  @Test
  void filingAgainstListingLeavesOneOfThem() {
    Random random = Rounds.random("filing against listing");
    for (JsonObject move : decidable(Rounds.COUNT)) {
      String organization = organization(move);
      Api approver = second.as("approver");
      Api officer = server.as("case_officer");
      String scan = Uploads.scan(officer);
      JsonObject paper =
          json(
              "{campaign:'%s',organization:'%s',arrivedOn:'%s',scan:'%s'}"
                  .formatted(campaign, organization, today(), scan));
      boolean later = random.nextBoolean();
      List<Api.Answer> answers =
          AtOnce.call(
              List.<Callable<Api.Answer>>of(
                  () -> {
                    if (later) {
                      Thread.onSpinWait();
                    }
                    return officer.call("enterPaperReturn", Map.of(), paper);
                  },
                  () -> decide(approver, move.get("id").getAsString(), true)));
      answers.getFirst().expect(201);
      if (answers.getLast().status() == 200) {
        JsonObject ground =
            entries(organization).getFirst().getAsJsonArray("grounds").get(0).getAsJsonObject();
        assertThat(state(organization)).isEqualTo("abnormal");
        assertThat(ground.get("cured").getAsBoolean()).as("filed after the listing").isTrue();
      } else {
        requireRefused(answers.getLast(), "已经补报");
        assertThat(state(organization)).isEqualTo("proposed");
      }
    }
  }

  @Test
  void whatProvesNothingIsRefusedAndNothingIsStored() {
    String organization = free.removeLast();
    JsonObject move = proposed(organization);
    Map<String, Object> procedure = CreditWorld.procedure(move);
    Api officer = world.officer();
    JsonObject ahead = world.service(today().plusDays(1));
    assertThat(officer.call("serveProcedure", procedure, ahead).expect(422).pointers())
        .containsExactly("/servedOn");
    JsonObject before = world.service(today().minusDays(1));
    assertThat(officer.call("serveProcedure", procedure, before).expect(422).pointers())
        .containsExactly("/servedOn");
    JsonObject used = world.service(today());
    world
        .officer()
        .call("serveProcedure", CreditWorld.procedure(proposed(free.removeLast())), used)
        .expect(200);
    assertThat(officer.call("serveProcedure", procedure, used).expect(422).pointers())
        .as("the proof of another record")
        .containsExactly("/file");
    JsonObject post = world.service(today());
    post.addProperty("method", "post");
    assertThat(officer.call("serveProcedure", procedure, post).expect(422).pointers())
        .containsExactly("/trackingNumber");
    JsonObject electronic = world.service(today());
    electronic.addProperty("method", "electronic");
    requireRefused(officer.call("serveProcedure", procedure, electronic), "确认书");
    JsonObject announced = world.service(today());
    announced.addProperty("method", "public_notice");
    announced.addProperty("putUpOn", today().toString());
    assertThat(officer.call("serveProcedure", procedure, announced).expect(422).pointers())
        .containsExactly("/servedOn");
    assertThat(officer.call("getProcedure", procedure).expect(200).json().has("service")).isFalse();

    requireRefused(officer.call("proposeCreditMove", Map.of(), missed(organization)), "已经有一件");
    JsonObject notOwed = missed(free.peek());
    notOwed.addProperty("year", 2019);
    assertThat(officer.call("proposeCreditMove", Map.of(), notOwed).expect(422).pointers())
        .containsExactly("/year");
    int moves =
        server
            .store()
            .read(tx -> tx.one(MOVES, row -> row.getInteger("n"), UUID.fromString(organization)));
    assertThat(moves).isEqualTo(1);

    Api stranger = server.as("org_agent");
    Own.requireSame404(
        "getProcedure", "procedure", stranger, procedure.get("procedure").toString());
    assertThat(
            stranger
                .call(
                    "objectToCredit",
                    Map.of(),
                    json("{organization:'%s',text:'演示·错了'}".formatted(organization)))
                .expect(422)
                .pointers())
        .containsExactly("/organization");
  }
}
