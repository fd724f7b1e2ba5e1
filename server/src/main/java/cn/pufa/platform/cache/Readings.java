package cn.pufa.platform.cache;

import java.time.LocalDate;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often each piece is read, in memory. */
@FunctionalInterface
public interface Readings {

  /**
   * The counter of a piece on a day, the same for all who ask.
   *
   * @param kind as the contract's {@code x-counted} names it, such as {@code card}
   */
  LongAdder of(String kind, String piece, LocalDate day);
}
