package cn.pufa.testing;

import java.util.Map;
import java.util.Set;

/**
 * A database that holds the demo's year. The year is seeded once for the test run; whoever asks
 * gets a copy, which takes a tenth of the time.
 */
final class SeededYear {

  /** What the seeded year is made of, or where its files lie. */
  private static final Set<String> DECISIVE =
      Set.of("PUFA_MODE", "PUFA_KEYS", "PUFA_CLOCK", "PUFA_SEED", "PUFA_HOME", "FILES_DIR");

  private static TestPostgres.TestDatabase first;

  private SeededYear() {}

  /** Whether a server with these options would seed the same year. */
  static boolean isOf(Map<String, String> options) {
    return options.keySet().stream().noneMatch(DECISIVE::contains);
  }

  static synchronized TestPostgres.TestDatabase copy() {
    if (first == null) {
      TestPostgres.TestDatabase seeded = TestPostgres.create();
      TestServer.start(seeded, Map.of()).close();
      first = seeded;
    }
    return TestPostgres.copyOf(first);
  }
}
