package cn.pufa.audit;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the codes of the trail are called: commands, what they are about, what lists are filtered
 * by, and to what. The words are those of {@code api-spec/trail.json} and {@code values.json},
 * which the console reads too, and those of what features keep as data.
 */
public final class TrailWords {

  /**
   * @param id null where it tells a person nothing
   */
  public record Subject(String name, String id) {}

  private record Words(
      Map<String, String> actions,
      Map<String, String> subjects,
      Map<String, String> filters,
      Map<String, String> lists) {}

  static final String OTHER = "其他";

  private final Words words;
  private final Map<String, String> divisionNames;

  /** By the name of their schema in the contract. */
  private final Map<String, Map<String, String>> values;

  private TrailWords(
      Words words, Map<String, Map<String, String>> values, Map<String, String> divisionNames) {
    this.words = words;
    this.values = new ConcurrentHashMap<>(values);
    this.divisionNames = divisionNames;
    learn("AuditAction", words.actions());
  }

  /**
   * @param divisionNames by code
   */
  public static TrailWords load(Map<String, String> divisionNames) {
    return new TrailWords(
        read("trail.json", TypeToken.get(Words.class)),
        read("values.json", new TypeToken<Map<String, Map<String, String>>>() {}),
        divisionNames);
  }

  private static <T> T read(String name, TypeToken<T> type) {
    try (var file = TrailWords.class.getResourceAsStream("/api-spec/" + name);
        var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(text, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * What a feature's data calls the values of a schema; what {@code values.json} calls one stays.
   *
   * @param schema as the contract calls it
   * @param names by value
   */
  public void learn(String schema, Map<String, String> names) {
    values.merge(schema, Map.copyOf(names), TrailWords::both);
  }

  /**
   * As {@link #learn}, of values that are called otherwise beside other ones.
   *
   * @param beside the value of another parameter of the same list
   */
  public void learn(String schema, String beside, Map<String, String> names) {
    learn(within(schema, beside), names);
  }

  private static String within(String schema, String beside) {
    return schema + "/" + beside;
  }

  private static Map<String, String> both(Map<String, String> known, Map<String, String> more) {
    Map<String, String> both = new HashMap<>(more);
    both.putAll(known);
    return Map.copyOf(both);
  }

  /**
   * @param operation operationId of a command, or what the server calls its own work
   */
  public String action(String operation) {
    return words.actions().getOrDefault(operation, OTHER);
  }

  /**
   * {@code campaign/3f2a…} is 年报工作 and an id, {@code register/440881} 社会组织名册 and where; of {@code
   * deputy/3f2a…/person/81bc…} the first is what was done.
   */
  public Subject subject(String code) {
    String[] parts = code.split("/");
    String kind = words.subjects().getOrDefault(parts[0], OTHER);
    if (parts.length == 1 || parts[0].equals("list")) {
      return new Subject(kind, null);
    }
    String place = divisionNames.get(parts[1]);
    return place == null ? new Subject(kind, parts[1]) : new Subject(kind + " · " + place, null);
  }

  /** A filter and its value; one that is only chosen or not has none. */
  String condition(String parameter, String value) {
    String name = filter(parameter);
    return value.equals("true") ? name : name + " " + place(value);
  }

  /**
   * A value of a schema of the contract, where it has a word.
   *
   * @param beside what else the list is filtered to
   */
  Optional<String> value(String schema, String value, Collection<String> beside) {
    return Stream.concat(beside.stream().map(one -> within(schema, one)), Stream.of(schema))
        .map(names -> values.getOrDefault(names, Map.of()).get(value))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What a list is filtered by, or the thing it belongs to. */
  String filter(String parameter) {
    return words.filters().getOrDefault(parameter, OTHER);
  }

  /** A list for which somebody keeps filters. */
  public String list(String code) {
    return words.lists().getOrDefault(code, OTHER);
  }

  /** The name of a division; what is none stays as it is. */
  public String place(String code) {
    return divisionNames.getOrDefault(code, code);
  }
}
