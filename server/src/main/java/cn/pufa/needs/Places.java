package cn.pufa.needs;

import cn.pufa.identity.Divisions;
import cn.pufa.platform.http.Caller;
import cn.pufa.platform.http.Problem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Topics and townships that there are, by code and by name. */
final class Places {

  private static final int TOWNSHIP_DIGITS = 9;

  private final Published published;
  private final Map<String, String> townships = new LinkedHashMap<>();

  Places(Published published, Divisions divisions) {
    this.published = published;
    divisions.county().townships().forEach(one -> townships.put(one.code(), one.name()));
  }

  /** Both may be absent. */
  void require(String topic, String township) {
    if (topic != null && topicName(topic) == null) {
      throw Problem.invalid("/topic", "没有这个主题");
    }
    requireTownship(township);
  }

  void requireTownship(String township) {
    if (township != null && !townships.containsKey(township)) {
      throw Problem.invalid("/township", "没有这个镇街");
    }
  }

  /** Null for one that is no more, or none. */
  String topicName(String code) {
    return published.topics().stream()
        .filter(topic -> topic.code().equals(code))
        .map(Published.Topic::name)
        .findFirst()
        .orElse(null);
  }

  String townshipName(String code) {
    return townships.get(code);
  }

  /** By name and by code. */
  Map<String, String> topicsByText() {
    Map<String, String> codes = new HashMap<>();
    published
        .topics()
        .forEach(
            topic -> {
              codes.put(topic.name(), topic.code());
              codes.put(topic.code(), topic.code());
            });
    return codes;
  }

  Map<String, String> townshipsByText() {
    Map<String, String> codes = new HashMap<>();
    townships.forEach(
        (code, name) -> {
          codes.put(name, code);
          codes.put(code, code);
        });
    return codes;
  }

  /** The township of somebody's post; empty for whoever has none. */
  Optional<String> townshipOf(Caller caller) {
    return caller.grants().stream()
        .map(grant -> grant.division())
        .filter(division -> division != null && division.length() >= TOWNSHIP_DIGITS)
        .map(division -> division.substring(0, TOWNSHIP_DIGITS))
        .filter(townships::containsKey)
        .findFirst();
  }
}
