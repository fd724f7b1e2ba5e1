package cn.pufa.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Says of a good value in a microsecond or two that it fits its schema, where the validator takes
 * thirty. It never says that a value does not fit: what it does not accept, or does not understand
 * of a schema, is for the validator to judge and to explain.
 */
final class QuickFit {

  /** Accepts nothing, and so leaves every value to the validator. */
  static final Predicate<Object> NEVER = value -> false;

  /** Says nothing about values. */
  private static final Set<String> ANNOTATIONS =
      Set.of("description", "title", "example", "examples", "default", "$comment", "deprecated");

  private static final Set<String> TEXT = Set.of("pattern", "minLength", "maxLength");
  private static final Set<String> NUMBER = Set.of("minimum", "maximum");
  private static final Set<String> LIST = Set.of("items", "minItems", "maxItems", "uniqueItems");
  private static final Set<String> OBJECT =
      Set.of("properties", "required", "additionalProperties");

  private final Function<String, JsonObject> schemas;
  private final Map<String, Predicate<Object>> named = new HashMap<>();

  /**
   * @param schemas gives the schema that a {@code $ref} names
   */
  QuickFit(Function<String, JsonObject> schemas) {
    this.schemas = schemas;
  }

  synchronized Predicate<Object> of(JsonObject schema) {
    if (schema.getValue("$ref") instanceof String name) {
      return reference(name);
    }
    if (!(schema.getValue("type") instanceof String type)) {
      return NEVER;
    }
    Optional<Predicate<Object>> fit =
        switch (type) {
          case "string" -> known(schema, TEXT).map(nothing -> text(schema));
          case "integer" -> known(schema, NUMBER).map(nothing -> whole(schema));
          case "boolean" -> known(schema, Set.of()).map(nothing -> Boolean.class::isInstance);
          case "array" -> known(schema, LIST).flatMap(nothing -> list(schema));
          case "object" -> known(schema, OBJECT).flatMap(nothing -> object(schema));
          default -> Optional.empty();
        };
    return fit.map(accepted -> oneOf(schema, accepted)).orElse(NEVER);
  }

  /** A schema that contains itself is left to the validator. */
  private Predicate<Object> reference(String name) {
    Predicate<Object> known = named.get(name);
    if (known != null) {
      return known;
    }
    named.put(name, NEVER);
    Predicate<Object> fit = of(schemas.apply(name));
    named.put(name, fit);
    return fit;
  }

  /** Empty where the schema has a keyword beside these. */
  private static Optional<JsonObject> known(JsonObject schema, Set<String> keywords) {
    for (String name : schema.fieldNames()) {
      if (!name.equals("type")
          && !name.equals("enum")
          && !name.startsWith("x-")
          && !ANNOTATIONS.contains(name)
          && !keywords.contains(name)) {
        return Optional.empty();
      }
    }
    return Optional.of(schema);
  }

  private static Predicate<Object> oneOf(JsonObject schema, Predicate<Object> fit) {
    JsonArray choices = schema.getJsonArray("enum");
    if (choices == null) {
      return fit;
    }
    Set<Object> allowed = Set.copyOf(choices.stream().toList());
    return value -> fit.test(value) && allowed.contains(value);
  }

  /** Lengths hold both in characters and in UTF-16 units, however the validator counts. */
  private static Predicate<Object> text(JsonObject schema) {
    int shortest = schema.getInteger("minLength", 0);
    int longest = schema.getInteger("maxLength", Integer.MAX_VALUE);
    String pattern = schema.getString("pattern");
    Pattern compiled = pattern == null ? null : Pattern.compile(pattern);
    return value ->
        value instanceof String text
            && text.length() <= longest
            && text.codePointCount(0, text.length()) >= shortest
            && (compiled == null || compiled.matcher(text).find());
  }

  private static Predicate<Object> whole(JsonObject schema) {
    if (!isWhole(schema.getValue("minimum")) || !isWhole(schema.getValue("maximum"))) {
      return NEVER;
    }
    long least = schema.getLong("minimum", Long.MIN_VALUE);
    long most = schema.getLong("maximum", Long.MAX_VALUE);
    return value ->
        (value instanceof Integer || value instanceof Long)
            && ((Number) value).longValue() >= least
            && ((Number) value).longValue() <= most;
  }

  private static boolean isWhole(Object bound) {
    return bound == null || bound instanceof Integer || bound instanceof Long;
  }

  private Optional<Predicate<Object>> list(JsonObject schema) {
    if (!(schema.getValue("items") instanceof JsonObject items)) {
      return Optional.empty();
    }
    Predicate<Object> item = of(items);
    int least = schema.getInteger("minItems", 0);
    int most = schema.getInteger("maxItems", Integer.MAX_VALUE);
    boolean unique = schema.getBoolean("uniqueItems", false);
    return Optional.of(
        value ->
            value instanceof JsonArray array
                && array.size() >= least
                && array.size() <= most
                && array.stream().allMatch(item)
                && (!unique || areUniqueTexts(array)));
  }

  private static boolean areUniqueTexts(JsonArray array) {
    List<Object> values = array.stream().toList();
    return values.stream().allMatch(String.class::isInstance)
        && new HashSet<>(values).size() == values.size();
  }

  private Optional<Predicate<Object>> object(JsonObject schema) {
    if (!Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
      return Optional.empty();
    }
    Map<String, Predicate<Object>> properties = new HashMap<>();
    for (var property : schema.getJsonObject("properties", new JsonObject())) {
      properties.put(
          property.getKey(), property.getValue() instanceof JsonObject own ? of(own) : NEVER);
    }
    List<Object> required = schema.getJsonArray("required", new JsonArray()).stream().toList();
    return Optional.of(
        value ->
            value instanceof JsonObject object
                && required.stream().allMatch(name -> object.containsKey((String) name))
                && object.stream().allMatch(entry -> fits(properties, entry)));
  }

  private static boolean fits(
      Map<String, Predicate<Object>> properties, Map.Entry<String, Object> entry) {
    Predicate<Object> property = properties.get(entry.getKey());
    return property != null && property.test(entry.getValue());
  }
}
