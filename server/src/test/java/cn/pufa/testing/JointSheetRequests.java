package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about joint sheets with which nothing is wrong. */
public final class JointSheetRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listJointSheets",
          "openJointSheet",
          "getJointSheet",
          "inviteDepartment",
          "fileJointSheet",
          "cancelJointSheet",
          "createPartLink",
          "getPartPhoto",
          "listPartners",
          "listMyParts",
          "getMyPart",
          "getMyPartPhoto",
          "answerMyPart",
          "getPartByLink",
          "answerPartByLink");

  private final String sheet;
  private final String sheetToFile;
  private final String sheetToCancel;
  private final String part;
  private final String photo;

  /** Whose photos an answer without any takes back. */
  private final String partToAnswer;

  private final String linkToLookAt;
  private final String linkToUse;
  private final Api partner;

  JointSheetRequests(TestServer server) {
    Api officer = server.as("case_officer");
    partner = server.as("partner");
    JsonObject whole = open(officer, partner);
    sheet = sheetOf(whole);
    part = partOf(whole, "演示妇联");
    photo = Uploads.photo(partner);
    partner.call("answerMyPart", Map.of("part", part), withPhoto(photo)).expect(200);
    partToAnswer = partOf(open(officer, partner), "演示妇联");
    linkToLookAt = link(officer, partOf(whole, "演示司法局"));
    linkToUse = link(officer, partOf(open(officer, partner), "演示司法局"));
    sheetToFile = sheetOf(open(officer, partner));
    sheetToCancel = sheetOf(open(officer, partner));
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "openJointSheet", "inviteDepartment", "createPartLink" -> List.of(201);
      case "fileJointSheet", "cancelJointSheet", "answerPartByLink" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getJointSheet", "inviteDepartment" -> Map.of("sheet", sheet);
      case "fileJointSheet" -> Map.of("sheet", sheetToFile);
      case "cancelJointSheet" -> Map.of("sheet", sheetToCancel);
      case "createPartLink", "getMyPart" -> Map.of("part", part);
      case "answerMyPart" -> Map.of("part", partToAnswer);
      case "getPartPhoto", "getMyPartPhoto" -> Map.of("part", part, "photo", photo);
      case "getPartByLink" -> Map.of("Link-Token", linkToLookAt);
      case "answerPartByLink" -> Map.of("Link-Token", linkToUse);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "openJointSheet" -> draft(invitation("演示教育局"));
      case "inviteDepartment" -> invitation("演示团委" + Api.key().substring(0, 8));
      case "fileJointSheet" -> filing();
      case "cancelJointSheet" -> OfficeRequests.reason();
      case "createPartLink" -> validity();
      case "answerMyPart" -> Given.seen(versionOf(partner, partToAnswer), json("{takesPart:true}"));
      case "answerPartByLink" -> json("{seen:1,takesPart:true}");
      default -> null;
    };
  }

  /** Of two departments: 演示妇联 with the partner's account, 演示司法局 without one. */
  public static JsonObject open(Api officer, Api partner) {
    return open(officer, draft(women(partner), invitation("演示司法局")));
  }

  public static JsonObject open(Api officer, Api partner, String division) {
    JsonObject draft = draft(women(partner));
    draft.addProperty("division", division);
    return open(officer, draft);
  }

  private static JsonObject women(Api partner) {
    JsonObject women = invitation("演示妇联");
    women.addProperty("partner", partner.call("getCurrentPerson").expect(200).text("id"));
    return women;
  }

  private static JsonObject open(Api officer, JsonObject draft) {
    return officer.call("openJointSheet", Map.of(), draft).expect(201).json();
  }

  public static String sheetOf(JsonObject whole) {
    return whole.getAsJsonObject("sheet").get("id").getAsString();
  }

  public static String partOf(JsonObject whole, String department) {
    for (var part : whole.getAsJsonArray("parts")) {
      JsonObject one = part.getAsJsonObject();
      if (one.get("department").getAsString().equals(department)) {
        return one.get("id").getAsString();
      }
    }
    throw new AssertionError("no part of " + department);
  }

  /** Of the partner's own part as it is now. */
  public static int versionOf(Api partner, String part) {
    JsonObject mine = partner.call("getMyPart", Map.of("part", part)).expect(200).json();
    return mine.getAsJsonObject("part").get("version").getAsInt();
  }

  /** The token of a new link to the part. */
  public static String link(Api officer, String part) {
    String path =
        officer.call("createPartLink", Map.of("part", part), validity()).expect(201).text("path");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public static JsonObject draft(JsonObject... invitations) {
    JsonObject draft =
        json("{title:'演示·宪法宣传周广场咨询',kind:'stand',plannedOn:'2026-05-20',place:'演示广场'}");
    var departments = new JsonArray();
    List.of(invitations).forEach(departments::add);
    draft.add("departments", departments);
    return draft;
  }

  public static JsonObject invitation(String department) {
    return json("{department:'%s'}".formatted(department));
  }

  /** The first of a part. */
  public static JsonObject answer() {
    return json("{seen:1,takesPart:true,people:6,copies:120,note:'演示：设了一个咨询台'}");
  }

  public static JsonObject withPhoto(String... photos) {
    JsonObject answer = answer();
    answer.add("photos", Given.texts(photos));
    return answer;
  }

  public static JsonObject filing() {
    return json("{heldOn:'2026-05-20'}");
  }

  /** 演示妇联 answers with photos, and the sheet is filed; the event it became. */
  public static String filed(Api officer, Api partner, JsonObject sheet, String... photos) {
    partner
        .call("answerMyPart", Map.of("part", partOf(sheet, "演示妇联")), withPhoto(photos))
        .expect(200);
    return officer
        .call("fileJointSheet", Map.of("sheet", sheetOf(sheet)), filing())
        .expect(200)
        .json()
        .getAsJsonObject("sheet")
        .get("event")
        .getAsString();
  }

  private static JsonObject validity() {
    return json("{validHours:2}");
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api partner = server.as("partner");
    JsonObject[] sheet = new JsonObject[1];
    String[] token = new String[1];
    String other = sheetOf(open(officer, partner));
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("openJointSheet", () -> sheet[0] = open(officer, partner));
    commands.put(
        "inviteDepartment",
        () ->
            officer
                .call("inviteDepartment", Map.of("sheet", sheetOf(sheet[0])), invitation("演示教育局"))
                .expect(201));
    commands.put(
        "answerMyPart",
        () ->
            partner
                .call("answerMyPart", Map.of("part", partOf(sheet[0], "演示妇联")), answer())
                .expect(200));
    commands.put("createPartLink", () -> token[0] = link(officer, partOf(sheet[0], "演示司法局")));
    commands.put(
        "answerPartByLink",
        () ->
            server
                .api()
                .call("answerPartByLink", Map.of("Link-Token", token[0]), answer())
                .expect(200));
    commands.put(
        "fileJointSheet",
        () ->
            officer
                .call("fileJointSheet", Map.of("sheet", sheetOf(sheet[0])), filing())
                .expect(200));
    commands.put(
        "cancelJointSheet",
        () ->
            officer
                .call("cancelJointSheet", Map.of("sheet", other), OfficeRequests.reason())
                .expect(200));
    return commands;
  }
}
