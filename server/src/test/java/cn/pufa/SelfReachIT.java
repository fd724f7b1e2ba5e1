package cn.pufa;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Own;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the matrix allows only what is one's own, another person of the same role finds nothing:
 * the request that is good for the one it belongs to (AuthorizationIT) is answered as if it named
 * what does not exist, and leaves nothing behind. A new operation is a case as it stands, unless it
 * is named here with the reason why what its address names is not one person's.
 */
@SlowFault("F19")
class SelfReachIT {

  private static final String SESSION = "sessions are announced to all; the caller has no id here";
  private static final String COURSE = "courses are there for the role; progress has no id here";

  private static final Map<String, String> NOT_ONE_PERSONS =
      Map.ofEntries(
          Map.entry("getTrainingSession", SESSION),
          Map.entry("getSessionCalendar", SESSION),
          Map.entry("enrol", SESSION),
          Map.entry("enterAttendanceCode", SESSION),
          Map.entry("getCourse", COURSE),
          Map.entry("getLesson", COURSE),
          Map.entry("startLesson", COURSE),
          Map.entry("reportWatched", COURSE),
          Map.entry("finishLesson", COURSE),
          Map.entry("walkDrill", COURSE),
          Map.entry("startExamAttempt", "an exam is there for the role; the attempt gets its id"),
          Map.entry(
              "endDeputy", "listDeputies shows them to the same roles; DeputyIT has the 403"));

  private static final Map<String, Api> STRANGERS = new HashMap<>();

  private static TestServer server;
  private static ValidRequests requests;

  /** Strangers come first, so that they have of everything what everybody has. */
  @BeforeAll
  static void start() {
    server = TestServer.start();
    cases().flatMap(row -> strangersOf(row).stream()).distinct().forEach(SelfReachIT::add);
    requests = new ValidRequests(server);
    Witness.awaitRest(server);
  }

  private static void add(String role) {
    Staff.add(server, "another-" + role, role);
    STRANGERS.put(role, server.as("another-" + role));
  }

  @AfterAll
  static void stop() {
    server.close();
    STRANGERS.clear();
  }

  private static Stream<Matrix.Row> selfOperations() {
    return Matrix.read().rows().stream()
        .filter(row -> row.scope().equals("self"))
        .filter(row -> Api.CONTRACT.operation(row.operationId()).path().contains("{"));
  }

  private static Stream<Matrix.Row> cases() {
    return selfOperations().filter(row -> !NOT_ONE_PERSONS.containsKey(row.operationId()));
  }

  static Stream<Arguments> ownOperations() {
    return cases().map(row -> Arguments.of(row));
  }

  /** Whoever is signed in is a volunteer, and the other one of those or of the bureau. */
  private static List<String> strangersOf(Matrix.Row row) {
    return row.role().equals("signed_in")
        ? List.of("volunteer", "case_officer")
        : List.of(row.role());
  }

  @ParameterizedTest
  @MethodSource("ownOperations")
  void anotherPersonFindsNothing(Matrix.Row row) {
    String operationId = row.operationId();
    String owner = strangersOf(row).getFirst();
    Map<String, Object> parameters = requests.parameters(operationId, owner);
    JsonObject body = requests.body(operationId, owner);
    Map<String, Object> unknown = Own.ofNobody(parameters);
    assertThat(unknown).isNotEqualTo(parameters);
    try (var witness = new Witness(server)) {
      for (String role : strangersOf(row)) {
        Own.requireSame404(operationId, STRANGERS.get(role), parameters, unknown, body);
      }
      witness.requireNothingStored();
    }
    int own = server.as(owner).call(operationId, parameters, body).status();
    assertThat(requests.statuses(operationId)).as("the owner's").contains(own);
  }

  @Test
  void whatIsNotOnePersonsIsStillInTheMatrix() {
    Set<String> all = selfOperations().map(Matrix.Row::operationId).collect(toSet());
    assertThat(all).containsAll(NOT_ONE_PERSONS.keySet());
  }
}
