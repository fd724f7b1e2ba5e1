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
