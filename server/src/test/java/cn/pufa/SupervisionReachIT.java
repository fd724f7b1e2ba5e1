package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Own;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the supervision of organisations keeps of one is not there for another: the request that is
 * good for its own (AuthorizationIT) finds nothing for a stranger, in the words of one that names
 * what does not exist.
 */
@SlowFault("F19")
class SupervisionReachIT {

  static final Set<String> OPERATIONS =
      Set.of(
          "applyCreditRemoval",
          "applyForExtension",
          "getCreditDecisionPaper",
          "getCreditMove",
          "getCreditStanding",
          "getOwnPenalty",
          "getOwnPenaltyPaper",
          "getPaperReturnScan",
          "getProcedure",
          "getProcedurePaper",
          "getReview",
          "getReviewLetter",
          "listCreditMoves",
          "listCreditObjections",
          "listCreditStandings",
          "listExtensions",
          "listOwnPenalties",
          "listRectifications",
          "listReportTerms",
          "listReviewDecisions",
          "listReviews",
          "makeStatement",
          "objectToCredit",
          "simulateCredit",
          "withdrawExtension");

  private static final Map<String, String> STRANGER =
      Map.of(
          "township", "township-2",
          "org_agent", "org_agent-2",
          "org_representative", "org_agent-2");

  private static TestServer server;
  private static ValidRequests requests;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    requests = new ValidRequests(server);
    // The first application and the first objection, without which their lists show nothing.
    requests.parameters("withdrawExtension", "org_agent");
    requests.send("objectToCredit", server.as("org_agent"), "org_agent").expect(201);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> narrowOperations() {
    return Matrix.read().rows().stream()
        .filter(Matrix.Row::isNarrow)
        .filter(row -> OPERATIONS.contains(row.operationId()))
        .map(row -> Arguments.of(row.operationId(), row.role()));
  }

  @ParameterizedTest
  @MethodSource("narrowOperations")
  void aStrangerFindsNothing(String operationId, String role) {
    Api stranger = server.as(STRANGER.get(role));
    Map<String, Object> parameters = requests.parameters(operationId, role);
    JsonObject body = requests.body(operationId, role);
    if (parameters.isEmpty() && body == null) {
      requireApart(operationId, server.as(role), stranger);
      return;
    }
    Api.Answer answer = stranger.call(operationId, parameters, body);
    Api.Answer unknown = stranger.call(operationId, Own.ofNobody(parameters), ofNobody(body));
    Api.Answer own = server.as(role).call(operationId, parameters, body);
    assertThat(requests.statuses(operationId)).as("the owner's").contains(own.status());
    if (answer.status() == 200) {
      assertThat(Own.items(own.json())).as("the owner's").isNotEmpty();
      assertThat(Own.items(answer.json())).isEmpty();
      assertThat(answer.json()).isEqualTo(unknown.expect(200).json());
      return;
    }
    if (answer.status() == 422) {
      assertThat(answer.pointers()).containsExactly("/organization");
    } else {
      answer.expect(404);
    }
    Own.requireSame(answer, unknown);
  }

  /** Only whose it is to be: whatever else a body names is there for everybody. */
  private static JsonObject ofNobody(JsonObject body) {
    if (body == null || !body.has("organization")) {
      return body;
    }
    JsonObject unknown = body.deepCopy();
    unknown.addProperty("organization", UUID.randomUUID().toString());
    return unknown;
  }

  private static void requireApart(String operationId, Api own, Api stranger) {
    Set<String> both = ids(own, operationId);
    assertThat(both).as("one's own, without which nothing is shown").isNotEmpty();
    both.retainAll(ids(stranger, operationId));
    assertThat(both).isEmpty();
  }

  private static Set<String> ids(Api caller, String operationId) {
    List<JsonObject> items = Own.items(caller.call(operationId).expect(200).json());
    return items.stream()
        .map(item -> item.has("id") ? Own.text(item, "id") : Own.text(item, "organization"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
