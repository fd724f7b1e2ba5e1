package cn.pufa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The same inputs give the same draw, other seeds others, and nobody is drawn more than others. */
class DrawTest {

  private static final List<String> OBJECTS =
      IntStream.range(0, 20).mapToObj(n -> "演示对象" + n).toList();
  private static final List<String> INSPECTORS =
      IntStream.range(0, 6).mapToObj(n -> "演示检查" + n).toList();

  private static Draw draw(String seed) {
    return new Draw(Draw.ALGORITHM, seed, OBJECTS, INSPECTORS, 5, 2);
  }

  @Test
  void itIsReplayed() {
    assertThat(draw("aa").pairs()).isEqualTo(draw("aa").pairs()).isNotEqualTo(draw("ab").pairs());
    assertThat(draw("aa").pairs()).hasSize(5);
    assertThat(draw("aa").pairs())
        .allSatisfy(pair -> assertThat(pair.inspectors()).hasSize(2).doesNotHaveDuplicates());
    assertThat(draw("aa").pairs()).extracting(Draw.Pair::object).doesNotHaveDuplicates();
  }

  /** Whoever kept a draw of the first version can check it with any SHA-256 of their own. */
  @Test
  void theAlgorithmOfAKeptDrawNeverChanges() {
    var kept = new Draw(Draw.ALGORITHM, "00", List.of("甲", "乙", "丙"), List.of("一"), 3, 1);
    List<String> order =
        IntStream.range(0, 3)
            .boxed()
            .sorted(
                java.util.Comparator.comparing(
                    n -> sha256("00/object/" + n + "/" + List.of("甲", "乙", "丙").get(n))))
            .map(List.of("甲", "乙", "丙")::get)
            .toList();
    assertThat(kept.pairs()).extracting(Draw.Pair::object).containsExactlyElementsOf(order);
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(hash);
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** 2,000 draws of 5 of 20: each about 500 times; six standard deviations are 116. */
  @Test
  void everyObjectAndInspectorIsDrawnAboutAsOften() {
    Map<String, Integer> objects = new HashMap<>();
    Map<String, Integer> inspectors = new HashMap<>();
    for (int seed = 0; seed < 2_000; seed++) {
      for (Draw.Pair pair : draw("seed" + seed).pairs()) {
        objects.merge(pair.object(), 1, Integer::sum);
        pair.inspectors().forEach(one -> inspectors.merge(one, 1, Integer::sum));
      }
    }
    assertThat(objects).hasSize(20);
    assertThat(objects.values()).allSatisfy(n -> assertThat(n).isBetween(384, 616));
    // 20,000 drawings of two of six: each about 3,333.
    assertThat(inspectors.values())
        .hasSize(6)
        .allSatisfy(n -> assertThat(n).isBetween(3_000, 3_666));
  }
}
