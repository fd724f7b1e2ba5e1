package cn.pufa.search;

import cn.pufa.testing.Bench;
import java.util.List;
import java.util.Set;

/**
 * {@code bin/bench search}: how well and how fast a real server answers; with {@code misses}, the
 * questions for tuning that it answers wrongly. The last line says whether the targets are met.
 */
final class SearchBench {

  private SearchBench() {}

  public static void main(String[] arguments) {
    int result = 2;
    try {
      result = run(List.of(arguments).contains("misses")) ? 0 : 1;
    } catch (Exception fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }

  private static boolean run(boolean misses) throws Exception {
    try (var server = SearchQuality.server(SearchQuality.texts().orElseThrow())) {
      var quality = new SearchQuality(server);
      if (misses) {
        quality.printMisses(Set.of("tune", "seen"));
        return true;
      }
      System.out.print(quality.measure("tune").table("tune (looked at while tuning)"));
      System.out.print(quality.measure("seen").table("seen (once held)"));
      var held = quality.measure("held");
      System.out.print(held.table("held (never looked at)"));
      var met = held.meetsTargets() & SearchSpeed.measure(server);
      Bench.tellOwnMemory();
      System.out.println(met ? "search: targets met" : "search: targets MISSED");
      return met;
    }
  }
}
