package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole ID number is seen for one purpose by whom it concerns, and every look is recorded. */
class RevealIT {

  private static final String NUMBER = IdNumbers.number(41);

  private static TestServer server;
  private static Jdbc database;
  private static Member director;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().ownerUrl());
    director = Staff.create(server, "director", "child_director", "440881001001");
    save(director.api(), NUMBER).expect(200);
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void everyLookIsAnEventWithItsPurpose() {
    long before = database.number("select max(id) from audit_event");
    Api township = server.as("township");
    assertThat(
            reveal(township, director.id(), "record_check", "演示·上岗前查询")
                .expect(200)
                .text("idNumber"))
        .isEqualTo(NUMBER);
    reveal(township, director.id(), "record_check", "演示·上岗前查询").expect(200);
    assertThat(
            database.column(
                "select actor || ' ' || action || ' ' || reason from audit_event where id > %d and action = 'revealIdNumber'"
                    .formatted(before)))
        .containsExactly(
            "township revealIdNumber record_check：演示·上岗前查询",
            "township revealIdNumber record_check：演示·上岗前查询");
    assertThat(database.column("select t::text from audit_event t"))
        .noneMatch(row -> row.contains(NUMBER));
    assertThat(database.column("select t::text from idempotency t"))
        .noneMatch(row -> row.contains(NUMBER));
  }

  @Test
  void onlyForAPurposeThatConcernsThePerson() {
    Api officer = server.as("case_officer");
    assertThat(reveal(officer, director.id(), "volunteer_register", "演示").expect(422).pointers())
        .containsExactly("/purpose");
    assertThat(reveal(officer, director.id(), "curiosity", "演示").expect(422).pointers())
        .containsExactly("/purpose");
    assertThat(
            reveal(officer, director.id(), "record_check", "电话13800000000").expect(422).pointers())
        .as("no number finds its way into the trail")
        .containsExactly("/reason");
  }

  @Test
  void anotherTownshipSeesNobodyAndOthersMayNotLook() {
    reveal(server.as("township-2"), director.id(), "record_check", "演示").expect(404);
    reveal(server.as("case_officer"), UUID.randomUUID().toString(), "record_check", "演示")
        .expect(404);
    for (String role : List.of("admin", "leader", "auditor", "editor", "child_director")) {
      reveal(server.as(role), director.id(), "record_check", "演示").expect(403);
    }
    reveal(server.api(), director.id(), "record_check", "演示").expect(401);
  }

  /** A post in one township and an entry as volunteer in another are two matters. */
  @Test
  void thePurposeCountsWhereItsRoleIsHeld() {
    String number = IdNumbers.number(42);
    Member two = Staff.create(server, "two-places", "child_director", "440881002001");
    save(two.api(), number).expect(200);
    JsonObject draft = VolunteerRequests.adult();
    draft.addProperty("division", "440881001");
    draft.addProperty("forNationalRecord", true);
    two.api().call("saveMyVolunteer", Map.of(), draft).expect(200);

    Api here = server.as("township");
    Api there = server.as("township-2");
    assertThat(reveal(here, two.id(), "record_check", "演示").expect(422).pointers())
        .containsExactly("/purpose");
    assertThat(reveal(there, two.id(), "volunteer_register", "演示").expect(422).pointers())
        .containsExactly("/purpose");
    reveal(there, two.id(), "record_check", "演示").expect(200);
    reveal(here, two.id(), "volunteer_register", "演示").expect(200);
  }

  @Test
  void aVolunteerWhoDoesNotAskForTheNationalRecordIsNotLookedAtForIt() {
    Member local = Staff.create(server, "local", "child_director", "440881001003");
    JsonObject draft = VolunteerRequests.adult();
    draft.addProperty("division", "440881001");
    local.api().call("saveMyVolunteer", Map.of(), draft).expect(200);
    save(local.api(), IdNumbers.number(43)).expect(200);
    Api officer = server.as("case_officer");
    assertThat(reveal(officer, local.id(), "volunteer_register", "演示").expect(422).pointers())
        .containsExactly("/purpose");
    reveal(officer, local.id(), "record_check", "演示").expect(200);
  }

  @Test
  void whoHasSavedNoneHasNone() {
    Member other = Staff.create(server, "without", "child_director", "440881001002");
    assertThat(
            reveal(server.as("township"), other.id(), "record_check", "演示")
                .expect(409)
                .text("detail"))
        .contains("还没有保存");
  }

  @Test
  void noListShowsIt() {
    Api admin = server.as("admin");
    for (String list : List.of("listPeople", "listAuditEvents", "listDeputies")) {
      assertThat(admin.call(list, Map.of("size", 100)).body().toString())
          .doesNotContain(NUMBER)
          .doesNotContain(NUMBER.substring(4, 14));
    }
    var mine = director.api().call("getMyIdNumber").expect(200);
    assertThat(mine.text("masked")).isEqualTo(IdNumber.of(NUMBER).masked());
    assertThat(mine.body().toString()).doesNotContain(NUMBER);
  }

  private static Api.Answer save(Api api, String number) {
    return api.call("saveMyIdNumber", Map.of(), IdNumbers.draft(number));
  }

  private static Api.Answer reveal(Api by, String person, String purpose, String reason) {
    var body = new JsonObject();
    body.addProperty("purpose", purpose);
    body.addProperty("reason", reason);
    return by.call("revealIdNumber", Map.of("person", person), body);
  }
}
