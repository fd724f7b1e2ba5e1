package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about leaflets with which nothing is wrong. */
public final class LeafletRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of("listLeaflets", "createLeaflet", "getLeaflet", "moveLeaflet");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String leaflet;

  LeafletRequests(TestServer server) {
    Api officer = server.as("case_officer");
    leaflet = create(officer, draft());
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return operationId.equals("createLeaflet") ? List.of(201) : List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getLeaflet", "moveLeaflet" -> Map.of("leaflet", leaflet);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createLeaflet" -> draft();
      case "moveLeaflet" -> move("handed_out", 1);
      default -> null;
    };
  }

  public static String create(Api officer, JsonObject draft) {
    return officer.call("createLeaflet", Map.of(), draft).expect(201).text("id");
  }

  public static JsonObject draft() {
    return citing("hunyin-dengji-tiaoli", 7);
  }

  /** Of 500 copies. */
  public static JsonObject citing(String statute, int article) {
    JsonObject draft =
        json(
            "{title:'演示·婚姻登记折页',edition:'演示第%d版',printed:500}".formatted(NUMBER.incrementAndGet()));
    var articles = new JsonArray();
    articles.add(json("{statute:'%s',article:%d}".formatted(statute, article)));
    draft.add("articles", articles);
    return draft;
  }

  public static JsonObject move(String kind, int copies) {
    return json("{kind:'%s',copies:%d}".formatted(kind, copies));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api officer) {
    String[] id = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createLeaflet", () -> id[0] = create(officer, draft()));
    commands.put(
        "moveLeaflet",
        () ->
            officer.call("moveLeaflet", Map.of("leaflet", id[0]), move("printed", 10)).expect(200));
    return commands;
  }
}
