package cn.pufa.testing;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.platform.http.Part;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the contract says of one value, with the schemas it refers to looked up. */
public final class Shape {

  private static final String WORDS = "演示".repeat(50);

  private final JsonObject schema;

  private Shape(JsonObject schema) {
    this.schema = followed(schema);
  }

  /**
   * Where in a body an object may carry fields that no one has named; of a schema within itself the
   * first time.
   */
  public static List<String> openWithin(Operation operation) {
    List<String> open = new ArrayList<>();
    ofBody(operation).ifPresent(body -> body.findOpen("", new HashSet<>(), open));
    return open;
  }

  private void findOpen(String pointer, Set<JsonObject> seen, List<String> open) {
    if (!seen.add(schema)) {
      return;
    }
    if (!isClosed()) {
      open.add(pointer);
    }
    properties().forEach((name, of) -> of.findOpen(pointer + "/" + name, seen, open));
    items().ifPresent(of -> of.findOpen(pointer + "/-", seen, open));
  }

  /** Where in a request a number may be sent that has no end. */
  public static List<String> endlessWithin(Operation operation) {
    List<String> endless = new ArrayList<>();
    operation
        .parameters()
        .forEach(one -> of(one).findEndless("?" + one.name(), new HashSet<>(), endless));
    ofBody(operation).ifPresent(body -> body.findEndless("", new HashSet<>(), endless));
    return endless;
  }

  private void findEndless(String pointer, Set<JsonObject> seen, List<String> endless) {
    if (!seen.add(schema)) {
      return;
    }
    if (isNumber() && !schema.has("maximum") && !schema.has("enum")) {
      endless.add(pointer);
    }
    properties().forEach((name, of) -> of.findEndless(pointer + "/" + name, seen, endless));
    items().ifPresent(of -> of.findEndless(pointer + "/-", seen, endless));
    inner("additionalProperties").ifPresent(of -> of.findEndless(pointer + "/*", seen, endless));
    alternatives().forEach(of -> of.findEndless(pointer, seen, endless));
  }

  private boolean isNumber() {
    return types().contains("integer") || types().contains("number");
  }

  private List<Shape> alternatives() {
    return Stream.of("oneOf", "anyOf", "allOf")
        .filter(schema::has)
        .flatMap(name -> schema.getAsJsonArray(name).asList().stream())
        .map(of -> new Shape(of.getAsJsonObject()))
        .toList();
  }

  /** Of the JSON that an operation takes, where it takes some. */
  public static Optional<Shape> ofBody(Operation operation) {
    return operation.jsonBody().map(Shape::of);
  }

  static Shape of(Parameter parameter) {
    return of(parameter.schema());
  }

  private static Shape of(Part schema) {
    return new Shape(gson(schema));
  }

  private static JsonObject gson(Part schema) {
    return JsonParser.parseString(schema.json().encode()).getAsJsonObject();
  }

  private static JsonObject followed(JsonObject schema) {
    return schema.has("$ref")
        ? gson(Api.CONTRACT.schema(schema.get("$ref").getAsString().replaceFirst(".*/", "")))
        : schema;
  }

  /** Names of the types a value may have; empty where the contract names several shapes. */
  Set<String> types() {
    Set<String> types = new TreeSet<>();
    JsonElement type = schema.get("type");
    if (type instanceof JsonArray several) {
      several.forEach(one -> types.add(one.getAsString()));
    } else if (type != null) {
      types.add(type.getAsString());
    }
    return types;
  }

  Map<String, Shape> properties() {
    Map<String, Shape> properties = new LinkedHashMap<>();
    if (schema.has("properties")) {
      schema
          .getAsJsonObject("properties")
          .asMap()
          .forEach((name, of) -> properties.put(name, new Shape(of.getAsJsonObject())));
    }
    return properties;
  }

  boolean requires(String property) {
    return schema.has("required")
        && schema.getAsJsonArray("required").asList().stream()
            .anyMatch(name -> name.getAsString().equals(property));
  }

  Optional<Shape> items() {
    return inner("items");
  }

  private Optional<Shape> inner(String name) {
    return schema.get(name) instanceof JsonObject of
        ? Optional.of(new Shape(of))
        : Optional.empty();
  }

  /** Whether an object has the fields that are named here alone, or all of one kind. */
  private boolean isClosed() {
    return !schema.has("properties") || schema.has("additionalProperties");
  }

  /** All that may be chosen from; empty where anything may be written. */
  List<JsonElement> choices() {
    List<JsonElement> choices = new ArrayList<>();
    if (schema.has("enum")) {
      choices.addAll(schema.getAsJsonArray("enum").asList());
    }
    return choices;
  }

  /** A limit such as {@code maxLength}. */
  public Optional<Long> limit(String name) {
    return Optional.ofNullable(schema.get(name)).map(JsonElement::getAsLong);
  }

  /** Whether words will do, within the limits of length. */
  boolean isFreeText() {
    return types().contains("string")
        && !schema.has("enum")
        && (!schema.has("pattern")
            || Pattern.compile(schema.get("pattern").getAsString()).matcher(WORDS).find());
  }

  /** Whether it is a text that has to say something. */
  public boolean wantsWords() {
    return isFreeText() && limit("minLength").orElse(0L) > 0 && !schema.has("x-verbatim");
  }
}
