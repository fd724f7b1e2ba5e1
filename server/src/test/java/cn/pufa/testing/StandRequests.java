package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about stands of a township with which nothing is wrong; all of them are of today. */
public final class StandRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listStands",
          "createStand",
          "getStand",
          "chooseStandItems",
          "openStand",
          "closeStand",
          "fileStand",
          "getStandCode",
          "askAtStand",
          "getStandYear",
          "listQuizBank",
          "getStandCheck",
          "takeStandSheet",
          "answerStandSheet");

  private static final String FIRST = "township";

  private final TestServer server;

  /** By the account of a township; everybody else has those of the first. */
  private final Map<String, Api> townships = new HashMap<>();

  private final Map<String, String> open = new HashMap<>();
  private final Map<String, String> events = new HashMap<>();

  /** Made once for each who asks, so that asking again stores nothing. */
  private final Map<String, Map<String, Object>> parameters = new HashMap<>();

  private final Map<String, JsonObject> bodies = new HashMap<>();

  StandRequests(TestServer server) {
    this.server = server;
    for (String account : List.of(FIRST, "township-2")) {
      Api township = server.as(account);
      townships.put(account, township);
      open.put(account, opened(township));
      events.put(account, event(township));
    }
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createStand", "askAtStand", "takeStandSheet" -> List.of(201);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return parameters.computeIfAbsent(
        operationId + " " + account, once -> makeParameters(operationId, account));
  }

  private Map<String, Object> makeParameters(String operationId, String account) {
    Api township = of(townships, account);
    return switch (operationId) {
      case "listStands", "createStand" -> Map.of();
      case "getStandYear" -> Map.of("year", today().getYear());
      case "listQuizBank" -> Map.of("topic", "marriage");
      case "chooseStandItems" -> Map.of("stand", create(township));
      case "openStand" -> Map.of("stand", chosen(township));
      case "closeStand" -> Map.of("stand", opened(township));
      case "answerStandSheet" -> Map.of("stand", open.get(FIRST));
      default -> Map.of("stand", of(open, account));
    };
  }

  private static <T> T of(Map<String, T> byAccount, String account) {
    return byAccount.getOrDefault(account, byAccount.get(FIRST));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    JsonObject body =
        bodies.computeIfAbsent(operationId + " " + account, once -> makeBody(operationId, account));
    return body == null ? null : body.deepCopy();
  }

  private JsonObject makeBody(String operationId, String account) {
    return switch (operationId) {
      case "createStand" -> draft(today());
      case "chooseStandItems" -> choice(townships.get(FIRST));
      case "fileStand" -> json("{event:'%s'}".formatted(of(events, account)));
      case "askAtStand" -> question();
      case "takeStandSheet" -> json("{phase:'before'}");
      case "answerStandSheet" -> answers(take(server.api(), open.get(FIRST), "before"), 0, 0, 0);
      default -> null;
    };
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  public static JsonObject draft(LocalDate day) {
    return json("{title:'演示·宣传台',heldOn:'%s',topic:'marriage'}".formatted(day));
  }

  /** The first three of the topic. */
  public static JsonObject choice(Api officer) {
    var items = new JsonArray();
    bank(officer).asList().stream()
        .limit(3)
        .map(item -> item.getAsJsonObject())
        .forEach(
            item ->
                items.add(
                    json(
                        "{card:'%s',question:%d}"
                            .formatted(
                                item.get("card").getAsString(), item.get("question").getAsInt()))));
    var choice = new JsonObject();
    choice.add("items", items);
    return choice;
  }

  public static JsonArray bank(Api officer) {
    return officer
        .call("listQuizBank", Map.of("topic", "marriage"))
        .expect(200)
        .json()
        .getAsJsonArray("items");
  }

  public static JsonObject question() {
    return json("{text:'演示：结婚登记要带什么证件？'}");
  }

  public static String create(Api officer) {
    return create(officer, today());
  }

  public static String create(Api officer, LocalDate day) {
    return officer.call("createStand", Map.of(), draft(day)).expect(201).text("id");
  }

  private static String chosen(Api officer) {
    return chosen(officer, today());
  }

  public static String chosen(Api officer, LocalDate day) {
    String stand = create(officer, day);
    officer.call("chooseStandItems", Map.of("stand", stand), choice(officer)).expect(200);
    return stand;
  }

  public static String opened(Api officer) {
    return opened(officer, today());
  }

  public static String opened(Api officer, LocalDate day) {
    String stand = chosen(officer, day);
    officer.call("openStand", Map.of("stand", stand)).expect(200);
    return stand;
  }

  private static String event(Api officer) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", today().toString());
    return officer.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
  }

  public static String take(Api anybody, String stand, String phase) {
    return anybody
        .call("takeStandSheet", Map.of("stand", stand), json("{phase:'%s'}".formatted(phase)))
        .expect(201)
        .text("token");
  }

  /**
   * @param choices below zero for 不知道
   */
  public static JsonObject answers(String token, int... choices) {
    var list = new JsonArray();
    for (int choice : choices) {
      var answer = new JsonObject();
      if (choice >= 0) {
        answer.addProperty("choice", choice);
      }
      list.add(answer);
    }
    var answers = new JsonObject();
    answers.addProperty("token", token);
    answers.add("answers", list);
    return answers;
  }

  public static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api officer) {
    String[] id = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createStand", () -> id[0] = create(officer));
    commands.put(
        "chooseStandItems", () -> send(officer, "chooseStandItems", id[0], choice(officer)));
    commands.put("openStand", () -> send(officer, "openStand", id[0], null));
    commands.put("closeStand", () -> send(officer, "closeStand", id[0], null));
    String event = event(officer);
    commands.put(
        "fileStand",
        () -> send(officer, "fileStand", id[0], json("{event:'%s'}".formatted(event))));
    commands.put(
        "askAtStand",
        () -> officer.call("askAtStand", Map.of("stand", id[0]), question()).expect(201));
    return commands;
  }

  private static void send(Api officer, String operation, String stand, JsonObject body) {
    officer.call(operation, Map.of("stand", stand), body).expect(200);
  }
}
