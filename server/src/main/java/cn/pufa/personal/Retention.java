package cn.pufa.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How long each kind of record stays, as {@code personal/retention.csv} says. */
public final class Retention {

  private static final String HEADER = "kind,days,source,verifier";

  private final Map<String, Duration> ages = new LinkedHashMap<>();
  private final Set<String> applied = new TreeSet<>();

  public static Retention load() {
    try (var file = Retention.class.getResourceAsStream("/personal/retention.csv")) {
      return new Retention(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Retention(String csv) {
    var lines = csv.strip().lines().toList();
    if (!lines.getFirst().equals(HEADER)) {
      throw new IllegalStateException("retention.csv must start with " + HEADER);
    }
    lines.stream().skip(1).map(line -> line.split(",")).forEach(this::add);
  }

  private void add(String[] cells) {
    if (cells.length != 4
        || ages.put(cells[0], Duration.ofDays(Long.parseLong(cells[1]))) != null) {
      throw new IllegalStateException("retention.csv has a bad row: " + String.join(",", cells));
    }
  }

  /** The chore that forgets what is older than its kind may be. */
  public Runnable chore(String kind, Consumer<Duration> forget) {
    Duration age = ages.get(kind);
    if (age == null) {
      throw new IllegalStateException("retention.csv has no row for " + kind);
    }
    applied.add(kind);
    return () -> forget.accept(age);
  }

  /** A period that nobody applies would be a promise not kept. */
  public void requireAllApplied() {
    Set<String> missing = new TreeSet<>(ages.keySet());
    missing.removeAll(applied);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("retention.csv has rows that nothing applies: " + missing);
    }
  }
}
