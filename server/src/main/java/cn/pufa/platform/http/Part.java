package cn.pufa.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the contract and where it is; written in place or referred to is the same. Two parts
 * are one if they are in one place.
 */
public final class Part {

  private static final String REFERENCE = "$ref";

  private final JsonObject document;
  private final List<String> place;
  private final JsonObject json;

  private Part(JsonObject document, List<String> place, JsonObject json) {
    this.document = document;
    this.place = place;
    this.json = json;
  }

  /** What is there in the document, or where a reference there leads. */
  static Part of(JsonObject document, List<String> place) {
    JsonObject json = (JsonObject) find(document, place);
    String reference = json.getString(REFERENCE);
    return reference == null
        ? new Part(document, List.copyOf(place), json)
        : referred(document, reference);
  }

  /** Where a reference such as {@code #/components/schemas/Uuid} leads. */
  static Part referred(JsonObject document, String reference) {
    return of(document, List.of(reference.substring("#/".length()).split("/")));
  }

  /** The value in a place that exists. */
  static Object find(Object document, List<String> place) {
    Object found = document;
    for (String name : place) {
      found =
          found instanceof JsonArray array
              ? array.getValue(Integer.parseInt(name))
              : ((JsonObject) found).getValue(name);
    }
    return found;
  }

  /** The last name of its place; of a schema that is referred to its own. */
  public String name() {
    return place.getLast();
  }

  /** As it is written there. */
  public JsonObject json() {
    return json;
  }

  List<String> place() {
    return place;
  }

  Optional<Part> part(String name) {
    return json.containsKey(name) ? Optional.of(of(document, within(name))) : Optional.empty();
  }

  /** Each of a list of parts. */
  List<Part> parts(String name) {
    JsonArray list = json.getJsonArray(name, new JsonArray());
    List<String> whole = within(name);
    List<Part> parts = new ArrayList<>();
    for (int n = 0; n < list.size(); n++) {
      parts.add(of(document, within(whole, String.valueOf(n))));
    }
    return parts;
  }

  private List<String> within(String name) {
    return within(place, name);
  }

  private static List<String> within(List<String> place, String name) {
    List<String> within = new ArrayList<>(place);
    within.add(name);
    return within;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part part && place.equals(part.place);
  }

  @Override
  public int hashCode() {
    return place.hashCode();
  }
}
