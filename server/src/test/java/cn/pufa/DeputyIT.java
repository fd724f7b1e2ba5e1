package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deputy holds one role of an absent person for her days, and nothing more. */
class DeputyIT {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static TestServer server;
  private static Api leader;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    leader = server.as("leader");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void doesTheAbsentOnesWorkAndTheTrailSaysInWhosePlace() {
    Member absent = member("case_officer");
    Member deputy = member("trainer");
    draft(deputy).expect(403);
    String id = appoint(leader, absent, deputy, "case_officer", 0, 3).expect(201).text("id");

    JsonObject role = roleOf(deputy, "case_officer");
    assertThat(role.get("deputyFor").getAsString()).isEqualTo(absent.account());
    assertThat(role.get("until").getAsString()).isEqualTo(today().plusDays(3).toString());
    String campaign = draft(deputy).expect(201).text("id");
    assertThat(event(campaign)).isEqualTo(deputy.account() + " 代" + absent.account());

    leader.call("endDeputy", Map.of("appointment", id), reason()).expect(200);
    Eventually.within(Duration.ofSeconds(1), () -> draft(deputy).expect(403));
    leader.call("endDeputy", Map.of("appointment", id), reason()).expect(404);
  }

  @Test
  void holdsNothingMoreThanTheOneRole() {
    Api admin = server.as("admin");
    Member absent =
        Staff.create(server, admin, next("two-roles"), List.of("approver", "secrecy_reviewer"));
    Member deputy = member("trainer");
    appoint(leader, absent, deputy, "secrecy_reviewer", 0, 0).expect(201);
    assertThat(deputy.api().roles()).containsExactlyInAnyOrder("trainer", "secrecy_reviewer");
    String own = draft(member("case_officer")).expect(201).text("id");
    deputy.api().call("releaseCampaign", Map.of("campaign", own)).expect(403);
  }

  @Test
  void losesTheRoleWhenTheAbsentPersonLosesIt() {
    Api admin = server.as("admin");
    Member absent = member("editor");
    Member deputy = member("trainer");
    appoint(leader, absent, deputy, "editor", 0, 5).expect(201);
    assertThat(deputy.api().roles()).contains("editor");
    JsonObject change = reason();
    change.addProperty("role", "editor");
    change.addProperty("division", "440881");
    admin.call("revokeRole", Map.of("person", absent.id()), change).expect(200);
    Eventually.within(
        Duration.ofSeconds(1), () -> assertThat(deputy.api().roles()).containsExactly("trainer"));
  }

  @Test
  void isAppointedByTheAbsentPersonForHerOwnRoleOnly() {
    Member absent = member("legal_reviewer");
    Member other = member("legal_reviewer");
    Member deputy = member("trainer");
    appoint(other.api(), absent, deputy, "legal_reviewer", 0, 1).expect(403);
    String id =
        appoint(absent.api(), absent, deputy, "legal_reviewer", 0, 1).expect(201).text("id");
    other.api().call("endDeputy", Map.of("appointment", id), reason()).expect(403);
    absent.api().call("endDeputy", Map.of("appointment", id), reason()).expect(200);
  }

  @Test
  void nobodyMakesHerselfADeputy() {
    Member boss = member("admin");
    appoint(boss.api(), member("case_officer"), boss, "case_officer", 0, 1).expect(409);
  }

  @Test
  void isRefusedWhereTwoRolesExcludeEachOtherOnAnyOfTheDays() {
    Member officer = member("case_officer");
    Member reviewer = member("legal_reviewer");
    var refused = appoint(leader, reviewer, officer, "legal_reviewer", 0, 1).expect(422);
    assertThat(refused.pointers()).containsExactly("/deputy");
    assertThat(refused.body().toString()).contains("第五十八条");

    Member deputy = member("trainer");
    appoint(leader, officer, deputy, "case_officer", 5, 9).expect(201);
    appoint(leader, reviewer, deputy, "legal_reviewer", 9, 12).expect(422);
    appoint(leader, reviewer, deputy, "legal_reviewer", 0, 4).expect(201);
    JsonObject grant = reason();
    grant.addProperty("role", "approver");
    grant.addProperty("division", "440881");
    assertThat(
            server
                .as("admin")
                .call("grantRole", Map.of("person", deputy.id()), grant)
                .expect(422)
                .pointers())
        .as("a coming appointment counts too")
        .containsExactly("/role");
  }

  @Test
  void thereAreNoChainsAndNoSecondDeputy() {
    Member first = member("editor");
    Member second = member("editor");
    Member third = member("trainer");
    Member fourth = member("trainer");
    appoint(leader, first, third, "editor", 2, 4).expect(201);
    appoint(leader, first, fourth, "editor", 4, 6).expect(409);
    appoint(leader, third, fourth, "trainer", 4, 5).expect(409);
    Member township = member("secrecy_reviewer");
    appoint(leader, second, third, "editor", 10, 11).expect(201);
    appoint(leader, township, third, "secrecy_reviewer", 20, 21).expect(201);
    appoint(leader, third, township, "trainer", 30, 31).expect(201);
    appoint(leader, first, third, "editor", 31, 32).expect(409);
    appoint(leader, first, fourth, "editor", 5, 6).expect(201);
  }

  @ParameterizedTest
  @CsvSource({
    "editor, -1, 1, /from",
    "editor, 2, 1, /until",
    "editor, 0, 185, /until",
    "volunteer, 0, 1, /role",
    "approver, 0, 1, /role"
  })
  void whatCannotBeIsRefusedByField(String role, int from, int until, String pointer) {
    Member absent = member("editor");
    Member deputy = member("trainer");
    assertThat(appoint(leader, absent, deputy, role, from, until).expect(422).pointers())
        .containsExactly(pointer);
    assertThat(deputy.api().roles()).containsExactly("trainer");
  }

  @Test
  void onlyStaffStandsIn() {
    Member absent = member("editor");
    for (Member other : List.of(member("resident"), absent)) {
      assertThat(appoint(leader, absent, other, "editor", 0, 1).expect(422).pointers())
          .containsExactly("/deputy");
    }
    Member closed = member("trainer");
    server.as("admin").call("disablePerson", Map.of("person", closed.id()), reason()).expect(200);
    appoint(leader, absent, closed, "editor", 0, 1).expect(422);
    appoint(leader, closed, absent, "trainer", 0, 1).expect(422);
  }

  /** Both callers are known to the node before midnight, and nothing but the clock moves. */
  @Test
  void beginsAndEndsAtMidnightInChina() {
    Instant midnight = today().plusDays(2).atStartOfDay(BusinessClock.ZONE).toInstant();
    var clock = new MovableClock(midnight.minus(Duration.ofHours(1)).toString());
    try (TestServer evening = TestServer.start(TestPostgres.create(), clock)) {
      Member ends = Staff.create(evening, next("ends"), "trainer", "440881");
      Member begins = Staff.create(evening, next("begins"), "trainer", "440881");
      Member absent = Staff.create(evening, next("absent"), "editor", "440881");
      appoint(evening.as("leader"), absent, ends, "editor", 1, 1).expect(201);
      appoint(evening.as("leader"), absent, begins, "editor", 2, 2).expect(201);
      assertThat(ends.api().roles()).contains("editor");
      assertThat(begins.api().roles()).doesNotContain("editor");
      clock.moveTo(midnight.minus(Duration.ofMinutes(1)).toString());
      assertThat(ends.api().roles()).contains("editor");
      assertThat(begins.api().roles()).doesNotContain("editor");

      clock.moveTo(midnight.toString());
      assertThat(begins.api().roles()).contains("editor");
      assertThat(ends.api().roles()).doesNotContain("editor");
    }
  }

  private static String next(String word) {
    return word + "-" + NUMBER.incrementAndGet();
  }

  private static Member member(String role) {
    return Staff.create(server, next(role.replace('_', '-')), role, "440881");
  }

  private static Api.Answer appoint(
      Api by, Member absent, Member deputy, String role, int from, int until) {
    JsonObject draft = reason();
    draft.addProperty("absent", absent.id());
    draft.addProperty("deputy", deputy.id());
    draft.addProperty("role", role);
    draft.addProperty("from", today().plusDays(from).toString());
    draft.addProperty("until", today().plusDays(until).toString());
    return by.call("appointDeputy", Map.of(), draft);
  }

  private static Api.Answer draft(Member officer) {
    return officer.api().call("createCampaign", Map.of(), Given.campaignDraft());
  }

  private static JsonObject roleOf(Member member, String role) {
    return member
        .api()
        .call("getCurrentPerson")
        .expect(200)
        .json()
        .getAsJsonArray("roles")
        .asList()
        .stream()
        .map(held -> held.getAsJsonObject())
        .filter(held -> held.get("role").getAsString().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private static String event(String campaign) {
    try (Jdbc database = Jdbc.connect(server.database().appUrl())) {
      return database
          .column(
              "select actor || ' ' || reason from audit_event where subject = 'campaign/%s'"
                  .formatted(campaign))
          .getFirst();
    }
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·外出学习");
    return reason;
  }

  /** Asked each time: the suite may run past midnight. */
  private static LocalDate today() {
    return LocalDate.now(BusinessClock.ZONE);
  }
}
