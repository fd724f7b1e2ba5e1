package cn.pufa.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The contract as the server reads it: without what is for people, with patterns in Java's dialect,
 * with the bounds of an integer, and with no text of blanks. What is served is the document as
 * written.
 */
final class Obeyed {

  private static final Set<String> FOR_PEOPLE = Set.of("description", "summary", "example");

  /** What can be seen: blanks of any kind, control signs and directions of writing cannot. */
  private static final String SIGN = "[\\p{L}\\p{N}\\p{P}\\p{S}]";

  private static final Pattern SOMETHING = Pattern.compile(SIGN);

  /** Of a schema whose text is taken as typed, such as a password. */
  private static final String VERBATIM = "x-verbatim";

  private Obeyed() {}

  /** Whether nothing of a text can be seen. */
  static boolean isBlank(String text) {
    return !SOMETHING.matcher(text).find();
  }

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
      takeParameterAsTyped(object);
      leaveOutBlanks(object);
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

  /** What is asked for is not kept. */
  private static void takeParameterAsTyped(JsonObject object) {
    if (object.containsKey("in") && object.getValue("schema") instanceof JsonObject schema) {
      schema.put(VERBATIM, true);
    }
  }

  /** A least length counts from the first sign that can be seen to the last. */
  private static void leaveOutBlanks(JsonObject schema) {
    if ("string".equals(schema.getValue("type"))
        && schema.getInteger("minLength", 0) > 0
        && !schema.containsKey("pattern")
        && !schema.getBoolean(VERBATIM, false)) {
      schema.put("pattern", ofAtLeast(schema.getInteger("minLength")));
    }
  }

  private static String ofAtLeast(int signs) {
    return signs == 1 ? SIGN : SIGN + "(?s:.{" + (signs - 2) + ",}?)" + SIGN;
  }
}
