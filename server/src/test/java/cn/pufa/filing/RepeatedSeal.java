package cn.pufa.filing;

import cn.pufa.testing.Filing;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * The hash of a return as anybody could repeat it: written once more, from the contract's words
 * alone.
 */
final class RepeatedSeal {

  private RepeatedSeal() {}

  /**
   * @param fileHashes of audit reports, in order
   */
  static String of(JsonObject content, String... fileHashes) {
    var whole = new JsonObject();
    whole.add("cells", sorted(content.get("cells")));
    var files = new JsonArray();
    for (String fileHash : fileHashes) {
      var file = new JsonObject();
      file.addProperty("cell", "auditReport");
      file.addProperty("sha256", fileHash);
      files.add(file);
    }
    whole.add("files", files);
    whole.add("form", content.get("form"));
    whole.add("organization", content.get("organization"));
    whole.add("year", content.get("year"));
    return Filing.sha256(whole.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonElement sorted(JsonElement element) {
    if (element.isJsonArray()) {
      var array = new JsonArray();
      element.getAsJsonArray().forEach(item -> array.add(sorted(item)));
      return array;
    }
    if (!element.isJsonObject()) {
      return element;
    }
    var members = new TreeMap<String, JsonElement>();
    element
        .getAsJsonObject()
        .entrySet()
        .forEach(entry -> members.put(entry.getKey(), sorted(entry.getValue())));
    var object = new JsonObject();
    members.forEach(object::add);
    return object;
  }
}
