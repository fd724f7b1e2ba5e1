package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator makes accounts and gives roles; who drafts does not release. */
class StaffIT {

  private static final String BUREAU = "440881";

  private static TestServer server;
  private static Api admin;
  private static Member weak;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    admin = server.as("admin");
    weak = Staff.create(server, "bad-changes", "editor", BUREAU);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aNewcomerSignsInWithTheFirstPasswordAndChangesIt() {
    Member newcomer = Staff.create(server, "newcomer", "editor", BUREAU);
    assertThat(isFirstPassword(newcomer.api())).isTrue();
    Api second = signIn("newcomer", newcomer.password());

    change(newcomer.api(), newcomer.password(), "three-banyan-trees").expect(200);
    assertThat(isFirstPassword(newcomer.api())).as("this session goes on").isFalse();
    second.call("getCurrentPerson").expect(401);
    assertThat(signInStatus("newcomer", newcomer.password())).isEqualTo(401);
    assertThat(signInStatus("newcomer", "three-banyan-trees")).isEqualTo(200);
  }

  @Test
  void thePasswordIsNowhereStored() {
    Member person = Staff.create(server, "not-stored", "editor", BUREAU);
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      for (String table : new String[] {"person", "idempotency", "audit_event", "change_log"}) {
        assertThat(owner.column("select t::text from %s t".formatted(table)))
            .as(table)
            .noneMatch(row -> row.contains(person.password()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "short, /next",
    "xx-bad-changes-yy, /next",
    "password1234, /next",
  })
  void aWeakPasswordIsRefused(String next, String pointer) {
    Member person = weak;
    assertThat(change(person.api(), person.password(), next).expect(422).pointers())
        .containsExactly(pointer);
  }

  @Test
  void whoDoesNotKnowThePasswordDoesNotChangeIt() {
    Member person = Staff.create(server, "left-open", "editor", BUREAU);
    for (int time = 0; time < 10; time++) {
      assertThat(
              change(person.api(), "a guess of ten", "three-banyan-trees").expect(422).pointers())
          .containsExactly("/current");
    }
    var closed = change(person.api(), person.password(), "three-banyan-trees").expect(429);
    assertThat(closed.raw().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aResetEndsEverySessionAndGivesAnotherFirstPassword() {
    Member person = Staff.create(server, "forgetful", "editor", BUREAU);
    String again =
        admin
            .call("resetPassword", Map.of("person", person.id()), json("{reason:'演示'}"))
            .expect(200)
            .text("initialPassword");
    assertThat(again).isNotEqualTo(person.password());
    person.api().call("getCurrentPerson").expect(401);
    assertThat(signInStatus("forgetful", person.password())).isEqualTo(401);
    assertThat(isFirstPassword(signIn("forgetful", again))).isTrue();
  }

  /** Between the look at the old password and the change, the account was taken back. */
  @Race
  @Test
  void whoChangesAPasswordThatIsResetMeanwhileChangesNothing() {
    Member person = Staff.create(server, "taken-back", "editor", BUREAU);
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl());
        Jdbc watch = Jdbc.connect(server.database().appUrl())) {
      owner
          .begin()
          .execute("update person set password_hash = 'another' where account = 'taken-back'");
      var changing =
          CompletableFuture.supplyAsync(
              () -> change(person.api(), person.password(), "three-banyan-trees"));
      Eventually.within(
          Duration.ofSeconds(30),
          () -> assertThat(watch.waiting("update person set password_hash")).isPositive());
      owner.commit();
      assertThat(changing.join().expect(409).text("detail")).contains("刚刚在别处改过");
      assertThat(owner.column("select password_hash from person where account = 'taken-back'"))
          .containsExactly("another");
    }
  }

  @Test
  void aFirstPasswordEndsAfterSevenDaysAndOnesOwnDoesNot() {
    Member late = Staff.create(server, "late", "editor", BUREAU);
    agePassword(late, "6 days 23 hours");
    assertThat(signInStatus("late", late.password())).isEqualTo(200);
    agePassword(late, "7 days");
    assertThat(send("late", late.password()).expect(401).text("detail")).contains("重置密码");
    assertThat(send("late", "not-the-password").expect(401).text("detail")).isEqualTo("账号或密码不对。");

    String again =
        admin
            .call("resetPassword", Map.of("person", late.id()), json("{reason:'演示'}"))
            .expect(200)
            .text("initialPassword");
    change(signIn("late", again), again, "three-banyan-trees").expect(200);
    agePassword(late, "8 days");
    assertThat(signInStatus("late", "three-banyan-trees")).isEqualTo(200);
  }

  private static void agePassword(Member person, String age) {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      owner.execute(
          "update person set password_set_at = now() - interval '%s' where id = '%s'"
              .formatted(age, person.id()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "editor, 440881001, /roles/0/division",
    "editor, 440882, /roles/0/division",
    "township, 440881, /roles/0/division",
    "township, 440881999, /roles/0/division",
    "child_director, 440881001001, /roles/0/role",
    "child_supervisor, 440881001, /roles/0/role",
    "org_agent, 440881, /roles/0/role"
  })
  void aRoleThatIsNotGivenThereIsRefusedByField(String role, String division, String pointer) {
    var roles = new JsonArray();
    roles.add(place(role, division));
    assertThat(create("never-made", roles).expect(422).pointers()).containsExactly(pointer);
  }

  /** It comes by the post alone; what stood before that may be taken. */
  @Test
  void aRoleOfAPostIsTakenAndNotGivenBack() {
    Member director = Staff.create(server, "not-given", "child_director", "440881002003");
    var person = Map.<String, Object>of("person", director.id());
    JsonObject change = json("{role:child_director,division:'440881002003',reason:'演示'}");
    admin.call("revokeRole", person, change).expect(200);
    Api.Answer refused = admin.call("grantRole", person, change).expect(422);
    assertThat(refused.pointers()).containsExactly("/role");
    assertThat(refused.body().toString()).contains("岗位与登记");
  }

  @Test
  void anAccountIsMadeOnceAndWithRolesThatAgree() {
    var trainer = new JsonArray();
    trainer.add(place("trainer", BUREAU));
    assertThat(create("admin", trainer).expect(422).pointers()).containsExactly("/account");
    var both = new JsonArray();
    both.add(place("legal_reviewer", BUREAU));
    both.add(place("case_officer", BUREAU));
    assertThat(create("never-made", both).expect(422).pointers()).containsExactly("/roles/1/role");
  }

  /** The trail knows people by their account. */
  @Test
  void theAccountOfSomebodyErasedIsNotGivenToAnother() {
    Member gone = Staff.create(server, "gone-for-good", "volunteer", BUREAU);
    gone.api().call("eraseMe", Map.of(), json("{confirm:'注销'}")).expect(200);

    var roles = new JsonArray();
    roles.add(place("editor", BUREAU));
    Api.Answer refused = create("gone-for-good", roles).expect(422);
    assertThat(refused.pointers()).containsExactly("/account");
    assertThat(refused.body().toString()).contains("这个账号已经有人用了");
  }

  private static Api.Answer create(String account, JsonArray roles) {
    JsonObject draft = json("{displayName:'演示新人',reason:'演示'}");
    draft.addProperty("account", account);
    draft.add("roles", roles);
    return admin.call("createPerson", Map.of(), draft);
  }

  @Test
  void rolesThatExcludeEachOtherAreRefusedWithTheReason() {
    Member officer = Staff.create(server, "officer-5", "case_officer", BUREAU);
    var person = Map.<String, Object>of("person", officer.id());
    Api.Answer refused = admin.call("grantRole", person, role("legal_reviewer")).expect(422);
    assertThat(refused.pointers()).containsExactly("/role");
    assertThat(refused.body().toString()).contains("行政处罚法第五十八条");

    admin.call("revokeRole", person, role("case_officer")).expect(200);
    admin.call("grantRole", person, role("legal_reviewer")).expect(200);
    admin.call("grantRole", person, role("legal_reviewer")).expect(409);
    admin.call("revokeRole", person, role("case_officer")).expect(409);
    assertThat(admin.call("grantRole", person, role("case_officer")).expect(422).pointers())
        .containsExactly("/role");
  }

  @Test
  void nobodyChangesHerOwnRoles() {
    var myself = Map.<String, Object>of("person", Staff.idOf(server, "admin"));
    admin.call("grantRole", myself, role("approver")).expect(409);
    admin.call("revokeRole", myself, role("admin")).expect(409);
    admin.call("resetPassword", myself, json("{reason:'演示'}")).expect(409);
  }

  @Test
  void whoDraftedACampaignDoesNotReleaseIt() {
    Member officer = Staff.create(server, "drafter", "case_officer", BUREAU);
    String campaign =
        officer
            .api()
            .call("createCampaign", Map.of(), Given.campaignDraft())
            .expect(201)
            .text("id");
    var parameters = Map.<String, Object>of("campaign", campaign);
    assertThat(officer.api().call("releaseCampaign", parameters).expect(409).text("detail"))
        .contains("起草人不能自己发布");
    Given.submitted(officer.api(), campaign);
    Member second = Staff.create(server, "second-pair", "case_officer", BUREAU);
    second.api().call("releaseCampaign", parameters).expect(202);
  }

  private static JsonObject place(String role, String division) {
    var place = new JsonObject();
    place.addProperty("role", role);
    place.addProperty("division", division);
    return place;
  }

  private static JsonObject role(String role) {
    JsonObject change = place(role, BUREAU);
    change.addProperty("reason", "演示·换岗");
    return change;
  }

  private static boolean isFirstPassword(Api api) {
    return api.call("getCurrentPerson").expect(200).json().get("passwordInitial").getAsBoolean();
  }

  private static Api.Answer change(Api api, String current, String next) {
    var body = new JsonObject();
    body.addProperty("current", current);
    body.addProperty("next", next);
    return api.call("changePassword", Map.of(), body);
  }

  private static Api signIn(String account, String password) {
    return server.api().withToken(send(account, password).expect(200).text("token"));
  }

  private static int signInStatus(String account, String password) {
    return send(account, password).status();
  }

  private static Api.Answer send(String account, String password) {
    var body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", password);
    return server.api().call("signInWithPassword", Map.of(), body);
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
