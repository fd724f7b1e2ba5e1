package cn.pufa.identity;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The county with its townships and villages, by statistical division code (统计用区划代码).
 *
 * @param source where the list comes from
 */
public record Divisions(String source, County county) {

  /**
   * @param code six digits
   */
  public record County(String code, String name, List<Township> townships) {}

  /** A town, a street office (街道) or a development zone. @param code nine digits */
  public record Township(String code, String name, List<Village> villages) {}

  /** A village or a residents' community (村、居). @param code twelve digits */
  public record Village(String code, String name) {}

  /** Reads 廉江市 from {@code divisions/lianjiang.json}. */
  public static Divisions load() {
    try (var file = Divisions.class.getResourceAsStream("/divisions/lianjiang.json");
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return new Gson().fromJson(text, Divisions.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Whether this is the county, one of its townships or one of their villages. */
  public boolean contains(String code) {
    return code.equals(county.code())
        || county.townships().stream()
            .anyMatch(
                township ->
                    code.equals(township.code())
                        || township.villages().stream()
                            .anyMatch(village -> code.equals(village.code())));
  }

  /** Name to code, ordered by code. */
  public Map<String, String> townshipsByName() {
    Map<String, String> codes = new LinkedHashMap<>();
    county.townships().forEach(township -> codes.put(township.name(), township.code()));
    return Collections.unmodifiableMap(codes);
  }

  /** Code of every division to its name; a village's begins with its township. */
  public Map<String, String> namesByCode() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put(county.code(), county.name());
    for (Township township : county.townships()) {
      names.put(township.code(), township.name());
      township
          .villages()
          .forEach(village -> names.put(village.code(), township.name() + village.name()));
    }
    return Collections.unmodifiableMap(names);
  }
}
