package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about posts with which nothing is wrong. */
public final class PostRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listMyPosts",
          "requestPost",
          "listPostRequests",
          "decidePostRequest",
          "getMyDuty",
          "getCoverage",
          "listPosts",
          "exportPosts",
          "getPost",
          "leavePost",
          "revealPostPhone",
          "recordCheck");

  /** Held in the demo by somebody who signs in, and by somebody who does not. */
  private static final String DIRECTOR = "440881001001";

  private static final String SOMEBODY = "440881001008";
  private static final String SOMEBODY_ELSEWHERE = "440881002204";

  /** Asks for a post in the demo, and keeps it if it is given. */
  private static final String ASKS_ELSEWHERE = "would-work-in-440881002002";

  private final TestServer server;
  private final String request;
  private final String requestElsewhere;

  /**
   * @param applicant account of somebody who asks for posts
   */
  PostRequests(TestServer server, String applicant) {
    this.server = server;
    // Nobody whose own rights matter: one of the requests will be accepted.
    Api somebody = server.as(applicant);
    request = ask(somebody, "440881001004");
    requestElsewhere = ask(somebody, "440881002004");
  }

  private static String ask(Api somebody, String village) {
    return somebody
        .call("requestPost", Map.of(), Given.postRequest("child_director", village))
        .expect(201)
        .text("id");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "requestPost" -> List.of(201, 409);
      case "recordCheck" -> List.of(201);
      case "decidePostRequest", "leavePost", "revealPostPhone" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    boolean elsewhere = "township-2".equals(account);
    return switch (operationId) {
      case "decidePostRequest" -> Map.of("request", elsewhere ? requestElsewhere : request);
      case "getPost", "leavePost" -> Map.of("division", elsewhere ? SOMEBODY_ELSEWHERE : SOMEBODY);
      case "revealPostPhone" -> Map.of("division", elsewhere ? SOMEBODY_ELSEWHERE : DIRECTOR);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "requestPost" -> Given.postRequest("child_director", "440881003003");
      case "decidePostRequest" -> accept();
      case "exportPosts" -> purpose();
      case "leavePost" -> leaving("2026-10-31");
      case "revealPostPhone" -> look();
      case "recordCheck" ->
          check(
              Staff.idOf(server, "township-2".equals(account) ? ASKS_ELSEWHERE : "child_director"),
              "2026-10-09");
      default -> null;
    };
  }

  public static JsonObject accept() {
    var accept = new JsonObject();
    accept.addProperty("accept", true);
    return accept;
  }

  public static JsonObject purpose() {
    var wish = new JsonObject();
    wish.addProperty("purpose", "演示·安排培训");
    return wish;
  }

  public static JsonObject leaving(String leftOn) {
    var leaving = new JsonObject();
    leaving.addProperty("place", "holder");
    leaving.addProperty("leftOn", leftOn);
    leaving.addProperty("reason", "演示·换届");
    return leaving;
  }

  public static JsonObject look() {
    var look = new JsonObject();
    look.addProperty("place", "holder");
    look.addProperty("reason", "演示·通知考试");
    return look;
  }

  public static JsonObject check(String person, String checkedOn) {
    var check = new JsonObject();
    check.addProperty("person", person);
    check.addProperty("checkedOn", checkedOn);
    check.addProperty("askedBy", "演示街道办事处");
    return check;
  }

  /** In this order; nobody whose own rights matter loses a post. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api resident = server.as("resident");
    String[] request = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("requestPost", () -> request[0] = ask(resident, "440881001003"));
    commands.put(
        "decidePostRequest",
        () ->
            officer.call("decidePostRequest", Map.of("request", request[0]), accept()).expect(200));
    commands.put(
        "recordCheck",
        () ->
            officer
                .call(
                    "recordCheck",
                    Map.of(),
                    check(Staff.idOf(server, "child_director"), "2026-10-09"))
                .expect(201));
    commands.put(
        "revealPostPhone",
        () -> officer.call("revealPostPhone", Map.of("division", DIRECTOR), look()).expect(200));
    commands.put("exportPosts", () -> officer.call("exportPosts", Map.of(), purpose()).expect(200));
    commands.put(
        "leavePost",
        () ->
            officer
                .call("leavePost", Map.of("division", SOMEBODY), leaving("2026-10-31"))
                .expect(200));
    return commands;
  }
}
