package cn.pufa.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about evidence and its photos with which nothing is wrong. */
public final class EvidenceRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listEventPhotos",
          "markEventPhoto",
          "getShownPhoto",
          "getEventEvidence",
          "getPlanItemEvidence",
          "getYearEvidence");

  /** Account to an event of its own with one photo that is marked. */
  private final Map<String, Map<String, Object>> photos = new LinkedHashMap<>();

  private final String item;

  EvidenceRequests(TestServer server) {
    item = PlanRequests.createItem(server.as("case_officer"), PlanRequests.item());
    for (String account : List.of("case_officer", "township", "township-2")) {
      Map<String, Object> photo = photographed(server.as(account));
      server.as(account).call("markEventPhoto", photo, noChild(0)).expect(200);
      photos.put(account, photo);
    }
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return operationId.equals("markEventPhoto") ? List.of(200, 409) : List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    Map<String, Object> photo = photos.getOrDefault(account, photos.get("case_officer"));
    return switch (operationId) {
      case "markEventPhoto", "getShownPhoto" -> photo;
      case "listEventPhotos" -> Map.of("event", photo.get("event"));
      case "getEventEvidence" -> Map.of("event", photo.get("event"), "format", "zip");
      case "getPlanItemEvidence" -> Map.of("item", item, "format", "docx");
      default -> Map.of("year", 2026, "format", "docx");
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return operationId.equals("markEventPhoto") ? noChild(1) : null;
  }

  /** A new event with one photo: the parameters of the photo. */
  public static Map<String, Object> photographed(Api caller) {
    return photographed(caller, Uploads.photo(caller));
  }

  public static Map<String, Object> photographed(Api caller, String photo) {
    JsonObject draft = Given.eventDraft();
    draft.add("photos", Given.texts(photo));
    String event = caller.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
    return Map.of("event", event, "photo", photo);
  }

  /** An event of the township that was a joint sheet; the photo is of a department. */
  public static Map<String, Object> ofDepartment(TestServer server, Api township) {
    Api officer = server.as("case_officer");
    Api partner = server.as("partner");
    String division =
        township.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("division");
    JsonObject sheet = JointSheetRequests.open(officer, partner, division);
    String photo = Uploads.photo(partner);
    String event = JointSheetRequests.filed(officer, partner, sheet, photo);
    return Map.of("event", event, "photo", photo);
  }

  public static JsonObject noChild(int after) {
    return json("{state:'no_child',areas:[],after:%d}".formatted(after));
  }

  public static JsonObject unmarked(int after) {
    return json("{state:'unmarked',areas:[],after:%d}".formatted(after));
  }

  /**
   * @param areas each as {@code x,y,width,height}, in thousandths
   */
  public static JsonObject covered(int after, String... areas) {
    JsonObject draft = json("{state:'covered',areas:[],after:%d}".formatted(after));
    for (String area : areas) {
      String[] numbers = area.split(",");
      draft
          .getAsJsonArray("areas")
          .add(
              json(
                  "{x:%s,y:%s,width:%s,height:%s}"
                      .formatted(numbers[0], numbers[1], numbers[2], numbers[3])));
    }
    return draft;
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** Each leaves one event. */
  public static Map<String, Runnable> commands(Api officer) {
    Map<String, Object> photo = photographed(officer);
    return Map.of(
        "markEventPhoto", () -> officer.call("markEventPhoto", photo, noChild(0)).expect(200));
  }
}
