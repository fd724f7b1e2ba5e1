package cn.pufa.course;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.course.WatchedRanges.Range;
import cn.pufa.testing.Rounds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against a set of single milliseconds, which is slow and cannot be wrong. */
class WatchedRangesTest {

  private static final int LENGTH = 400;

  @Test
  void whatIsAddedIsThereOnceInOrderAndApart() {
    Random random = Rounds.random("WatchedRangesTest", 2000);
    for (int round = 0; round < 2000; round++) {
      List<Range> seen = some(random);
      var truth = new BitSet();
      seen.forEach(range -> truth.set(range.from(), range.to()));
      WatchedRanges ranges = WatchedRanges.NOTHING.with(seen);
      assertThat(ranges.covered()).isEqualTo(truth.cardinality());
      assertThat(bits(ranges)).isEqualTo(truth);
      for (int place = 1; place < ranges.ranges().size(); place++) {
        assertThat(ranges.ranges().get(place).from())
            .isGreaterThan(ranges.ranges().get(place - 1).to());
      }
    }
  }

  @Test
  void theOrderAndTheNumberOfReportsMakeNoDifference() {
    Random random = Rounds.random("WatchedRangesTest", 2000);
    for (int round = 0; round < 2000; round++) {
      List<Range> seen = some(random);
      WatchedRanges atOnce = WatchedRanges.NOTHING.with(seen);
      List<Range> shuffled = new ArrayList<>(seen);
      Collections.shuffle(shuffled, random);
      WatchedRanges oneByOne = WatchedRanges.NOTHING;
      for (Range range : shuffled) {
        oneByOne = oneByOne.with(List.of(range));
      }
      assertThat(oneByOne).isEqualTo(atOnce);
      assertThat(atOnce.with(seen)).isEqualTo(atOnce);
      assertThat(WatchedRanges.of(atOnce.pairs())).isEqualTo(atOnce);
    }
  }

  @Test
  void ninetyFivePerCentAreEnoughAndAHairLessIsNot() {
    assertThat(seen(0, 950).isEnough(1000)).isTrue();
    assertThat(seen(0, 949).isEnough(1000)).isFalse();
    assertThat(seen(0, 949).percent(1000)).isEqualTo(94);
    assertThat(seen(50, 1000).isEnough(1000)).isTrue();
    assertThat(seen(0, 21_600_000).isEnough(21_600_000)).isTrue();
    assertThat(WatchedRanges.NOTHING.percent(1000)).isZero();
  }

  private static WatchedRanges seen(int from, int to) {
    return WatchedRanges.NOTHING.with(List.of(new Range(from, to)));
  }

  private static List<Range> some(Random random) {
    List<Range> ranges = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      int from = random.nextInt(LENGTH);
      ranges.add(new Range(from, from + 1 + random.nextInt(60)));
    }
    return ranges;
  }

  private static BitSet bits(WatchedRanges ranges) {
    var bits = new BitSet();
    ranges.ranges().forEach(range -> bits.set(range.from(), range.to()));
    return bits;
  }
}
