package cn.pufa.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which parts of a video were seen: in order, apart from each other, in milliseconds from its
 * start. Adding what is there already changes nothing, and the order of adding makes no difference.
 */
record WatchedRanges(List<Range> ranges) {

  /** Of a video that must be seen; the rest is room for a credit roll and rounding. */
  static final int ENOUGH_PERCENT = 95;

  static final WatchedRanges NOTHING = new WatchedRanges(List.of());

  /**
   * @param from included, @param to not included; from &lt; to
   */
  record Range(int from, int to) {
    int length() {
      return to - from;
    }
  }

  WatchedRanges {
    ranges = List.copyOf(ranges);
  }

  /** From, to, from, to, as it is stored. */
  static WatchedRanges of(Integer[] pairs) {
    List<Range> ranges = new ArrayList<>();
    for (int at = 0; at + 1 < pairs.length; at += 2) {
      ranges.add(new Range(pairs[at], pairs[at + 1]));
    }
    return NOTHING.with(ranges);
  }

  Integer[] pairs() {
    return ranges.stream()
        .flatMap(range -> java.util.stream.Stream.of(range.from(), range.to()))
        .toArray(Integer[]::new);
  }

  /** Ranges that touch or overlap become one. */
  WatchedRanges with(List<Range> more) {
    List<Range> all = new ArrayList<>(ranges);
    all.addAll(more);
    all.sort(Comparator.comparingInt(Range::from));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      Range last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && range.from() <= last.to()) {
        merged.set(merged.size() - 1, new Range(last.from(), Math.max(last.to(), range.to())));
      } else {
        merged.add(range);
      }
    }
    return new WatchedRanges(merged);
  }

  long covered() {
    return ranges.stream().mapToLong(Range::length).sum();
  }

  /** Rounded down, so that 95 per cent is never said of less. */
  int percent(int length) {
    return (int) Math.min(100, covered() * 100 / length);
  }

  boolean isEnough(int length) {
    return covered() * 100 >= (long) length * ENOUGH_PERCENT;
  }
}
