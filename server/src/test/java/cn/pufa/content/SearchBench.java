package cn.pufa.content;

import java.nio.file.Path;
import java.util.Optional;

/** {@code bin/bench search}: the tables, and as last line whether the targets are met. */
final class SearchBench {

  private SearchBench() {}

  public static void main(String[] arguments) {
    int result = 2;
    try {
      result = run();
    } catch (RuntimeException fault) {
      fault.printStackTrace();
    }
    System.exit(result);
  }

  private static int run() {
    Optional<Path> texts = SearchQuality.texts();
    if (texts.isEmpty()) {
      System.out.println("no folder of statute texts: set STATUTES_DIR");
      return 2;
    }
    var quality = SearchQuality.of(texts.get());
    System.out.print(quality.measure("tune").table("tune"));
    var held = quality.measure("held");
    System.out.print(held.table("held"));
    System.out.println(held.meetsTargets() ? "search: targets met" : "search: targets missed");
    return held.meetsTargets() ? 0 : 1;
  }
}
