package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about the office directory with which nothing is wrong. */
public final class OfficeRequests implements RequestFamily {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Set<String> OPERATIONS =
      Set.of(
          "listOffices",
          "listOfficeServices",
          "listOfficeRecords",
          "createOffice",
          "getOfficeRecord",
          "changeOffice",
          "confirmOffice",
          "closeOffice");
  private static final List<String> TOWNSHIPS = List.of("township", "township-2");

  private final TestServer server;
  private final Map<String, String> offices = new ConcurrentHashMap<>();

  OfficeRequests(TestServer server) {
    this.server = server;
    TOWNSHIPS.forEach(this::office);
    office("editor");
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createOffice" -> List.of(201);
      case "changeOffice", "closeOffice", "confirmOffice" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getOfficeRecord", "changeOffice", "confirmOffice", "closeOffice" ->
          Map.of(
              "office", office(TOWNSHIPS.contains(String.valueOf(account)) ? account : "editor"));
      default -> Map.of();
    };
  }

  private String office(String account) {
    return offices.computeIfAbsent(account, any -> create(server.as(account)));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createOffice" -> draft();
      case "changeOffice" -> change(1);
      case "closeOffice" -> reason();
      default -> null;
    };
  }

  public static String create(Api keeper) {
    return keeper.call("createOffice", Map.of(), draft()).expect(201).text("id");
  }

  public static JsonObject draft() {
    var draft = new JsonObject();
    draft.addProperty("name", "演示办事处" + NUMBER.incrementAndGet());
    draft.addProperty("address", "演示路9号");
    draft.add("services", Given.texts("low_income_aid"));
    return draft;
  }

  /** With all that may be told. */
  public static JsonObject whole() {
    JsonObject draft = draft();
    draft.addProperty("phone", "0000-0000099");
    draft.addProperty("hours", "周一至周五 8:30—12:00");
    draft.addProperty("note", "演示：请带身份证原件。");
    return draft;
  }

  public static JsonObject change(int after) {
    JsonObject change = draft();
    change.addProperty("after", after);
    return change;
  }

  public static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    return reason;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api editor) {
    String[] id = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createOffice", () -> id[0] = create(editor));
    commands.put(
        "changeOffice",
        () -> editor.call("changeOffice", Map.of("office", id[0]), change(1)).expect(200));
    commands.put(
        "confirmOffice", () -> editor.call("confirmOffice", Map.of("office", id[0])).expect(200));
    commands.put(
        "closeOffice",
        () -> editor.call("closeOffice", Map.of("office", id[0]), reason()).expect(200));
    return commands;
  }
}
