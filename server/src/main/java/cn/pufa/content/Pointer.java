package cn.pufa.content;

import com.google.gson.JsonElement;

/** JSON pointers (RFC 6901), without the escapes that no field here needs. */
final class Pointer {

  private Pointer() {}

  static boolean isIn(JsonElement json, String pointer) {
    JsonElement at = json;
    for (String name : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
      at = step(at, name);
      if (at == null) {
        return false;
      }
    }
    return true;
  }

  /** Null where there is none. */
  private static JsonElement step(JsonElement at, String name) {
    if (at.isJsonObject()) {
      return at.getAsJsonObject().get(name);
    }
    boolean isPlace = at.isJsonArray() && name.matches("[0-9]{1,4}");
    if (!isPlace || Integer.parseInt(name) >= at.getAsJsonArray().size()) {
      return null;
    }
    return at.getAsJsonArray().get(Integer.parseInt(name));
  }
}
