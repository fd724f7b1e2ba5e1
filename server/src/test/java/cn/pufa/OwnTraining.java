package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Enrolments and requests for a post of one's own township only. */
final class OwnTraining {

  private final TestServer server;

  OwnTraining(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listEnrolments" -> requireOwnEnrolments(server.as(own), server.as(other));
      case "listPostRequests" -> requireOwnPostRequests(server.as(own), server.as(other));
      case "decidePostRequest" -> requireOwnDecision(server.as(own), server.as(other));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnEnrolments(Api own, Api other) {
    String session = text(items(own.call("listTrainingSessions").json()).getFirst(), "id");
    Map<String, Object> parameters = Map.of("session", session, "size", 100);
    JsonObject mine = own.call("listEnrolments", parameters).expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(mine)).noneMatch(row -> row.has("phone"));
    assertThat(items(other.call("listEnrolments", parameters).expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
    own.call("listEnrolments", Map.of("session", UUID.randomUUID())).expect(404);
  }

  private void requireOwnPostRequests(Api own, Api other) {
    JsonObject mine = own.call("listPostRequests").expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(other.call("listPostRequests").expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
  }

  private void requireWithinDivision(Api own, JsonObject page) {
    String division = grant(own).get("division").getAsString();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .isNotEmpty()
        .allSatisfy(item -> assertThat(text(item, "division")).startsWith(division));
  }

  private void requireOwnDecision(Api own, Api other) {
    var accept = new JsonObject();
    accept.addProperty("accept", true);
    String mine = text(items(own.call("listPostRequests").json()).getFirst(), "id");
    String foreign = text(items(other.call("listPostRequests").json()).getFirst(), "id");
    requireSame404("decidePostRequest", "request", own, foreign, accept);
    assertThat(
            own.call("decidePostRequest", Map.of("request", mine), accept)
                .expect(200)
                .text("state"))
        .isEqualTo("accepted");
  }
}
