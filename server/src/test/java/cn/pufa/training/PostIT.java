package cn.pufa.training;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How somebody becomes a volunteer, a child director, a child supervisor. */
class PostIT {

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
            .call("requestPost", Map.of(), Given.postRequest("child_supervisor", "440881001"))
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
            .call("requestPost", Map.of(), Given.postRequest("child_director", "440881001006"))
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
