package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of the search and of saved filters with which nothing is wrong. */
public final class FilterRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of("findAnything", "recallFinds", "listSavedFilters", "saveFilter", "deleteSavedFilter");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server;

  /** Signed in once: whoever watches that nothing is stored would see a session. */
  private final Map<String, Api> people = new ConcurrentHashMap<>();

  FilterRequests(TestServer server) {
    this.server = server;
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  /** Twelve filters are enough for a list; the families of tests save more. */
  @Override
  public List<Integer> statuses(String operationId) {
    return operationId.equals("saveFilter") ? List.of(201, 409) : List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "findAnything" -> Map.of("q", "演示");
      case "recallFinds" -> Map.of("refs", "statute/hunyin-dengji-tiaoli");
      case "listSavedFilters" -> Map.of("list", "organizations");
      case "deleteSavedFilter" -> Map.of("filter", own(account));
      default -> Map.of();
    };
  }

  /**
   * One that the account has; any id where it may have none.
   *
   * @param account null where nobody is signed in
   */
  private String own(String account) {
    if (account == null) {
      return UUID.randomUUID().toString();
    }
    Api person = people.computeIfAbsent(account, server::as);
    Api.Answer kept = person.call("listSavedFilters", Map.of("list", "offices"));
    if (kept.status() != 200) {
      return UUID.randomUUID().toString();
    }
    List<JsonObject> filters = Own.items(kept.json());
    return filters.isEmpty() ? save(person, draft("offices")) : Own.text(filters.getFirst(), "id");
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return operationId.equals("saveFilter") ? draft("events") : null;
  }

  public static String save(Api person, JsonObject draft) {
    return person.call("saveFilter", Map.of(), draft).expect(201).text("id");
  }

  public static JsonObject draft(String list) {
    return draft(list, Map.of("township", "440881001", "kind", "village_visit"));
  }

  public static JsonObject draft(String list, Map<String, String> choices) {
    var query = new JsonObject();
    choices.forEach(query::addProperty);
    var draft = new JsonObject();
    draft.addProperty("list", list);
    draft.addProperty("name", "演示" + NUMBER.incrementAndGet());
    draft.add("query", query);
    return draft;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api officer) {
    String[] id = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("saveFilter", () -> id[0] = save(officer, draft("penalties")));
    commands.put(
        "deleteSavedFilter",
        () -> officer.call("deleteSavedFilter", Map.of("filter", id[0])).expect(200));
    return commands;
  }
}
