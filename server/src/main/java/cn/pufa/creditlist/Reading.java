package cn.pufa.creditlist;

import java.time.Instant;
import java.util.Locale;

/**
 * How 令60号 art 13 counts a further missed report: as the same ground that goes on (继续计算), or as a
 * new one that starts the two years again (重新计算).
 */
public enum Reading {
  CONTINUES,
  RESTARTS;

  /** As it was set, with who says so; later ones take its place for new entries only. */
  public record Version(
      int version,
      Reading reading,
      String source,
      String verifier,
      String reason,
      Instant since,
      String setBy) {}

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Reading of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
