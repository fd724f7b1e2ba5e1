package cn.pufa.filing;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * SHA-256 over the canonical content of a return: a JSON object, UTF-8, without spaces, its names
 * in alphabetical order at every depth, of {@code cells}, {@code files} (cell and hash, in that
 * order), {@code form}, {@code organization} and {@code year}. Anybody who has the return can
 * repeat it.
 */
final class Seal {

  private Seal() {}

  static String of(
      UUID organization, int year, String form, JsonObject content, List<FiledFile> files) {
    var whole = new JsonObject();
    whole.add("cells", content);
    whole.add("files", files(files));
    whole.addProperty("form", form);
    whole.addProperty("organization", organization.toString());
    whole.addProperty("year", year);
    return sha256(GsonJson.GSON.toJson(sorted(whole)).getBytes(StandardCharsets.UTF_8));
  }

  private static JsonArray files(List<FiledFile> files) {
    var list = new JsonArray();
    files.stream()
        .sorted(Comparator.comparing(FiledFile::cell).thenComparing(FiledFile::sha256))
        .forEach(
            file -> {
              var entry = new JsonObject();
              entry.addProperty("cell", file.cell());
              entry.addProperty("sha256", file.sha256());
              list.add(entry);
            });
    return list;
  }

  private static JsonElement sorted(JsonElement element) {
    return switch (element) {
      case JsonObject object -> {
        var result = new JsonObject();
        object.keySet().stream()
            .sorted()
            .forEach(name -> result.add(name, sorted(object.get(name))));
        yield result;
      }
      case JsonArray array -> {
        var result = new JsonArray();
        array.forEach(item -> result.add(sorted(item)));
        yield result;
      }
      default -> element;
    };
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
