package cn.pufa.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.TrainingWorld;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of somebody who may not serve any more, or of whom less is needed. */
@ServerAt(VolunteerChangesIT.BEFORE)
class VolunteerLeavesIT {

  private static MovableClock clock;
  private static TestServer server;
  private static Jdbc database;

  @BeforeEach
  void before() {
    clock.moveTo(VolunteerChangesIT.BEFORE);
  }

  /** Nothing is asked of them, and they take nobody's seat. */
  @Test
  void whoMayNotServeAnyMoreLeavesTheClassesToCome() {
    Api seated = save("class-seated", VolunteerRequests.adult());
    Api minor = save("class-minor", VolunteerRequests.minor());
    noteGuardian("class-minor");
    Api adult = save("class-adult", VolunteerRequests.adult());
    String full = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 1, 0));
    String own = TrainingWorld.announce(officer(), TrainingWorld.draft(clock.instant(), 1, 0));
    String seat = enrol(seated, full);
    for (Api person : List.of(minor, adult)) {
      enrol(person, full);
      enrol(person, own);
    }
    assertThat(inClass(full)).containsExactly("enrolled", "waiting", "waiting");
    assertThat(inClass(own)).containsExactly("enrolled", "waiting");

    JsonObject draft = VolunteerRequests.minor();
    draft.getAsJsonObject("guardian").addProperty("name", "演示·后来的监护人");
    minor.call("saveMyVolunteer", Map.of(), draft).expect(200);
    assertThat(inClass(full)).containsExactly("enrolled", "withdrawn", "waiting");
    assertThat(inClass(own)).as("the seat goes on").containsExactly("withdrawn", "enrolled");
    seated.call("withdrawEnrolment", Map.of("enrolment", seat)).expect(200);
    assertThat(inClass(full)).containsExactly("withdrawn", "withdrawn", "enrolled");

    JsonObject moved = VolunteerRequests.adult();
    moved.addProperty("division", "440881002");
    adult.call("saveMyVolunteer", Map.of(), moved).expect(200);
    assertThat(inClass(full)).as("may come still").endsWith("enrolled");
    adult.call("withdrawMyVolunteer").expect(200);
    assertThat(inClass(full)).containsOnly("withdrawn");
    assertThat(
            database.column(
                "select taken || ' ' || waiting from training_session where id in ('%s', '%s')"
                    .formatted(full, own)))
        .containsExactly("0 0", "0 0");
  }

  /** A new role is known everywhere within a second. */
  private static String enrol(Api person, String session) {
    return Eventually.within(
        Duration.ofSeconds(2),
        () -> TrainingWorld.enrol(person, session, "440881").get("id").getAsString());
  }

  /** States in the order in which they came. */
  private static List<String> inClass(String session) {
    return database.column(
        "select state from enrolment where session = '%s' order by arrival".formatted(session));
  }

  /** The name of a third person is kept of minors only. */
  @Test
  void whoComesOfAgeHasNoGuardianAnyMore() {
    JsonObject draft = VolunteerRequests.minor();
    draft.addProperty("bornOn", "2008-05-30");
    save("of-age", draft);
    noteGuardian("of-age");
    save("still-minor", VolunteerRequests.minor());
    noteGuardian("still-minor");
    clock.moveTo("2026-05-29T16:01:00Z");
    server.node().tick();
    assertThat(guardian("of-age")).containsExactly("0");
    assertThat(guardian("still-minor")).containsExactly("3");
    Api adult = server.as("of-age");
    assertThat(adult.call("getMyVolunteer").expect(200).json().has("guardian")).isFalse();
    assertThat(adult.call("getCurrentPerson").expect(200).json().get("roles").toString())
        .contains("\"volunteer\"");
    assertThat(
            database.column(
                "select n.occasion from personal_notice n join person p on p.id = n.person where p.account = 'of-age' and n.occasion = 'of_age'"))
        .as("the entry stands as it did")
        .isEmpty();
  }

  /** How much is kept: the name, the day on which the paper was seen, and who saw it. */
  private static List<String> guardian(String account) {
    return database.column(
        "select num_nonnulls(guardian_name, guardian_consent_on, guardian_noted_by) from volunteer where person = '%s'"
            .formatted(Staff.idOf(server, account)));
  }

  /** 登记的内容立即删除: also in answers that are kept for a command sent twice, and what was typed. */
  @Test
  void aConsentTakenBackLeavesNothingThatWasTold() {
    Api person = save("tells-much", VolunteerRequests.adult());
    JsonObject draft = VolunteerRequests.minor();
    draft.addProperty("name", "演示·说了很多");
    draft.getAsJsonObject("guardian").addProperty("name", "演示·被说出来的监护人");
    person.call("saveMyVolunteer", Map.of("Idempotency-Key", "tells-much-1"), draft).expect(200);
    String assignment = VolunteerRequests.assignment(server, "tells-much", "3 days", "proposed");
    person.call("answerAssignment", Map.of("assignment", assignment), declining()).expect(200);
    assertThat(kept("idempotency")).isNotEmpty();
    assertThat(kept("volunteer_assignment")).isNotEmpty();

    var consent = new JsonObject();
    consent.addProperty("code", "volunteer");
    Map<String, Object> key = Map.of("Idempotency-Key", "tells-much-2");
    person.call("withdrawConsent", key, consent).expect(200);
    person.call("withdrawConsent", key, consent).expect(200);
    assertThat(List.of("idempotency", "volunteer", "volunteer_assignment"))
        .filteredOn(table -> !kept(table).isEmpty())
        .isEmpty();
  }

  private static JsonObject declining() {
    var answer = new JsonObject();
    answer.addProperty("accept", false);
    answer.addProperty("reason", "演示·说了很多的理由");
    return answer;
  }

  private static List<String> kept(String table) {
    return database.column(
        "select t::text from %s t where t::text like '%%演示·说了很多%%' or t::text like '%%演示·被说出来的监护人%%'"
            .formatted(table));
  }

  private static Api save(String account, JsonObject draft) {
    Staff.add(server, account, "resident");
    Api person = server.as(account);
    person.call("saveMyVolunteer", Map.of(), draft).expect(200);
    return person;
  }

  private static void noteGuardian(String account) {
    JsonObject seen = VolunteerRequests.seen();
    seen.addProperty("seenOn", "2026-05-24");
    officer()
        .call("noteGuardianConsent", Map.of("volunteer", Staff.idOf(server, account)), seen)
        .expect(200);
  }

  private static Api officer() {
    return server.as("case_officer");
  }
}
