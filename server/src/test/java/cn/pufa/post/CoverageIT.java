package cn.pufa.post;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where somebody ready for duty stands, where not, and why. */
@ServerAt("2026-11-26T02:00:00Z")
class CoverageIT {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api township;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    township = server.as("township");
  }

  @Test
  void everyVillageAndTownshipHasAPost() {
    JsonObject coverage = officer.call("getCoverage").expect(200).json();
    JsonObject total = coverage.getAsJsonObject("total");
    assertThat(coverage.getAsJsonArray("townships")).hasSize(22);
    assertThat(number(total, "posts")).isEqualTo(405 + 22);
    assertThat(number(total, "ready") + number(total, "vacant") + number(total, "unready"))
        .isEqualTo(427);
    System.out.println("CoverageIT: the demo's county " + total);
  }

  @Test
  void everyStateUpToTheDayOnWhichItChanges() {
    String village = "440881001003";
    requireState(village, "vacant", "vacant");

    String holder = hold("coverage-states", village);
    requireState(village, "unready", "untrained", "unchecked");

    String tooOld = check(holder, TODAY.minusYears(1).minusDays(1));
    requireState(village, "unready", "untrained", "unchecked");
    assertThat(text(post(village), "checkedUntil")).isEqualTo("2026-11-25");
    delete("record_check", tooOld);

    check(holder, TODAY.minusYears(1));
    certify(holder, TODAY.plusDays(61));
    requireState(village, "expiring", "expiring");
    assertThat(text(post(village), "checkedUntil")).isEqualTo("2026-11-26");

    check(holder, TODAY.minusYears(1).plusDays(61));
    requireState(village, "ready");
    assertThat(post(village).has("next")).isFalse();

    check(holder, TODAY);
    certify(holder, TODAY.plusDays(60));
    requireState(village, "expiring", "expiring");

    certify(holder, TODAY);
    requireState(village, "expiring", "expiring");
    certify(holder, TODAY.minusDays(1));
    requireState(village, "unready", "untrained");
  }

  /** The gap shows in the same moment, and the role has gone from the session too. */
  @Test
  void aGapShowsTheMomentSomebodyLeaves() {
    String village = "440881001004";
    hold("coverage-leaver", village);
    Api leaver = server.as("coverage-leaver");
    assertThat(leaver.call("getCurrentPerson").json().toString()).contains(village);
    int vacant = vacant();
    assertThat(
            township
                .call("leavePost", Map.of("division", village), PostRequests.leaving("2026-11-26"))
                .expect(200)
                .json()
                .getAsJsonObject("post")
                .get("state")
                .getAsString())
        .isEqualTo("vacant");
    assertThat(vacant()).isEqualTo(vacant + 1);
    Eventually.within(
        Duration.ofSeconds(1),
        () ->
            assertThat(leaver.call("getCurrentPerson").json().toString()).doesNotContain(village));
    assertThat(Own.items(leaver.call("listMyPosts").expect(200).json()).getFirst().toString())
        .contains("\"leftOn\":\"2026-11-26\"");
  }

  /** Whoever loses the role or the account by another way stands there no more either. */
  @Test
  void aGapShowsWhenAnAccountIsClosed() {
    String village = "440881001005";
    String holder = hold("coverage-closed", village);
    requireState(village, "unready", "untrained", "unchecked");
    var reason = new JsonObject();
    reason.addProperty("reason", "演示停用");
    server.as("admin").call("disablePerson", Map.of("person", holder), reason).expect(200);
    requireState(village, "vacant", "vacant");
    hold("coverage-next", village);
    assertThat(township.call("getPost", Map.of("division", village)).json().toString())
        .contains("角色已经收回");
  }

  @Test
  void aTownshipSeesItsOwnAndALeaderNumbersOnly() {
    assertThat(Own.items(township.call("listPosts", Map.of("size", 100)).json()))
        .hasSize(13)
        .allSatisfy(post -> assertThat(text(post, "division")).startsWith("440881001"));
    township.call("getPost", Map.of("division", "440881002204")).expect(404);
    Api leader = server.as("leader");
    leader.call("getCoverage").expect(200);
    for (String refused : List.of("listPosts", "getPost", "exportPosts")) {
      assertThat(
              leader
                  .call(
                      refused,
                      refused.equals("getPost") ? Map.of("division", "440881001001") : Map.of(),
                      refused.equals("exportPosts") ? PostRequests.purpose() : null)
                  .status())
          .isEqualTo(403);
    }
    Api trainer = server.as("trainer");
    assertThat(trainer.call("listPosts", Map.of("size", 100)).expect(200).json().toString())
        .doesNotContain("****");
  }

  @Test
  void theFileHoldsWhatTheListShows() {
    int untrained = officer.call("listPosts", Map.of("show", "untrained")).number("total");
    byte[] file =
        officer
            .call("exportPosts", Map.of("show", "untrained"), PostRequests.purpose())
            .expect(200)
            .bytes();
    List<List<String>> rows = Sheets.rows(file, "岗位");
    assertThat(rows).hasSize(untrained + 1);
    assertThat(rows.subList(1, rows.size()))
        .allSatisfy(row -> assertThat(row.get(3)).contains("没有有效证书"));
  }

  @Test
  void aPhoneIsMaskedUntilSomebodySaysWhatFor() {
    Map<String, Object> division = Map.of("division", "440881001001");
    JsonObject post = township.call("getPost", division).expect(200).json();
    assertThat(post.toString()).contains("100****0003").doesNotContain("10000000003");
    assertThat(
            township
                .call("revealPostPhone", division, PostRequests.look())
                .expect(200)
                .text("phone"))
        .isEqualTo("10000000003");
    assertThat(
            database.column(
                "select reason from audit_event where action = 'revealPostPhone' order by id desc limit 1"))
        .containsExactly("演示·通知考试");
    server.as("township-2").call("revealPostPhone", division, PostRequests.look()).expect(404);
  }

  private static int vacant() {
    return number(
        township.call("getCoverage").expect(200).json().getAsJsonObject("total"), "vacant");
  }

  private static void requireState(String village, String state, String... gaps) {
    JsonObject post = post(village);
    assertThat(text(post, "state")).isEqualTo(state);
    assertThat(post.getAsJsonArray("gaps").asList().stream().map(gap -> gap.getAsString()))
        .containsExactly(gaps);
  }

  private static JsonObject post(String village) {
    return township
        .call("getPost", Map.of("division", village))
        .expect(200)
        .json()
        .getAsJsonObject("post");
  }

  /** Somebody new whose request the township confirms. */
  private static String hold(String account, String village) {
    String person = Staff.add(server, account, "resident").toString();
    String request =
        server
            .as(account)
            .call("requestPost", Map.of(), Given.postRequest("child_director", village))
            .expect(201)
            .text("id");
    township
        .call("decidePostRequest", Map.of("request", request), PostRequests.accept())
        .expect(200);
    return person;
  }

  private static String check(String person, LocalDate on) {
    return township
        .call("recordCheck", Map.of(), PostRequests.check(person, on.toString()))
        .expect(201)
        .text("id");
  }

  private static void delete(String table, String id) {
    database.execute("delete from %s where id = '%s'".formatted(table, id));
  }

  /** The only certificate of the person ends that day. */
  private static void certify(String person, LocalDate until) {
    database.execute("delete from certificate where person = '%s'".formatted(person));
    database.execute(
        """
        insert into certificate (id, number, division, qualification, person, name, title, attempt, passed_on, issued_at,
               valid_from, valid_until)
        values (gen_random_uuid(), gen_random_uuid()::text, '440881001', 'child_director', '%s', '演示', '演示·考试',
                gen_random_uuid(), '2024-01-01', now(), '2024-01-01', '%s')"""
            .formatted(person, until));
  }

  private static int number(JsonObject object, String member) {
    return object.get(member).getAsInt();
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
