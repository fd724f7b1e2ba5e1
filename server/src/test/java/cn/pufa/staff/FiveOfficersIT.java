package cn.pufa.staff;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A bureau begins: the first administrator by the jar's command, five officers by her, and no duty
 * is ever without somebody, whoever of the five is away.
 */
class FiveOfficersIT {

  private static final RoleConflicts CONFLICTS = RoleConflicts.load();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestDatabase database = TestPostgres.create();

  @Test
  void runABureauAlsoWithOneAway() {
    String lost = firstPassword();
    String password = firstPassword();
    assertThat(password).as("given again to whom nobody else could give one").isNotEqualTo(lost);
    assertThat(createAdmin("second").errors()).contains("there is an administrator already");
    try (TestServer server = TestServer.start(database, TestServer.PRODUCTION)) {
      Api first = Staff.signIn(server, "first", password);
      assertThat(openSteps(first))
          .containsExactly(
              "organizations", "accounts", "wechat", "statutes", "remedies", "test_notice");
      List<Member> five = createFive(server, first);
      assertThat(openSteps(first)).doesNotContain("accounts").contains("organizations");
      closeFirstAccount(server, five);
      requireEveryDuty(five);
      for (int away = 0; away < five.size(); away++) {
        requireEveryDutyWithout(five, away);
      }
    }
  }

  /** Of the way to open the service in a county, today's days off aside. */
  private static List<String> openSteps(Api admin) {
    return admin.call("getCountySetup").expect(200).json().getAsJsonArray("steps").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(step -> !step.getAsJsonArray("missing").isEmpty())
        .map(step -> step.get("code").getAsString())
        .filter(code -> !code.equals("holidays"))
        .toList();
  }

  private String firstPassword() {
    String said = createAdmin("first").output();
    var password = Pattern.compile("([a-z2-9]{4}-){3}[a-z2-9]{4}").matcher(said);
    assertThat(password.find()).as(said).isTrue();
    return password.group();
  }

  private JavaProcess createAdmin(String account) {
    Path home = ServerProcess.newHome();
    Map<String, String> options = new HashMap<>(TestServer.PRODUCTION);
    options.put("DATABASE_URL", database.appUrl());
    options.put("DATABASE_OWNER_URL", database.ownerUrl());
    options.put("SMTP_URL", "smtp://127.0.0.1:1?from=demo@demo.invalid");
    JavaProcess process = ServerProcess.run(home, options, "create-admin", account);
    int code = process.exitCode(LIMIT);
    assertThat(code).as(process.said()).isEqualTo(account.equals("first") ? 0 : 2);
    return process;
  }

  private static List<Member> createFive(TestServer server, Api admin) {
    List<Member> five = new ArrayList<>();
    for (List<String> roles : FiveOfficers.find(CONFLICTS).roles()) {
      five.add(Staff.create(server, admin, "officer-" + (five.size() + 1), roles));
    }
    return five;
  }

  private static void closeFirstAccount(TestServer server, List<Member> five) {
    var reason = reason();
    String first = Staff.idOf(server, "first");
    long closed =
        five.stream()
            .filter(
                member ->
                    member.api().call("disablePerson", Map.of("person", first), reason).status()
                        == 200)
            .count();
    assertThat(closed).as("one of the five is administrator").isEqualTo(1);
  }

  private static void requireEveryDutyWithout(List<Member> five, int away) {
    List<String> appointments = new ArrayList<>();
    var deputies = FiveOfficers.find(CONFLICTS).deputies(CONFLICTS, away);
    Member absent = five.get(away);
    deputies.forEach((role, place) -> appointments.add(appoint(absent, five.get(place), role)));

    for (JsonObject duty : requireEveryDuty(five)) {
      for (JsonElement holder : duty.getAsJsonArray("holders")) {
        JsonObject held = holder.getAsJsonObject();
        boolean isAbsent =
            held.getAsJsonObject("person").get("id").getAsString().equals(absent.id());
        assertThat(held.get("away").getAsBoolean()).isEqualTo(isAbsent);
      }
    }
    appointments.forEach(
        id -> absent.api().call("endDeputy", Map.of("appointment", id), reason()).expect(200));
  }

  private static String appoint(Member absent, Member deputy, String role) {
    String today = LocalDate.now(cn.pufa.platform.time.BusinessClock.ZONE).toString();
    JsonObject draft = reason();
    draft.addProperty("absent", absent.id());
    draft.addProperty("deputy", deputy.id());
    draft.addProperty("role", role);
    draft.addProperty("from", today);
    draft.addProperty("until", today);
    return absent.api().call("appointDeputy", Map.of(), draft).expect(201).text("id");
  }

  private static List<JsonObject> requireEveryDuty(List<Member> five) {
    JsonObject staffing =
        five.stream()
            .map(member -> member.api().call("getStaffing"))
            .filter(answer -> answer.status() == 200)
            .findFirst()
            .orElseThrow()
            .json();
    assertThat(staffing.getAsJsonArray("people")).hasSize(5);
    List<JsonObject> duties =
        staffing.getAsJsonArray("duties").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .toList();
    assertThat(duties)
        .hasSameSizeAs(Duty.load())
        .allSatisfy(
            duty ->
                assertThat(duty.get("state").getAsString())
                    .as(duty::toString)
                    .isIn("covered", "single"));
    return duties;
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·外出学习");
    return reason;
  }
}
