package cn.pufa.post;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Own;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Who stands at a post whose holder went, and who has the role of a post without standing there.
 */
class VacancyIT {

  private static final String TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

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

  /**
   * The holder is gone, by leaving or with the account: the substitute stands there, and moves up.
   */
  @Test
  void aSubstituteMovesUpIntoAVacantPost() {
    String village = "440881001003";
    Map<String, Object> post = Map.of("division", village);
    Api township = server.as("township");
    confirm(township, "up-first", village, "holder");
    confirm(township, "up-second", village, "substitute");
    JsonObject moving = PostRequests.leaving(TODAY);
    moving.addProperty("place", "substitute");
    moving.addProperty("successor", true);
    assertThat(township.call("leavePost", post, moving).expect(409).text("detail"))
        .contains("已经有儿童主任");

    township.call("leavePost", post, PostRequests.leaving(TODAY)).expect(200);
    JsonObject vacant = township.call("getPost", post).expect(200).json().getAsJsonObject("post");
    assertThat(vacant.get("next").getAsString()).contains("替补接任");
    assertThat(
            server
                .as("up-second")
                .call("requestPost", Map.of(), Given.postRequest("child_director", village))
                .expect(409)
                .text("detail"))
        .contains("已经是这里的替补", "镇街");
    moving.addProperty("leftOn", "2020-01-01");
    assertThat(township.call("leavePost", post, moving).expect(422).pointers())
        .containsExactly("/leftOn");
    moving.addProperty("leftOn", TODAY);
    township.call("leavePost", post, moving).expect(200);
    assertThat(standing(township, post, "holder")).contains(Staff.idOf(server, "up-second"));
    assertThat(township.call("getPost", post).json().getAsJsonObject("post").has("substitute"))
        .isFalse();
    assertThat(server.as("up-second").call("getCurrentPerson").json().toString()).contains(village);

    confirm(township, "up-third", village, "substitute");
    var reason = new JsonObject();
    reason.addProperty("reason", "演示停用");
    String second = Staff.idOf(server, "up-second");
    server.as("admin").call("disablePerson", Map.of("person", second), reason).expect(200);
    township.call("leavePost", post, moving).expect(200);
    assertThat(standing(township, post, "holder")).contains(Staff.idOf(server, "up-third"));
  }

  /** Nobody moves herself up, also not by recording that the holder leaves. */
  @Test
  void nobodyMovesUpByTheirOwnHand() {
    String village = "440881001008";
    Map<String, Object> post = Map.of("division", village);
    String request =
        server
            .as("township")
            .call("requestPost", Map.of(), Given.postRequest("child_director", village))
            .expect(201)
            .text("id");
    officer.call("decidePostRequest", request(request), entry("substitute")).expect(200);
    JsonObject leaving = PostRequests.leaving(TODAY);
    leaving.addProperty("successor", true);
    server.as("township").call("leavePost", post, leaving).expect(409);
    officer.call("leavePost", post, PostRequests.leaving(TODAY)).expect(200);
    leaving.addProperty("place", "substitute");
    server.as("township").call("leavePost", post, leaving).expect(409);
    officer.call("leavePost", post, leaving).expect(200);
  }

  private static void confirm(Api decider, String account, String village, String place) {
    decider.call("decidePostRequest", request(ask(account, village)), entry(place)).expect(200);
  }

  /** The role is the proof: taken on the accounts page, the post is no longer theirs anywhere. */
  @Test
  void whoLosesTheRoleByAnotherWayIsToldSoAndMayAskAgain() {
    String village = "440881001004";
    confirm(server.as("township"), "lost-role", village, "holder");
    Api person = server.as("lost-role");
    assertThat(Own.items(person.call("getMyDuty").json())).hasSize(1);
    var change = new JsonObject();
    change.addProperty("role", "child_director");
    change.addProperty("division", village);
    change.addProperty("reason", "演示·收回");
    Map<String, Object> path = Map.of("person", Staff.idOf(server, "lost-role"));
    server.as("admin").call("revokeRole", path, change).expect(200);
    assertThat(Own.items(person.call("getMyDuty").json())).isEmpty();
    assertThat(Own.items(person.call("listMyPosts").json()).getFirst().toString())
        .contains("这个岗位已经结束", "leftOn");
    person.call("requestPost", Map.of(), Given.postRequest("child_director", village)).expect(201);
  }

  /** Given before posts were kept: the role alone is no post, and asking makes it one. */
  @Test
  void whoHoldsOnlyTheRoleAsksForThePost() {
    String village = "440881001009";
    Staff.Member member = Staff.create(server, "role-alone", "child_director", village);
    assertThat(Own.items(member.api().call("getMyDuty").json())).isEmpty();
    String request =
        member
            .api()
            .call("requestPost", Map.of(), Given.postRequest("child_director", village))
            .expect(201)
            .text("id");
    server
        .as("township")
        .call("decidePostRequest", request(request), PostRequests.accept())
        .expect(200);
    assertThat(standing(officer, Map.of("division", village), "holder")).contains(member.id());
    member
        .api()
        .call("requestPost", Map.of(), Given.postRequest("child_director", village))
        .expect(409);
  }

  private static Map<String, Object> request(String id) {
    return Map.of("request", id);
  }

  private static String ask(String account, String village) {
    Staff.add(server, account, "resident");
    return server
        .as(account)
        .call("requestPost", Map.of(), Given.postRequest("child_director", village))
        .expect(201)
        .text("id");
  }

  private static JsonObject entry(String place) {
    JsonObject entry = PostRequests.accept();
    entry.addProperty("place", place);
    return entry;
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
}
