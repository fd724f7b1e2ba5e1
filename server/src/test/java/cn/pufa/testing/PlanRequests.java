package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about the year's 普法 plan and its calendar with which nothing is wrong. */
public final class PlanRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listPlanItems",
          "createPlanItem",
          "getPlanItem",
          "changePlanItem",
          "withdrawPlanItem",
          "getPlanCover",
          "listLegalDays",
          "createLegalDay",
          "changeLegalDay",
          "removeLegalDay");

  private final String item;
  private final String itemToWithdraw;
  private final String day;
  private final String dayToRemove;

  PlanRequests(TestServer server) {
    Api editor = server.as("editor");
    item = createItem(editor, item());
    itemToWithdraw = createItem(editor, item());
    day = createDay(editor);
    dayToRemove = createDay(editor);
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createPlanItem", "createLegalDay" -> List.of(201);
      case "changePlanItem", "withdrawPlanItem", "changeLegalDay", "removeLegalDay" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "listPlanItems", "getPlanCover", "listLegalDays" -> Map.of("year", 2026);
      case "getPlanItem", "changePlanItem" -> Map.of("item", item);
      case "withdrawPlanItem" -> Map.of("item", itemToWithdraw);
      case "changeLegalDay" -> Map.of("day", day);
      case "removeLegalDay" -> Map.of("day", dayToRemove);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createPlanItem" -> item();
      case "changePlanItem" -> after(item(), 1);
      case "createLegalDay" -> fixedDay();
      case "changeLegalDay" -> after(fixedDay(), 1);
      case "withdrawPlanItem", "removeLegalDay" -> OfficeRequests.reason();
      default -> null;
    };
  }

  public static String createItem(Api editor, JsonObject item) {
    return editor.call("createPlanItem", Map.of(), item).expect(201).text("id");
  }

  private static String createDay(Api editor) {
    return editor.call("createLegalDay", Map.of(), fixedDay()).expect(201).text("id");
  }

  public static JsonObject item() {
    var item = new JsonObject();
    item.addProperty("year", 2026);
    item.addProperty("title", "演示·婚姻家庭进村居");
    item.addProperty("topic", "marriage");
    item.addProperty("audience", "villages");
    item.addProperty("owner", "演示社会事务股");
    item.addProperty("dueOn", "2026-06-30");
    item.addProperty("plannedEvents", 2);
    return item;
  }

  public static JsonObject fixedDay() {
    JsonObject day = day("演示宣传日");
    var fixed = new JsonObject();
    fixed.addProperty("month", 6);
    fixed.addProperty("day", 26);
    day.add("fixed", fixed);
    return day;
  }

  /** That moves, with a date in each of these years. */
  public static JsonObject movingDay(String... dates) {
    JsonObject day = day("演示农历日");
    var list = new JsonArray();
    List.of(dates).forEach(list::add);
    day.add("dates", list);
    return day;
  }

  private static JsonObject day(String name) {
    var day = new JsonObject();
    day.addProperty("name", name);
    day.addProperty("source", "演示来源");
    day.addProperty("checked", true);
    return day;
  }

  public static JsonObject after(JsonObject change, int version) {
    change.addProperty("after", version);
    return change;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api editor) {
    String[] id = new String[2];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createPlanItem", () -> id[0] = createItem(editor, item()));
    commands.put(
        "changePlanItem",
        () -> editor.call("changePlanItem", Map.of("item", id[0]), after(item(), 1)).expect(200));
    commands.put(
        "withdrawPlanItem",
        () ->
            editor
                .call("withdrawPlanItem", Map.of("item", id[0]), OfficeRequests.reason())
                .expect(200));
    commands.put("createLegalDay", () -> id[1] = createDay(editor));
    commands.put(
        "changeLegalDay",
        () ->
            editor.call("changeLegalDay", Map.of("day", id[1]), after(fixedDay(), 1)).expect(200));
    commands.put(
        "removeLegalDay",
        () ->
            editor
                .call("removeLegalDay", Map.of("day", id[1]), OfficeRequests.reason())
                .expect(200));
    return commands;
  }
}
