package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked of an operation that may touch only what is one's own. */
public final class Own {

  private Own() {}

  public static void requireSame404(String operationId, String parameter, Api own, String foreign) {
    requireSame404(operationId, parameter, own, foreign, null);
  }

  public static void requireSame404(
      String operationId, String parameter, Api own, String foreign, JsonObject body) {
    requireSame404(
        operationId, own, Map.of(parameter, foreign), Map.of(parameter, UUID.randomUUID()), body);
  }

  public static void requireSame404(
      String operationId, Api own, Map<String, Object> foreign, Map<String, Object> none) {
    requireSame404(operationId, own, foreign, none, null);
  }

  /** Nothing but the request's number tells a record out of reach from no record. */
  public static void requireSame404(
      String operationId,
      Api own,
      Map<String, Object> foreign,
      Map<String, Object> none,
      JsonObject body) {
    Api.Answer outOfReach = own.call(operationId, foreign, body).expect(404);
    Api.Answer unknown = own.call(operationId, none, body).expect(404);
    requireSame(outOfReach, unknown);
  }

  /** Whatever is named by an id is another, which there is not. */
  public static Map<String, Object> ofNobody(Map<String, Object> parameters) {
    Map<String, Object> unknown = new HashMap<>(parameters);
    unknown.replaceAll((name, value) -> isId(value) ? UUID.randomUUID() : value);
    return unknown;
  }

  private static boolean isId(Object value) {
    return value.toString().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  /** Of two refusals. */
  public static void requireSame(Api.Answer outOfReach, Api.Answer unknown) {
    assertThat(outOfReach.status()).isEqualTo(unknown.status());
    assertThat(withoutNumber(outOfReach)).isEqualTo(withoutNumber(unknown));
    assertThat(headerNames(outOfReach)).isEqualTo(headerNames(unknown));
  }

  public static JsonObject withoutNumber(Api.Answer answer) {
    JsonObject body = answer.json().deepCopy();
    assertThat(body.remove("requestId")).isNotNull();
    return body;
  }

  private static List<String> headerNames(Api.Answer answer) {
    return List.copyOf(answer.raw().headers().map().keySet());
  }

  public static List<JsonObject> organizations(Api caller) {
    return items(caller.call("listOrganizations", Map.of("size", 100)).expect(200).json());
  }

  /** Account to the first record that is its own. */
  public static Map<String, String> firstOf(TestServer server, List<String> accounts, String list) {
    Map<String, String> found = new HashMap<>();
    accounts.forEach(account -> found.put(account, first(server.as(account), list)));
    return found;
  }

  /** The id of the first in a list. */
  public static String first(Api caller, String list) {
    return text(items(caller.call(list).expect(200).json()).getFirst(), "id");
  }

  public static List<JsonObject> items(JsonObject page) {
    return objects(page.getAsJsonArray("items"));
  }

  public static List<JsonObject> objects(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  public static JsonObject grant(Api caller) {
    return caller
        .call("getCurrentPerson")
        .expect(200)
        .json()
        .getAsJsonArray("roles")
        .get(0)
        .getAsJsonObject();
  }

  public static String organizationOf(Api caller) {
    JsonObject grant = grant(caller);
    return grant.has("organization") ? text(grant, "organization") : null;
  }

  public static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
