package cn.pufa.review;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is looked at in the returns of a year, and what it suggests: {@code
 * review/catalogue-YEAR.json}. A year without a file of its own uses that of the year before.
 *
 * @param since the first year it is for
 */
record Catalogue(int since, String edition, List<Rule> rules) {

  private static final int FIRST_YEAR = 2015;
  private static final int LAST_YEAR = 2100;

  /** The catalogues by the year each begins with. */
  static NavigableMap<Integer, Catalogue> load() {
    NavigableMap<Integer, Catalogue> all = new TreeMap<>();
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      var file = Catalogue.class.getResourceAsStream("/review/catalogue-" + year + ".json");
      if (file != null) {
        try (var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
          all.put(year, GsonJson.GSON.fromJson(text, Catalogue.class).checked(year));
        } catch (IOException fault) {
          throw new UncheckedIOException(fault);
        }
      }
    }
    return all;
  }

  /** A mistake in the data is found at start, not at somebody's desk. */
  private Catalogue checked(int year) {
    var ids = new HashSet<String>();
    for (Rule rule : rules) {
      boolean whole =
          rule.id() != null
              && rule.id().matches("[a-z0-9-]{1,60}")
              && rule.title() != null
              && rule.source() != null
              && rule.verifier() != null
              && (rule.detect() != null || rule.grade() != null)
              && (rule.detect() == null || Detector.knows(rule.detect().how()));
      if (!whole || !ids.add(rule.id())) {
        throw new IllegalStateException("catalogue-" + year + ".json has a bad rule: " + rule.id());
      }
    }
    if (since != year) {
      throw new IllegalStateException("catalogue-" + year + ".json begins with " + since);
    }
    return this;
  }

  Catalogue of(String type) {
    return new Catalogue(since, edition, rules.stream().filter(rule -> rule.isFor(type)).toList());
  }

  List<Flag> flags(Material material) {
    return rules.stream()
        .filter(rule -> rule.detect() != null && material.isRead(rule))
        .flatMap(rule -> Detector.look(rule, material).stream())
        .sorted(Comparator.comparing(Flag::weight).reversed())
        .toList();
  }

  /** Rules that look at what stands on paper only. */
  List<Rule> unread(Material material) {
    return rules.stream().filter(rule -> !material.isRead(rule)).toList();
  }

  boolean has(String rule) {
    return rules.stream().anyMatch(one -> one.id().equals(rule));
  }

  /** The worst that the active flags and the rules a person named suggest. */
  Grade suggested(Collection<Flag> flags, Collection<String> named) {
    Map<String, Grade> grades = new java.util.HashMap<>();
    rules.forEach(rule -> grades.put(rule.id(), rule.grade()));
    return Stream.concat(
            flags.stream().filter(Flag::isActive).map(Flag::grade), named.stream().map(grades::get))
        .filter(Objects::nonNull)
        .reduce(Grade.QUALIFIED, Grade::orWorse);
  }
}
