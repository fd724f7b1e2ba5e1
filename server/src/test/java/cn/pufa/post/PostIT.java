package cn.pufa.post;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How somebody becomes a volunteer, a child director, a child supervisor. */
class PostIT {

  /** Villages of the second township where nobody stands in the demo. */
  private static final List<String> FREE =
      List.of("440881002003", "440881002004", "440881002201", "440881002202");

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aVolunteerIsOneAtOnce() {
    Api newcomer = newcomer("newcomer-volunteer");
    JsonObject post =
        newcomer
            .call("requestPost", Map.of(), Given.postRequest("volunteer", "440881003"))
            .expect(201)
            .json();
    assertThat(post.get("state").getAsString()).isEqualTo("accepted");
    String session =
        officer
            .call("createTrainingSession", Map.of(), Given.trainingSession(5))
            .expect(201)
            .text("id");
    Map<String, Object> path = Map.of("session", session);
    Eventually.within(
        Duration.ofSeconds(2),
        () -> newcomer.call("enrol", path, Given.post("volunteer", "440881003")).expect(201));
    assertThat(items(officer.call("listEnrolments", path)).getFirst().get("name").getAsString())
        .isEqualTo("演示·申请人");
    newcomer.call("requestPost", Map.of(), Given.postRequest("volunteer", "440881003")).expect(409);
  }

  @Test
  void theTownshipDecidesOnAChildDirector() {
    Api newcomer = newcomer("newcomer-director");
    JsonObject wish = Given.postRequest("child_director", "440881001005");
    String refused = newcomer.call("requestPost", Map.of(), wish).expect(201).text("id");
    newcomer.call("requestPost", Map.of(), wish).expect(409);
    Api township = server.as("township");
    assertThat(
            township
                .call("decidePostRequest", Map.of("request", refused), decision(false, null))
                .expect(422)
                .pointers())
        .containsExactly("/reason");
    township
        .call("decidePostRequest", Map.of("request", refused), decision(false, "演示·村里另有人选"))
        .expect(200);
    assertThat(items(newcomer.call("listMyPosts")).getFirst().get("message").getAsString())
        .isEqualTo("没有通过：演示·村里另有人选");

    String accepted = newcomer.call("requestPost", Map.of(), wish).expect(201).text("id");
    township
        .call("decidePostRequest", Map.of("request", accepted), decision(true, null))
        .expect(200);
    township
        .call("decidePostRequest", Map.of("request", accepted), decision(true, null))
        .expect(409);
    Eventually.within(
        Duration.ofSeconds(2),
        () ->
            assertThat(newcomer.call("getCurrentPerson").json().toString())
                .contains("440881001005"));
  }

  @Test
  void theBureauDecidesOnAChildSupervisor() {
    Api newcomer = newcomer("newcomer-supervisor");
    String request =
        newcomer
            .call("requestPost", Map.of(), Given.postRequest("child_supervisor", "440881003"))
            .expect(201)
            .text("id");
    Map<String, Object> path = Map.of("request", request);
    server.as("township").call("decidePostRequest", path, decision(true, null)).expect(404);
    assertThat(items(server.as("township").call("listPostRequests", Map.of("size", 100))))
        .noneMatch(item -> item.get("id").getAsString().equals(request));
    officer.call("decidePostRequest", path, decision(true, null)).expect(200);
  }

  @Test
  void nobodyDecidesOnOneself() {
    Api township = server.as("township");
    String request =
        township
            .call("requestPost", Map.of(), Given.postRequest("child_director", "440881001002"))
            .expect(201)
            .text("id");
    township
        .call("decidePostRequest", Map.of("request", request), decision(true, null))
        .expect(409);
  }

  @Test
  void aPostBelongsToItsKindOfDivision() {
    Api newcomer = newcomer("newcomer-elsewhere");
    for (JsonObject faulty :
        List.of(
            Given.postRequest("child_director", "440881001"),
            Given.postRequest("child_supervisor", "440881001001"),
            Given.postRequest("child_director", "440881001999"),
            Given.postRequest("volunteer", "440882"))) {
      assertThat(newcomer.call("requestPost", Map.of(), faulty).expect(422).pointers())
          .containsExactly("/division");
    }
  }

  /** Somebody holds the post: whoever decides says whether that ends or the next one stands in. */
  @Test
  void aHeldPostIsHandedOverOrGetsASubstitute() {
    String village = "440881001007";
    Map<String, Object> post = Map.of("division", village);
    Api township = server.as("township");
    String first = ask("post-first", village);
    township.call("decidePostRequest", first(first), decision(true, null)).expect(200);
    String second = ask("post-second", village);
    assertThat(
            township
                .call("decidePostRequest", first(second), decision(true, null))
                .expect(409)
                .text("detail"))
        .contains("交接", "替补");
    township.call("decidePostRequest", first(second), entry("substitute")).expect(200);
    String third = ask("post-third", village);
    township.call("decidePostRequest", first(third), entry("substitute")).expect(409);
    JsonObject handOver = entry("hand_over");
    assertThat(township.call("decidePostRequest", first(third), handOver).expect(422).pointers())
        .containsExactly("/leftOn");
    handOver.addProperty("leftOn", "2020-01-01");
    handOver.addProperty("leaveReason", "演示·换届");
    assertThat(township.call("decidePostRequest", first(third), handOver).expect(422).pointers())
        .containsExactly("/leftOn");
    handOver.addProperty("leftOn", today());
    township.call("decidePostRequest", first(third), handOver).expect(200);
    assertThat(standing(township, post, "holder")).contains(Staff.idOf(server, "post-third"));

    JsonObject leaving = PostRequests.leaving(today());
    leaving.addProperty("successor", true);
    township.call("leavePost", post, leaving).expect(200);
    assertThat(standing(township, post, "holder")).contains(Staff.idOf(server, "post-second"));
    township.call("leavePost", post, leaving).expect(409);
    JsonObject file = township.call("getPost", post).expect(200).json();
    assertThat(file.getAsJsonArray("history")).hasSize(4);
    assertThat(file.getAsJsonObject("post").has("substitute")).isFalse();
  }

  /** Ten villages, two who decide at the same moment on two who ask: one stands there. */
  @Race
  @Test
  void twoConfirmationsAtOnceMakeOneHolder() {
    Random random = Rounds.random("PostIT race");
    Api township = server.as("township-2");
    Api bureau = server.as("case_officer");
    Map<String, Integer> refused = new TreeMap<>();
    for (int round = 0; round < Rounds.COUNT; round++) {
      String village = FREE.get(round % FREE.size());
      String one = ask("race-one-" + round, village);
      String other = ask("race-other-" + round, village);
      long pause = random.nextInt(3_000_000);
      List<Integer> statuses =
          AtOnce.call(
              List.of(
                  () -> decide(township, one),
                  () -> {
                    LockSupport.parkNanos(pause);
                    return decide(bureau, other);
                  }));
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
      refused.merge(statuses.get(0) == 409 ? "the first" : "the second", 1, Integer::sum);
      Map<String, Object> post = Map.of("division", village);
      assertThat(standing(bureau, post, "holder")).isNotNull();
      bureau.call("leavePost", post, PostRequests.leaving(today())).expect(200);
    }
    System.out.println("PostIT race: refused was " + refused);
  }

  /** Whoever stands at a post no more is asked for nothing there, and takes nobody's seat. */
  @Test
  void whoLosesARoleLeavesTheClassesToCome() {
    String village = FREE.getFirst();
    Api township = server.as("township-2");
    township
        .call("decidePostRequest", first(ask("post-leaver", village)), decision(true, null))
        .expect(200);
    Api waits = newcomer("post-waits");
    waits.call("requestPost", Map.of(), Given.postRequest("volunteer", "440881002")).expect(201);
    String session =
        officer
            .call("createTrainingSession", Map.of(), Given.trainingSession(1))
            .expect(201)
            .text("id");
    enrol(server.as("post-leaver"), session, Given.post("child_director", village));
    enrol(waits, session, Given.post("volunteer", "440881002"));
    assertThat(inClass(session)).containsExactly("enrolled 演示·申请人", "waiting 演示·申请人");

    township
        .call("leavePost", Map.of("division", village), PostRequests.leaving(today()))
        .expect(200);
    assertThat(inClass(session)).containsExactly("withdrawn 演示·申请人", "enrolled 演示·申请人");

    JsonObject role = Given.post("volunteer", "440881002");
    role.addProperty("reason", "演示·收回");
    Map<String, Object> person = Map.of("person", Staff.idOf(server, "post-waits"));
    server.as("admin").call("revokeRole", person, role).expect(200);
    assertThat(inClass(session)).containsExactly("withdrawn 演示·申请人", "withdrawn 演示·申请人");
  }

  private static void enrol(Api person, String session, JsonObject post) {
    Eventually.within(
        Duration.ofSeconds(2),
        () -> person.call("enrol", Map.of("session", session), post).expect(201));
  }

  /** In the order in which they came. */
  private static List<String> inClass(String session) {
    return items(officer.call("listEnrolments", Map.of("session", session))).stream()
        .map(one -> one.get("state").getAsString() + " " + one.get("name").getAsString())
        .toList();
  }

  private static int decide(Api decider, String request) {
    return decider.call("decidePostRequest", first(request), decision(true, null)).status();
  }

  private static Map<String, Object> first(String request) {
    return Map.of("request", request);
  }

  private static String ask(String account, String village) {
    return newcomer(account)
        .call("requestPost", Map.of(), Given.postRequest("child_director", village))
        .expect(201)
        .text("id");
  }

  private static JsonObject entry(String place) {
    JsonObject entry = decision(true, null);
    entry.addProperty("place", place);
    return entry;
  }

  private static String today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
  }

  private static String standing(Api reader, Map<String, Object> post, String place) {
    return reader
        .call("getPost", post)
        .expect(200)
        .json()
        .getAsJsonObject("post")
        .getAsJsonObject(place)
        .toString();
  }

  /** Three conditions, and what to do for each that is missing. */
  @Test
  void aPersonSeesWhatIsStillMissing() {
    String request = ask("post-duty", "440881001006");
    Api person = server.as("post-duty");
    assertThat(conditions(person))
        .containsExactly("confirmed false", "certificate false", "record_check false");
    server
        .as("township")
        .call("decidePostRequest", first(request), decision(true, null))
        .expect(200);
    assertThat(conditions(person))
        .containsExactly("confirmed true", "certificate false", "record_check false");
    server
        .as("township")
        .call("recordCheck", Map.of(), PostRequests.check(Staff.idOf(server, "post-duty"), today()))
        .expect(201);
    assertThat(conditions(person))
        .containsExactly("confirmed true", "certificate false", "record_check true");
    assertThat(duty(person).toString()).contains("还差 1 项", "\"next\":\"learn\"");
  }

  /** 未成年人保护法 62: records are asked after before somebody is confirmed, and by the number. */
  @Test
  void whoWaitsCanBeCheckedBeforeAnybodyConfirms() {
    String request = ask("post-unchecked", "440881001004");
    Api person = server.as("post-unchecked");
    String id = Staff.idOf(server, "post-unchecked");
    Api township = server.as("township");
    assertThat(duty(person).toString()).contains("请先填身份证号", "\"next\":\"id_number\"");
    assertThat(number(person)).isEqualTo("needed true, kept false");
    String number = IdNumbers.number(29_062);
    person.call("saveMyIdNumber", Map.of(), IdNumbers.draft(number)).expect(200);
    assertThat(duty(person).toString()).contains("由镇街去公安机关查询").doesNotContain("id_number");
    assertThat(reveal(township, id).expect(200).text("idNumber")).isEqualTo(number);
    reveal(server.as("township-2"), id).expect(404);
    township.call("recordCheck", Map.of(), PostRequests.check(id, today())).expect(201);

    township.call("decidePostRequest", first(request), decision(false, "演示·村里另有人选")).expect(200);
    assertThat(number(person)).as("needed by nothing else").isEqualTo("needed false, kept false");
    assertThat(reveal(officer, id).expect(422).pointers()).containsExactly("/purpose");
    person.call("saveMyIdNumber", Map.of(), IdNumbers.draft(number)).expect(409);
  }

  private static String number(Api person) {
    JsonObject mine = person.call("getMyIdNumber").expect(200).json();
    return "needed %s, kept %s".formatted(mine.get("needed"), mine.get("kept"));
  }

  private static Api.Answer reveal(Api by, String person) {
    var look = new JsonObject();
    look.addProperty("purpose", "record_check");
    look.addProperty("reason", "演示·确认前查询");
    return by.call("revealIdNumber", Map.of("person", person), look);
  }

  private static JsonObject duty(Api person) {
    return items(person.call("getMyDuty")).getFirst();
  }

  private static List<String> conditions(Api person) {
    return duty(person).getAsJsonArray("conditions").asList().stream()
        .map(one -> one.getAsJsonObject())
        .map(one -> one.get("part").getAsString() + " " + one.get("done").getAsBoolean())
        .toList();
  }

  private static Api newcomer(String account) {
    Staff.add(server, account, "resident");
    return server.as(account);
  }

  private static JsonObject decision(boolean accept, String reason) {
    var decision = new JsonObject();
    decision.addProperty("accept", accept);
    if (reason != null) {
      decision.addProperty("reason", reason);
    }
    return decision;
  }

  private static List<JsonObject> items(Api.Answer page) {
    JsonArray items = page.expect(200).json().getAsJsonArray("items");
    return items.asList().stream().map(item -> item.getAsJsonObject()).toList();
  }
}
