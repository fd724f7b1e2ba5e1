package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of a body, there or missing, with what the contract says of it.
 *
 * @param name of the member, or the number of the item
 * @param pointer from the body's root
 */
public record Place(
    JsonElement holder, String name, String pointer, Shape shape, boolean required) {

  private static final int ITEMS_ENTERED = 2;

  /** All places of a body, also those the contract knows and the body leaves out. */
  public static List<Place> of(JsonObject body, Shape shape) {
    List<Place> places = new ArrayList<>();
    enter(body, shape, "", places);
    return places;
  }

  private static void enter(JsonElement value, Shape shape, String pointer, List<Place> places) {
    if (value instanceof JsonObject object) {
      shape
          .properties()
          .forEach(
              (name, of) -> {
                String at = pointer + "/" + name;
                places.add(new Place(object, name, at, of, shape.requires(name)));
                enter(object.get(name), of, at, places);
              });
    }
    if (value instanceof JsonArray array && shape.items().isPresent()) {
      Shape of = shape.items().get();
      for (int i = 0; i < Math.min(array.size(), ITEMS_ENTERED); i++) {
        String at = pointer + "/" + i;
        places.add(new Place(array, String.valueOf(i), at, of, false));
        enter(array.get(i), of, at, places);
      }
    }
  }

  JsonElement value() {
    return holder instanceof JsonArray array
        ? array.get(Integer.parseInt(name))
        : ((JsonObject) holder).get(name);
  }

  public void put(JsonElement value) {
    if (holder instanceof JsonArray array) {
      array.set(Integer.parseInt(name), value);
    } else {
      ((JsonObject) holder).add(name, value);
    }
  }

  /** Whether the body may not do without it. */
  boolean isRequired() {
    return required;
  }

  void remove() {
    ((JsonObject) holder).remove(name);
  }
}
