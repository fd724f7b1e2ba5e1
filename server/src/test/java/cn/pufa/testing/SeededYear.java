package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The demo's year as a database, and the index of its search. Both are made once for the test run;
 * whoever asks gets a copy, which takes a tenth of the time.
 */
final class SeededYear {

  /** What the seeded year is made of, or where its files lie. */
  private static final Set<String> DECISIVE =
      Set.of("PUFA_MODE", "PUFA_KEYS", "PUFA_CLOCK", "PUFA_SEED", "PUFA_HOME", "FILES_DIR");

  private static final Duration FIRST_INDEX = Duration.ofSeconds(60);

  private static SeededYear made;

  private final TestPostgres.TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  private SeededYear() {
    try (var server = TestServer.start(database, Map.of("PUFA_HOME", home.toString()))) {
      Eventually.within(FIRST_INDEX, () -> requireIndex(server.api()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ServerProcess.remove(home)));
  }

  private static void requireIndex(Api api) {
    JsonObject parts = api.readiness().expect(200).json().getAsJsonObject("parts");
    assertThat(parts.get("search").getAsString()).isEqualTo("ok");
  }

  private static synchronized SeededYear made() {
    if (made == null) {
      made = new SeededYear();
    }
    return made;
  }

  /** Whether a server with these options would seed the same year. */
  static boolean isOf(Map<String, String> options) {
    return options.keySet().stream().noneMatch(DECISIVE::contains);
  }

  static TestPostgres.TestDatabase copy() {
    return TestPostgres.copyOf(made().database);
  }

  /** Whether the index of a server with these options would be the same, or nearly. */
  static boolean isIndexOf(Map<String, String> options) {
    return Stream.of("PUFA_MODE", "PUFA_HOME", "STATUTES_DIR").noneMatch(options::containsKey);
  }

  /** What differs in the database of the server at this home is written by its search. */
  static void layIndex(Path home) {
    Path index = home.resolve("index");
    try (Stream<Path> files = Files.list(made().home.resolve("index"))) {
      Files.createDirectory(index);
      for (Path file : files.toList()) {
        Files.copy(file, index.resolve(file.getFileName()));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
