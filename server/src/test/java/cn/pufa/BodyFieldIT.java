package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Place;
import cn.pufa.testing.Shape;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import cn.pufa.testing.Witness;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A body has the fields that were asked for and no others, and what has to say something does,
 * wherever in it the field stands.
 */
@Fault("F20")
class BodyFieldIT {

  private static final Matrix MATRIX = Matrix.read();
  private static final Map<String, Api> SENDERS = new HashMap<>();

  private static TestServer server;
  private static ValidRequests requests;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    requests = new ValidRequests(server);
    operations().forEach(operation -> requests.parameters(operation, null));
    operations().forEach(BodyFieldIT::sender);
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
          assertThat(send(operation, body).expect(422).pointers())
              .as(operation)
              .containsExactly(place + "/isAdmin");
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

  private static Api.Answer send(String operation, JsonObject body) {
    return sender(operation).call(operation, requests.parameters(operation, null), body);
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

  @Test
  void blanksAreNamedWhereTheyStand() {
    int texts = requireRefused(1, BodyFieldIT::blanks, "只有空格，请写上内容");
    System.out.printf("BodyFieldIT: %d texts of %d commands%n", texts, operations().size());
    assertThat(texts).isGreaterThan(200);
  }

  @Test
  void blanksAtTheEndsDoNotMakeATextLongEnough() {
    int texts = requireRefused(2, least -> "演" + "\u3000".repeat(least), "格式不对，前后的空格不算");
    assertThat(texts).isGreaterThan(150);
  }

  /** As many as a text has to have, of every kind. */
  private static String blanks(int least) {
    return "\u3000 \u00a0\u2028\u200b".repeat(least).substring(0, least);
  }

  /** How many texts there are that have to have this many signs or more. */
  private static int requireRefused(int signs, IntFunction<String> blank, String message) {
    int asked = 0;
    List<String> taken = new ArrayList<>();
    try (var witness = new Witness(server)) {
      for (String operation : operations()) {
        for (Place place : texts(operation, requests.body(operation))) {
          int least = least(place.shape());
          if (least >= signs) {
            asked++;
            Api.Answer answer = send(operation, place.pointer(), blank.apply(least));
            if (answer.status() != 422 || !answer.saysOnly(place.pointer(), message)) {
              taken.add(operation + place.pointer() + ": " + answer.json());
            }
          }
        }
      }
      assertThat(taken).isEmpty();
      witness.requireNothingStored();
    }
    return asked;
  }

  private static List<Place> texts(String operation, JsonObject body) {
    return Place.of(body, Shape.ofBody(Api.CONTRACT.operation(operation)).orElseThrow()).stream()
        .filter(place -> place.shape().wantsWords())
        .toList();
  }

  private static int least(Shape shape) {
    return shape.limit("minLength").orElseThrow().intValue();
  }

  private static Api.Answer send(String operation, String pointer, String text) {
    JsonObject body = requests.body(operation);
    texts(operation, body).stream()
        .filter(place -> place.pointer().equals(pointer))
        .forEach(place -> place.put(new JsonPrimitive(text)));
    return send(operation, body);
  }
}
