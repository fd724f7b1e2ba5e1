package cn.pufa.content;

import java.nio.file.Path;
import java.util.Optional;

/** {@code bin/bench search}: the tables, and as last line whether the targets are met. */
final class SearchBench {

  private SearchBench() {}

  public static void main(String[] arguments) {
    Optional<Path> texts = SearchQuality.texts();
    if (texts.isEmpty()) {
      System.out.println("no folder of statute texts: set STATUTES_DIR");
      System.exit(2);
    }
    var quality = SearchQuality.of(texts.get());
    System.out.print(quality.measure("tune").table("tune"));
    var held = quality.measure("held");
    System.out.print(held.table("held"));
    System.out.println(held.meetsTargets() ? "search: targets met" : "search: targets missed");
    System.exit(held.meetsTargets() ? 0 : 1);
  }
}
