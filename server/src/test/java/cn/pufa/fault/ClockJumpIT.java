package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Filing;
import cn.pufa.testing.FilingRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.JointSheetRequests;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The clock jumps, as after a dead battery: a session ends by it, no ended one comes back, and none
 * that was made far ahead outlives the jump back, nor does anything that was handed out there.
 */
class ClockJumpIT {

  @Fault("F9")
  @Test
  void aSessionEndsByTheClockAndAnEndedOneStaysEnded() {
    var clock = new MovableClock("2026-05-25T01:00:00Z");
    try (TestServer server = TestServer.start(TestPostgres.create(), clock)) {
      Api left = server.as("leader");
      Api staying = server.as("trainer");
      left.call("signOut").expect(204);

      clock.moveTo("2027-06-29T01:00:00Z");
      staying.call("getCurrentPerson").expect(401);
      Api later = server.as("trainer");
      later.call("getCurrentPerson").expect(200);

      clock.moveTo("2026-05-22T01:00:00Z");
      left.call("getCurrentPerson").expect(401);
      later.call("getCurrentPerson").expect(401);
      assertThat(server.api().call("listTopics").expect(200).json().getAsJsonArray("items"))
          .as("what the public reads comes on any day")
          .isNotEmpty();
      server.as("leader").call("getCurrentPerson").expect(200);

      clock.moveTo("2026-05-25T02:00:00Z");
      left.call("getCurrentPerson").expect(401);
      staying.call("getCurrentPerson").expect(401);
      clock.moveTo("2027-06-29T02:00:00Z");
      later.call("getCurrentPerson").expect(401);
    }
  }

  /** What was handed out a year ahead, and what it is shown with. */
  private record Handed(
      TestServer server, String part, String consent, JsonObject decision, JsonObject invitation) {

    void requireRefused() {
      call("getPartByLink", part, null).expect(409);
      call("answerPartByLink", part, JointSheetRequests.answer()).expect(409);
      assertThat(call("getConsentLink", consent, null).expect(200).text("state"))
          .isEqualTo("ended");
      call("useConsentLink", consent, decision).expect(409);
      accept().expect(409);
    }

    void requireGood() {
      call("getPartByLink", part, null).expect(200);
      call("answerPartByLink", part, JointSheetRequests.answer()).expect(200);
      assertThat(call("getConsentLink", consent, null).expect(200).text("state")).isEqualTo("open");
      call("useConsentLink", consent, decision).expect(200);
      accept().expect(201);
    }

    private Api.Answer call(String operation, String token, JsonObject body) {
      return server.api().call(operation, Map.of("Link-Token", token), body);
    }

    private Api.Answer accept() {
      Api newcomer = server.as(new Acting(server).newcomer());
      return newcomer.call("acceptInvitation", Map.of(), invitation);
    }
  }

  @Fault("F9")
  @Test
  void whatIsHandedOutFarAheadIsGoodInItsOwnTimeAlone() {
    var clock = new MovableClock("2026-05-20T01:00:00Z");
    try (TestServer server = TestServer.start(TestPostgres.create(), clock)) {
      String part =
          JointSheetRequests.partOf(
              JointSheetRequests.open(server.as("case_officer"), server.as("partner")), "演示司法局");
      JsonObject filed = filed(server);

      clock.moveTo("2027-06-29T01:00:00Z");
      Handed handed = handOut(server, part, filed);

      clock.moveTo("2026-05-20T02:00:00Z");
      handed.requireRefused();
      clock.moveTo("2027-06-29T00:45:00Z");
      handed.requireRefused();
      clock.moveTo("2027-06-29T00:55:00Z");
      handed.requireGood();
    }
  }

  /** One given a year ahead would otherwise be good for a year and seven days. */
  @Fault("F9")
  @Test
  void aFirstPasswordGivenFarAheadIsGoodInItsOwnTimeAlone() {
    var clock = new MovableClock("2026-05-20T01:00:00Z");
    try (TestServer server = TestServer.start(TestPostgres.create(), clock)) {
      clock.moveTo("2027-06-29T01:00:00Z");
      Staff.Member ahead = Staff.create(server, "ahead", "editor", "440881");

      clock.moveTo("2026-05-20T02:00:00Z");
      assertThat(signIn(server, ahead).expect(401).text("detail")).contains("时间不准", "重置密码");
      clock.moveTo("2027-06-29T00:55:00Z");
      signIn(server, ahead).expect(200);
      clock.moveTo("2027-07-06T02:00:00Z");
      assertThat(signIn(server, ahead).expect(401).text("detail")).contains("7 天");
    }
  }

  private static Api.Answer signIn(TestServer server, Staff.Member member) {
    JsonObject typed =
        NeedsRequests.json(
            "{account:'%s',password:'%s'}".formatted(member.account(), member.password()));
    return server.api().call("signInWithPassword", Map.of(), typed);
  }

  /** Whichever of two nodes first sees the day, and sees it again. */
  @Fault("F9")
  @Test
  void aReminderIsSentOnceThoughItsDayComesTwice() {
    try (var world = new LadderWorld();
        TestServer second = world.secondNode()) {
      UUID campaign = world.campaign("2026-05-31");
      world.moveTo("2026-05-15T01:00:01Z");
      for (String day : List.of("2026-05-12", "2026-05-15", "2027-06-19")) {
        world.moveTo(day + "T01:00:01Z");
        second.node().tick();
      }
      assertThat(world.organizations())
          .isNotEmpty()
          .allSatisfy(
              organization ->
                  assertThat(world.told(campaign, organization))
                      .containsExactly("notice", "reminder-1", "reminder-2"));
    }
  }

  /** In Los Angeles it is nine in the morning when the day of an appointment ends in China. */
  @SlowFault("F9")
  @Test
  void midnightIsThatOfChinaWhereverTheMachineStands() {
    Path home = ServerProcess.newHome();
    try {
      try (var before = inLosAngeles(home, "2026-05-31T15:50:00Z")) {
        appointDeputyForTheDay(before.api());
        assertThat(before.api().signIn("trainer").roles()).contains("case_officer");
        before.process().terminate(Duration.ofSeconds(60));
      }
      try (var after = inLosAngeles(home, "2026-05-31T16:00:00Z")) {
        assertThat(after.api().signIn("trainer").roles()).doesNotContain("case_officer");
      }
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static ServerProcess inLosAngeles(Path home, String from) {
    return ServerProcess.start(home, Map.of("TZ", "America/Los_Angeles", "PUFA_CLOCK", from));
  }

  private static void appointDeputyForTheDay(Api api) {
    JsonObject draft =
        NeedsRequests.json(
            "{absent:'%s',deputy:'%s',role:'case_officer',from:'2026-05-31',until:'2026-05-31',reason:'演示·外出'}"
                .formatted(id(api, "case_officer"), id(api, "trainer")));
    api.signIn("leader").call("appointDeputy", Map.of(), draft).expect(201);
  }

  private static String id(Api api, String account) {
    return api.signIn(account).call("getCurrentPerson").expect(200).text("id");
  }

  /** Of an organisation whose supervising unit has an address. */
  private static JsonObject filed(TestServer server) {
    Api officer = server.as("case_officer");
    Api agent = server.as("org_agent");
    var campaign = Given.releasedCampaign(officer, server.as("approver"));
    JsonObject filed = Filing.file(agent, campaign, Own.organizationOf(agent));
    JsonObject unit = FilingRequests.unit(server, officer, Own.text(filed, "id"));
    officer.call("putSupervisingUnit", Map.of(), unit).expect(200);
    return filed;
  }

  private static Handed handOut(TestServer server, String part, JsonObject filed) {
    Api agent = server.as("org_agent");
    String id = Own.text(filed, "id");
    agent.call("sendConsentLink", Filing.of(id)).expect(200);
    var acting = new Acting(server);
    String organization = Own.organizationOf(agent);
    return new Handed(
        server,
        JointSheetRequests.link(server.as("case_officer"), part),
        FilingRequests.token(server, id),
        NeedsRequests.json(
            "{agree:true,name:'演示科长',sha256:'%s'}"
                .formatted(Own.text(Filing.receipt(filed), "sha256"))),
        acting.acceptance(organization, acting.code(organization, "org_agent")));
  }
}
