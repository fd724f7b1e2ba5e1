package cn.pufa.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * The contract as the server reads it: without what is for people, with patterns in Java's dialect
 * and with the bounds of an integer. What is served is the document as written.
 */
final class Obeyed {

  private static final Set<String> FOR_PEOPLE = Set.of("description", "summary", "example");

  private Obeyed() {}

  static JsonObject of(JsonObject document) {
    JsonObject copy = document.copy();
    obey(copy);
    return copy;
  }

  private static void obey(Object node) {
    if (node instanceof JsonArray array) {
      array.forEach(Obeyed::obey);
    } else if (node instanceof JsonObject object) {
      leaveOutWords(object);
      endPatternAtTheEnd(object);
      boundInteger(object);
      object.forEach(entry -> obey(entry.getValue()));
    }
  }

  /** A property may have such a name, too; it is described by an object. */
  private static void leaveOutWords(JsonObject object) {
    for (String name : List.copyOf(object.fieldNames())) {
      if (FOR_PEOPLE.contains(name) && object.getValue(name) instanceof String) {
        object.remove(name);
      }
    }
  }

  /** In JSON Schema {@code $} is the very end; Java's would also let a last line break pass. */
  private static void endPatternAtTheEnd(JsonObject schema) {
    if (schema.getValue("pattern") instanceof String pattern && pattern.endsWith("$")) {
      schema.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
    }
  }

  /** Whole numbers have 32 bits where no format gives them more; others would be cut to them. */
  private static void boundInteger(JsonObject schema) {
    if ("integer".equals(schema.getValue("type")) && !schema.containsKey("format")) {
      schema.getMap().putIfAbsent("minimum", Integer.MIN_VALUE);
      schema.getMap().putIfAbsent("maximum", Integer.MAX_VALUE);
    }
  }
}
