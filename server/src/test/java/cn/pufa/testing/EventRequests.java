package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about 普法 events with which nothing is wrong. */
public final class EventRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listPufaEvents",
          "createPufaEvent",
          "getPufaEvent",
          "addEventPhoto",
          "voidPufaEvent",
          "getEventPhoto",
          "listEventLeaflets");

  private final TestServer server;
  private final Map<String, JsonObject> events = new HashMap<>();
  private final Map<String, String> mistaken = new HashMap<>();

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
    mistaken.put(account, recorded(caller));
  }

  private static String recorded(Api caller) {
    return caller.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
  }

  /** A good command for it. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Map<String, Object> event = Map.of("event", recorded(officer));
    return Map.of(
        "voidPufaEvent", () -> officer.call("voidPufaEvent", event, voiding()).expect(200));
  }

  public static JsonObject voiding() {
    return NeedsRequests.json("{reason:'演示·登记重了'}");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createPufaEvent" -> List.of(201);
      case "voidPufaEvent" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getPufaEvent", "addEventPhoto", "listEventLeaflets" ->
          Map.of("event", event(account).get("id").getAsString());
      case "voidPufaEvent" ->
          Map.of("event", mistaken.getOrDefault(account, mistaken.get("editor")));
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
      case "voidPufaEvent" -> voiding();
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
