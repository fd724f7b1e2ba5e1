package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Shape;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only the server decides is not taken from a body, wherever in it the field stands. */
@Fault("F20")
class ExtraFieldIT {

  private static final Matrix MATRIX = Matrix.read();
  private static final Map<String, Api> SENDERS = new HashMap<>();

  private static TestServer server;
  private static ValidRequests requests;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    requests = new ValidRequests(server);
    operations().forEach(operation -> requests.parameters(operation, null));
    operations().forEach(ExtraFieldIT::sender);
    Witness.awaitRest(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    SENDERS.clear();
  }

  private static List<String> operations() {
    return Api.CONTRACT.operations().stream()
        .map(Operation::id)
        .filter(operation -> requests.body(operation) != null)
        .toList();
  }

  @Test
  void aFieldNobodyAskedForIsNamedWhereItStands() {
    List<String> within = new ArrayList<>();
    try (var witness = new Witness(server)) {
      for (String operation : operations()) {
        for (String place : objects(requests.body(operation), "")) {
          JsonObject body = requests.body(operation);
          at(body, place).addProperty("isAdmin", true);
          Api.Answer answer =
              sender(operation).call(operation, requests.parameters(operation, null), body);
          assertThat(answer.expect(422).pointers()).as(operation).contains(place + "/isAdmin");
          within.add(operation + place);
        }
      }
      witness.requireNothingStored();
    }
    assertThat(within).filteredOn(place -> place.contains("/")).hasSizeGreaterThan(30);
  }

  /** Pointers of all objects in a body, its own first; in an array the first stands for all. */
  private static List<String> objects(JsonElement value, String pointer) {
    List<String> places = new ArrayList<>();
    if (value.isJsonObject()) {
      places.add(pointer);
      value
          .getAsJsonObject()
          .asMap()
          .forEach((name, of) -> places.addAll(objects(of, pointer + "/" + name)));
    } else if (value.isJsonArray() && !value.getAsJsonArray().isEmpty()) {
      places.addAll(objects(value.getAsJsonArray().get(0), pointer + "/0"));
    }
    return places;
  }

  private static JsonObject at(JsonObject body, String pointer) {
    JsonElement found = body;
    for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      found =
          found.isJsonArray()
              ? found.getAsJsonArray().get(Integer.parseInt(step))
              : found.getAsJsonObject().get(step);
    }
    return found.getAsJsonObject();
  }

  private static Api sender(String operation) {
    String account = MATRIX.sender(operation);
    return account == null ? server.api() : SENDERS.computeIfAbsent(account, server::as);
  }

  /** Also in those objects that no request of the test happens to hold. */
  @Test
  void noObjectOfABodyTakesFieldsItDoesNotName() {
    assertThat(Api.CONTRACT.operations())
        .allSatisfy(
            operation -> assertThat(Shape.openWithin(operation)).as(operation.id()).isEmpty());
  }
}
