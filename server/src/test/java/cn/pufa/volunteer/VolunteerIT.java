package cn.pufa.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The register of volunteers, and what may be asked of whom. */
@ServerAt("2026-11-26T02:00:00Z")
class VolunteerIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
  }

  /** 18 today, 18 tomorrow; 14 today, 14 tomorrow. */
  @Test
  void ageDecidesWhetherAGuardianIsWanted() {
    Api person = newcomer("volunteer-age");
    assertThat(save(person, VolunteerRequests.draft("2008-11-26")).text("state"))
        .isEqualTo("active");
    JsonObject minor = VolunteerRequests.draft("2008-11-27");
    assertThat(call(person, minor).expect(422).pointers()).containsExactly("/guardian");
    minor.add("guardian", VolunteerRequests.minor().get("guardian"));
    assertThat(save(person, minor).text("state")).isEqualTo("awaiting_guardian");

    minor.addProperty("bornOn", "2012-11-26");
    assertThat(save(person, minor).text("state")).isEqualTo("awaiting_guardian");
    minor.addProperty("bornOn", "2012-11-27");
    assertThat(call(person, minor).expect(422).pointers()).containsExactly("/guardian/takesPart");
    minor.getAsJsonObject("guardian").addProperty("takesPart", true);
    assertThat(save(person, minor).text("state")).isEqualTo("awaiting_guardian");
    for (String impossible : List.of("2026-11-27", "1900-01-01")) {
      minor.addProperty("bornOn", impossible);
      assertThat(call(person, minor).expect(422).pointers()).containsExactly("/bornOn");
    }
  }

  @Test
  void aMinorServesOnceTheGuardiansConsentWasSeen() {
    Api person = newcomer("volunteer-minor");
    save(person, VolunteerRequests.minor());
    Map<String, Object> volunteer = volunteer("volunteer-minor");
    officer.call("assignVolunteer", volunteer, VolunteerRequests.event(false)).expect(409);
    assertThat(person.call("getCurrentPerson").json().getAsJsonArray("roles").toString())
        .doesNotContain("volunteer\"");
    officer.call("noteGuardianConsent", volunteer, VolunteerRequests.seen()).expect(200);
    Eventually.within(
        Duration.ofSeconds(1),
        () ->
            assertThat(person.call("getCurrentPerson").json().getAsJsonArray("roles").toString())
                .contains("\"volunteer\""));
    String asked =
        officer
            .call("assignVolunteer", volunteer, VolunteerRequests.event(false))
            .expect(201)
            .text("id");

    JsonObject changed = VolunteerRequests.minor();
    changed.getAsJsonObject("guardian").addProperty("name", "演示·另一位");
    assertThat(save(person, changed).text("state")).isEqualTo("awaiting_guardian");
    assertThat(Own.items(person.call("listMyAssignments").json()))
        .singleElement()
        .satisfies(one -> assertThat(one.toString()).contains("\"cancelled\"", "还没有看到监护人同意书"));
    person.call("answerAssignment", Map.of("assignment", asked), PostRequests.accept()).expect(409);
  }

  /**
   * Asked while the consent of an earlier guardian was kept by mistake: it may only be declined.
   */
  @Test
  void nobodyAcceptsWithoutTheGuardiansConsent() {
    Api person = newcomer("volunteer-unseen");
    save(person, VolunteerRequests.minor());
    Map<String, Object> asked =
        Map.of(
            "assignment",
            VolunteerRequests.assignment(server, "volunteer-unseen", "3 days", "proposed"));
    assertThat(
            person
                .call("answerAssignment", asked, PostRequests.accept())
                .expect(409)
                .text("detail"))
        .contains("监护人的同意书");
    JsonObject no = PostRequests.accept();
    no.addProperty("accept", false);
    person.call("answerAssignment", asked, no).expect(200);
  }

  /** The paper that the clerk saw is the one of the guardian who is registered when she clicks. */
  @Test
  void aConsentIsOfTheGuardianWhosePaperWasSeen() {
    Api person = newcomer("volunteer-other-guardian");
    save(person, VolunteerRequests.minor());
    JsonObject changed = VolunteerRequests.minor();
    changed.getAsJsonObject("guardian").addProperty("name", "演示·另一位");
    save(person, changed);
    Map<String, Object> volunteer = volunteer("volunteer-other-guardian");
    JsonObject seen = VolunteerRequests.seen();
    assertThat(officer.call("noteGuardianConsent", volunteer, seen).expect(409).text("detail"))
        .contains("演示·另一位");
    assertThat(person.call("getMyVolunteer").expect(200).text("state"))
        .isEqualTo("awaiting_guardian");
    seen.addProperty("guardian", "演示·另一位");
    officer.call("noteGuardianConsent", volunteer, seen).expect(200);
  }

  /** The click and the change meet: what stands is never the consent of another guardian. */
  @Race
  @Test
  void aGuardianReplacedAtThatMomentIsNotTheOneWhoAgreed() {
    Api person = newcomer("volunteer-at-once");
    Map<String, Object> volunteer = volunteer("volunteer-at-once");
    JsonObject changed = VolunteerRequests.minor();
    changed.getAsJsonObject("guardian").addProperty("name", "演示·另一位");
    Map<Integer, Integer> answers = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      save(person, VolunteerRequests.minor());
      List<Api.Answer> both =
          AtOnce.call(
              List.of(
                  () -> call(person, changed),
                  () -> officer.call("noteGuardianConsent", volunteer, VolunteerRequests.seen())));
      both.getFirst().expect(200);
      assertThat(both.getLast().status()).isIn(200, 409);
      answers.merge(both.getLast().status(), 1, Integer::sum);
      JsonObject mine = person.call("getMyVolunteer").expect(200).json();
      assertThat(mine.get("state").getAsString()).isEqualTo("awaiting_guardian");
      assertThat(mine.getAsJsonObject("guardian").has("consentOn")).isFalse();
      assertThat(rolesOf("volunteer-at-once")).doesNotContain("volunteer");
    }
    System.out.println("VolunteerIT guardian at once: the clerk was answered " + answers);
  }

  @Test
  void aMinorGetsTheRoleByNoOtherWayBeforeTheConsentWasSeen() {
    Api person = newcomer("volunteer-detour");
    save(person, VolunteerRequests.minor());
    JsonObject wish = Given.postRequest("volunteer", "440881003");
    assertThat(person.call("requestPost", Map.of(), wish).expect(409).text("detail"))
        .contains("监护人");
    assertThat(rolesOf("volunteer-detour")).doesNotContain("volunteer");
    person.call("withdrawMyVolunteer").expect(200);
    assertThat(person.call("requestPost", Map.of(), wish).expect(409).text("detail"))
        .contains("退出");
    assertThat(rolesOf("volunteer-detour")).doesNotContain("volunteer");
    save(person, VolunteerRequests.adult());
    person.call("requestPost", Map.of(), wish).expect(201);
  }

  private static List<String> rolesOf(String account) {
    return database.column(
        "select role from role_grant where person = '%s'".formatted(Staff.idOf(server, account)));
  }

  /** 未成年人保护法 62: within a year before the day of the event. */
  @Test
  void nobodyMeetsMinorsWithoutARecordCheck() {
    Api person = newcomer("volunteer-checked");
    save(person, VolunteerRequests.adult());
    Map<String, Object> volunteer = volunteer("volunteer-checked");
    String id = volunteer.get("volunteer").toString();
    JsonObject event = VolunteerRequests.event(true);
    event.addProperty("startsAt", "2026-12-04T01:00:00Z");
    event.addProperty("endsAt", "2026-12-04T03:00:00Z");
    assertThat(officer.call("assignVolunteer", volunteer, event).expect(409).text("detail"))
        .contains("未成年人保护法第六十二条");
    check(id, "2025-12-03");
    officer.call("assignVolunteer", volunteer, event).expect(409);
    check(id, "2025-12-04");
    String made = officer.call("assignVolunteer", volunteer, event).expect(201).text("id");
    event.addProperty("withMinors", false);
    assertThat(officer.call("assignVolunteer", volunteer, event).expect(409).text("detail"))
        .contains("这段时间已经安排了");

    Map<String, Object> assignment = Map.of("assignment", made);
    newcomer("volunteer-nosy")
        .call("answerAssignment", assignment, PostRequests.accept())
        .expect(404);
    person.call("answerAssignment", assignment, PostRequests.accept()).expect(200);
    person.call("answerAssignment", assignment, PostRequests.accept()).expect(409);
    officer.call("recordVolunteerTime", assignment, VolunteerRequests.service()).expect(409);
  }

  @Test
  void aSessionGivesItsOwnPlaceAndHours() {
    Api person = newcomer("volunteer-session");
    save(person, VolunteerRequests.adult());
    JsonObject session = Given.trainingSession(5);
    for (String[] moment :
        new String[][] {
          {"opensAt", "2026-11-26T01:00:00Z"},
          {"closesAt", "2026-11-27T01:00:00Z"},
          {"startsAt", "2026-11-28T01:00:00Z"},
          {"endsAt", "2026-11-28T03:00:00Z"}
        }) {
      session.addProperty(moment[0], moment[1]);
    }
    String id = officer.call("createTrainingSession", Map.of(), session).expect(201).text("id");
    var draft = new JsonObject();
    draft.addProperty("kind", "session");
    draft.addProperty("withMinors", false);
    assertThat(
            officer
                .call("assignVolunteer", volunteer("volunteer-session"), draft)
                .expect(422)
                .pointers())
        .containsExactly("/session");
    draft.addProperty("session", id);
    JsonObject made =
        officer.call("assignVolunteer", volunteer("volunteer-session"), draft).expect(201).json();
    assertThat(made.get("place").getAsString()).isEqualTo("演示党校");
    assertThat(made.get("startsAt").getAsString()).startsWith("2026-11-28T01:00:00");
  }

  /** Whole numbers stand in the file only of who asked for the national record. */
  @Test
  void theFileTakesNumbersOnlyOfWhoAskedForTheNationalRecord() {
    Api asks = newcomer("volunteer-national");
    JsonObject draft = VolunteerRequests.adult();
    draft.addProperty("forNationalRecord", true);
    draft.addProperty("name", "=演示·公式");
    save(asks, draft);
    Eventually.within(
        Duration.ofSeconds(1),
        () ->
            asks.call("saveMyIdNumber", Map.of(), IdNumbers.draft(IdNumbers.number(38_777)))
                .expect(200));
    save(newcomer("volunteer-local"), VolunteerRequests.adult());
    byte[] file =
        officer.call("exportVolunteers", Map.of(), PostRequests.purpose()).expect(200).bytes();
    List<List<String>> people = Sheets.rows(file, "志愿者");
    assertThat(people.getFirst()).contains("证件号码", "服务技能");
    List<String> row =
        people.stream().filter(one -> one.get(0).contains("公式")).findFirst().orElseThrow();
    assertThat(row.get(0)).isEqualTo("'=演示·公式");
    assertThat(row.get(2)).isEqualTo(IdNumbers.number(38_777));
    assertThat(row.get(3)).isEqualTo("1990-05-04");
    assertThat(people.stream().skip(1).filter(one -> one.get(10).equals("否")))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.get(2) + one.get(3) + one.get(4)).isEmpty())
        .allSatisfy(one -> assertThat(one.get(11)).matches("\\d\\d"));
    assertThat(Sheets.rows(file, "说明").toString()).contains("不是全国志愿服务信息系统", "待核对");
    assertThat(
            database.column(
                "select reason from audit_event where action = 'exportVolunteers' order by id desc limit 1"))
        .containsExactly("演示·安排培训");

    draft.addProperty("forNationalRecord", false);
    save(asks, draft);
    assertThat(asks.call("getMyIdNumber").expect(200).json().get("kept").getAsBoolean()).isFalse();
  }

  /** The file gives no more of a minor than may be seen: the consent is of one guardian. */
  @Test
  void aMinorStandsInTheFileOnlyWithTheConsentOfTheGuardianNow() {
    Api person = newcomer("volunteer-file-minor");
    JsonObject draft = VolunteerRequests.minor();
    draft.addProperty("forNationalRecord", true);
    draft.addProperty("name", "演示·名册里的少年");
    draft.addProperty("bornOn", "2011-08-09");
    save(person, draft);
    assertThat(exported()).as("nobody has seen a consent").doesNotContain("演示·名册里的少年");

    Map<String, Object> volunteer = volunteer("volunteer-file-minor");
    officer.call("noteGuardianConsent", volunteer, VolunteerRequests.seen()).expect(200);
    String number = IdNumbers.number(38_778);
    Eventually.within(
        Duration.ofSeconds(1),
        () -> person.call("saveMyIdNumber", Map.of(), IdNumbers.draft(number)).expect(200));
    assertThat(exported()).contains("演示·名册里的少年", number, "2011-08-09");

    draft.getAsJsonObject("guardian").addProperty("name", "演示·后来的监护人");
    save(person, draft);
    assertThat(person.call("getMyIdNumber").expect(200).json().get("kept").getAsBoolean()).isTrue();
    assertThat(exported())
        .as("the guardian named now has agreed to nothing")
        .doesNotContain("演示·名册里的少年", number, "2011-08-09", "演示·后来的监护人");
  }

  /** More than any page shows: what is left out here is left out of the national system. */
  @Test
  void everyServiceStandsInTheFile() {
    save(newcomer("volunteer-long"), VolunteerRequests.adult());
    database.execute(
        """
        insert into volunteer_assignment (id, person, kind, title, place, starts_at, ends_at, with_minors, state, minutes, assigned_at)
        select gen_random_uuid(), '%s', 'event', '演示·服务' || n || '次', '演示广场', s, s + interval '2 hours',
               false, 'served', 90, s
          from generate_series(1, 2001) n, lateral (select timestamptz '2020-01-01' + n * interval '1 day' as s) d"""
            .formatted(Staff.idOf(server, "volunteer-long")));
    byte[] file =
        officer.call("exportVolunteers", Map.of(), PostRequests.purpose()).expect(200).bytes();
    assertThat(Sheets.rows(file, "服务记录").stream().map(row -> row.get(2)))
        .contains("演示·服务1次", "演示·服务2001次");
  }

  private static String exported() {
    byte[] file =
        officer.call("exportVolunteers", Map.of(), PostRequests.purpose()).expect(200).bytes();
    return Sheets.rows(file, "志愿者").toString() + Sheets.rows(file, "服务记录");
  }

  @Test
  void whoLeavesTheRegisterIsAskedForNothingMore() {
    Api person = newcomer("volunteer-leaver");
    save(person, VolunteerRequests.adult());
    Map<String, Object> volunteer = volunteer("volunteer-leaver");
    officer.call("assignVolunteer", volunteer, VolunteerRequests.event(false)).expect(201);
    assertThat(person.call("withdrawMyVolunteer").expect(200).json().toString())
        .isEqualTo("{\"registered\":false}");
    person.call("withdrawMyVolunteer").expect(409);
    assertThat(Own.items(person.call("listMyAssignments").json()).getFirst().toString())
        .contains("\"cancelled\"");
    officer.call("assignVolunteer", volunteer, VolunteerRequests.event(false)).expect(409);
    Eventually.within(
        Duration.ofSeconds(1),
        () ->
            assertThat(person.call("getCurrentPerson").json().getAsJsonArray("roles").toString())
                .doesNotContain("\"volunteer\""));
  }

  /** With the consent goes what rests on it. */
  @Test
  void whoWithdrawsTheConsentIsForgotten() {
    Api person = newcomer("volunteer-forgotten");
    save(person, VolunteerRequests.adult());
    var code = new JsonObject();
    code.addProperty("code", "volunteer");
    person.call("withdrawConsent", Map.of(), code).expect(200);
    assertThat(
            database.column(
                "select name from volunteer where person = '%s'"
                    .formatted(Staff.idOf(server, "volunteer-forgotten"))))
        .isEmpty();
  }

  @Test
  void anOldWordingOfTheConsentIsNotEnough() {
    JsonObject draft = VolunteerRequests.adult();
    draft.getAsJsonObject("consent").addProperty("version", "2020-01-01");
    assertThat(call(newcomer("volunteer-old"), draft).expect(422).pointers())
        .containsExactly("/consent/version");
  }

  private static Api newcomer(String account) {
    Staff.add(server, account, "resident");
    return server.as(account);
  }

  private static Api.Answer call(Api person, JsonObject draft) {
    return person.call("saveMyVolunteer", Map.of(), draft);
  }

  private static Api.Answer save(Api person, JsonObject draft) {
    return call(person, draft).expect(200);
  }

  private static Map<String, Object> volunteer(String account) {
    return Map.of("volunteer", Staff.idOf(server, account));
  }

  private static void check(String person, String on) {
    officer.call("recordCheck", Map.of(), PostRequests.check(person, on)).expect(201);
  }
}
