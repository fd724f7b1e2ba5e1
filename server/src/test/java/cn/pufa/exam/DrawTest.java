package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  private static final Instant NOW = Instant.parse("2026-05-11T01:00:00Z");

  private static Question question(String id, QuestionKind kind, String topic) {
    var text =
        new QuestionText(
            kind,
            topic,
            null,
            null,
            "问",
            kind == QuestionKind.TRUE_FALSE ? List.of("对", "错") : List.of("甲", "乙", "丙", "丁"),
            List.of(1),
            "因为",
            List.of());
    return new Question(id, "bank", 1, text, null, null, null, NOW);
  }

  private static List<Question> singles(int count, String topic) {
    return IntStream.range(0, count)
        .mapToObj(number -> question(topic + number, QuestionKind.SINGLE, topic))
        .toList();
  }

  @Test
  void theSameSeedGivesTheSamePaperWhateverTheOrderOfTheBank() {
    List<Question> bank = new ArrayList<>(singles(30, "甲"));
    List<Part> parts = List.of(new Part("bank", null, null, 10));
    var paper = Draw.paper(parts, bank, 7).orElseThrow();
    java.util.Collections.reverse(bank);
    assertThat(Draw.paper(parts, bank, 7).orElseThrow()).isEqualTo(paper);
    assertThat(Draw.paper(parts, bank, 8).orElseThrow()).isNotEqualTo(paper);
  }

  @Test
  void noQuestionIsDrawnTwiceAndEachLineIsMet() {
    List<Question> bank = new ArrayList<>(singles(6, "甲"));
    bank.addAll(singles(6, "乙"));
    bank.add(question("tf", QuestionKind.TRUE_FALSE, "甲"));
    List<Part> parts =
        List.of(
            new Part("bank", null, null, 5),
            new Part("bank", "甲", null, 4),
            new Part("bank", null, QuestionKind.TRUE_FALSE, 1));
    for (long seed = 0; seed < 50; seed++) {
      var paper = Draw.paper(parts, bank, seed).orElseThrow();
      Set<String> ids = new HashSet<>(paper.stream().map(drawn -> drawn.question().id()).toList());
      assertThat(ids).hasSize(10).contains("tf");
      assertThat(paper.stream().filter(drawn -> drawn.question().text().topic().equals("甲")))
          .hasSizeGreaterThanOrEqualTo(5);
    }
  }

  /** The first line would take what only the second can use, if it were greedy. */
  @Test
  void aPaperIsFoundWheneverThereIsOne() {
    List<Question> bank = new ArrayList<>(singles(3, "甲"));
    bank.addAll(singles(3, "乙"));
    List<Part> parts = List.of(new Part("bank", null, null, 3), new Part("bank", "甲", null, 3));
    for (long seed = 0; seed < 50; seed++) {
      assertThat(Draw.paper(parts, bank, seed)).isPresent();
    }
    assertThat(Draw.paper(List.of(new Part("bank", "甲", null, 4)), bank, 1)).isEmpty();
  }

  @Test
  void aCheckSaysWhatIsMissing() {
    List<Question> bank = singles(3, "甲");
    assertThat(
            Draw.check(
                List.of(new Part("bank", "甲", null, 2), new Part("bank", null, null, 2)), bank))
        .extracting(Draw.Line::wanted, Draw.Line::found, Draw.Line::placed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, 3, 2),
            org.assertj.core.groups.Tuple.tuple(2, 3, 1));
  }

  @Test
  void eachQuestionAndEachPlaceComesUp() {
    List<Question> bank = singles(10, "甲");
    List<Part> parts = List.of(new Part("bank", null, null, 3));
    int[] drawn = new int[10];
    int[] first = new int[4];
    for (long seed = 0; seed < 2000; seed++) {
      for (Draw.Drawn one : Draw.paper(parts, bank, seed).orElseThrow()) {
        drawn[Integer.parseInt(one.question().id().substring(1))]++;
        first[one.order().indexOf(1)]++;
      }
    }
    assertThat(IntStream.of(drawn).boxed())
        .allSatisfy(times -> assertThat(times).isBetween(500, 700));
    assertThat(IntStream.of(first).boxed())
        .allSatisfy(times -> assertThat(times).isBetween(1350, 1650));
  }

  @Test
  void trueAndFalseKeepTheirPlaces() {
    List<Question> bank = List.of(question("tf", QuestionKind.TRUE_FALSE, "甲"));
    // Seeds far apart: neighbours begin alike, and would not shuffle two choices.
    new Random(1)
        .longs(20)
        .forEach(
            seed ->
                assertThat(
                        Draw.paper(List.of(new Part("bank", null, null, 1)), bank, seed)
                            .orElseThrow()
                            .getFirst()
                            .order())
                    .containsExactly(0, 1));
  }
}
