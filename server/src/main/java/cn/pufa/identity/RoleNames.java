package cn.pufa.identity;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What roles are called, as both clients say it: {@code api-spec/roles.json}. */
public final class RoleNames {

  private static final Map<String, String> NAMES = load();

  private RoleNames() {}

  private static Map<String, String> load() {
    try (var file = RoleNames.class.getResourceAsStream("/api-spec/roles.json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return Map.copyOf(new Gson().fromJson(text, new TypeToken<Map<String, String>>() {}));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public static String of(String role) {
    return NAMES.getOrDefault(role, role);
  }
}
