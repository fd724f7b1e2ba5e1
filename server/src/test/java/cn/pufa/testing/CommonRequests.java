package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about what all features use with which nothing is wrong: files, places, the trail. */
final class CommonRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "uploadFile", "listDivisions", "getCountySetup", "listAuditEvents", "recordListExport");

  private final List<String> agents;

  /**
   * @param agents the accounts that act for an organisation
   */
  CommonRequests(List<String> agents) {
    this.agents = agents;
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "uploadFile", "recordListExport" -> List.of(201);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return operationId.equals("uploadFile") ? Map.of("purpose", purpose(account)) : Map.of();
  }

  private String purpose(String account) {
    if ("trainer".equals(account)) {
      return "course_attachment";
    }
    return agents.contains(String.valueOf(account)) ? "return_attachment" : "event_photo";
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return operationId.equals("recordListExport") ? export() : null;
  }

  private static JsonObject export() {
    var body = new JsonObject();
    body.addProperty("address", "/api/training-sessions");
    body.addProperty("title", "培训班");
    body.addProperty("rows", 1);
    return body;
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("uploadFile")
        ? caller.send(
            operationId, parameters(operationId, account), Uploads.JPEG, Uploads.image("jpg", 4, 4))
        : RequestFamily.super.send(operationId, caller, account);
  }
}
