package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about 普法 events with which nothing is wrong. */
final class EventRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listPufaEvents",
          "createPufaEvent",
          "getPufaEvent",
          "addEventPhoto",
          "getEventPhoto",
          "listEventLeaflets");

  private final TestServer server;
  private final Map<String, JsonObject> events = new HashMap<>();

  EventRequests(TestServer server) {
    this.server = server;
    List.of("township", "township-2", "editor").forEach(this::addEvent);
  }

  private void addEvent(String account) {
    Api caller = server.as(account);
    JsonObject draft = Given.eventDraft();
    var photos = new JsonArray();
    photos.add(Uploads.photo(caller));
    draft.add("photos", photos);
    events.put(account, caller.call("createPufaEvent", Map.of(), draft).expect(201).json());
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return operationId.equals("createPufaEvent") ? List.of(201) : List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getPufaEvent", "addEventPhoto", "listEventLeaflets" ->
          Map.of("event", event(account).get("id").getAsString());
      case "getEventPhoto" ->
          Map.of(
              "event",
              event(account).get("id").getAsString(),
              "photo",
              event(account).getAsJsonArray("photos").get(0).getAsString());
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createPufaEvent" -> Given.eventDraft();
      case "addEventPhoto" -> photoOf(event(account));
      default -> null;
    };
  }

  private JsonObject event(String account) {
    return events.getOrDefault(account, events.get("editor"));
  }

  private static JsonObject photoOf(JsonObject event) {
    var body = new JsonObject();
    body.add("photo", event.getAsJsonArray("photos").get(0));
    return body;
  }
}
