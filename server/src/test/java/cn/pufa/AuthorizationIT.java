package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation, called by everybody: the answer is what the matrix says, and nothing else. */
@SlowFault("F19")
class AuthorizationIT {

  /**
   * @param account null where nobody is signed in, @param role null then
   */
  private record Sender(String name, String account, String role, Api api) {}

  /** Accounts of a role of which others stand in the matrix. */
  private static final Pattern BESIDE = Pattern.compile("passing-|org_agent-3");

  private static final Matrix MATRIX = Matrix.read();
  private static final List<Sender> SENDERS = new ArrayList<>();

  private static TestServer server;
  private static ValidRequests requests;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    requests = new ValidRequests(server);
    Api nobody = server.api();
    nobody
        .call("listDemoAccounts")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .forEach(item -> SENDERS.add(signedIn(item.getAsJsonObject())));
    SENDERS.removeIf(sender -> BESIDE.matcher(sender.account()).lookingAt());
    String forged = server.as("admin").token().replaceFirst(".$", "!");
    SENDERS.add(new Sender("nobody", null, null, nobody));
    SENDERS.add(new Sender("a forged token", null, null, nobody.withToken(forged)));
    SENDERS.add(new Sender("an invented token", null, null, nobody.withToken("A".repeat(43))));
  }

  private static Sender signedIn(JsonObject account) {
    String name = account.get("account").getAsString();
    String role = account.getAsJsonArray("roles").get(0).getAsString();
    return new Sender(name, name, role, server.as(name));
  }

  @AfterAll
  static void stop() {
    server.close();
    SENDERS.clear();
  }

  static Stream<String> operations() {
    return Api.CONTRACT.operations().stream().map(Operation::id).sorted();
  }

  @Test
  void thereIsAnAccountForEveryRole() {
    Set<String> roles = new HashSet<>();
    SENDERS.forEach(sender -> roles.add(sender.role()));
    assertThat(roles).containsAll(Api.CONTRACT.choices("Role"));
    assertThat(SENDERS).hasSize(24);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everybodyGetsWhatTheMatrixSays(String operationId) {
    List<String> faults = new ArrayList<>();
    for (Sender sender : SENDERS) {
      Api.Answer answer = requests.send(operationId, sender.api(), sender.account());
      String found = answer.status() + (answer.status() < 400 ? "" : " " + answer.text("type"));
      if (!expected(operationId, sender).contains(found)) {
        faults.add(sender.name() + " got " + found + " " + expected(operationId, sender));
      }
    }
    assertThat(faults).as(operationId).isEmpty();
  }

  private static List<String> expected(String operationId, Sender sender) {
    if (MATRIX.allows(operationId, sender.role())) {
      return requests.statuses(operationId).stream()
          .map(status -> status + (status < 400 ? "" : " conflict"))
          .toList();
    }
    return List.of(sender.role() == null ? "401 not-signed-in" : "403 not-allowed");
  }

  @Test
  void whoIsSignedInIsToldExactlyTheOperationsThatWork() {
    for (Sender sender : SENDERS) {
      if (sender.account() != null) {
        Set<String> told = new HashSet<>();
        sender
            .api()
            .call("getCurrentPerson")
            .expect(200)
            .json()
            .getAsJsonArray("operations")
            .forEach(operation -> told.add(operation.getAsString()));
        assertThat(told)
            .as(sender.name())
            .containsExactlyInAnyOrderElementsOf(
                operations().filter(id -> MATRIX.allows(id, sender.role())).toList());
      }
    }
  }
}
