package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the server can do its work. A part that is needed makes it not ready; a part that only
 * helps (Redis, mail) is named as degraded and changes nothing.
 */
public final class Health {

  /** How a part is: null when well, otherwise what is wrong, in a few English words. */
  public record Part(boolean needed, Supplier<String> fault) {}

  private record State(String status, Map<String, String> parts) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();

  public void add(String name, Part part) {
    parts.put(name, part);
  }

  void answer(RoutingContext context) {
    Map<String, String> found = new LinkedHashMap<>();
    boolean ready = true;
    boolean degraded = false;
    for (var entry : parts.entrySet()) {
      String fault = entry.getValue().fault().get();
      found.put(entry.getKey(), fault == null ? "ok" : fault);
      ready &= fault == null || !entry.getValue().needed();
      degraded |= fault != null;
    }
    String status = !ready ? "not ready" : degraded ? "degraded" : "ready";
    context
        .response()
        .setStatusCode(ready ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(cn.pufa.platform.json.GsonJson.GSON.toJson(new State(status, found)));
  }
}
