package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every figure in a sentence that claims law stands in an article the sentence cites, or the
 * sentence is marked as computed; for all that is written: cards, guides, quizzes, pages.
 */
class CardFiguresTest {

  @Test
  void figuresStandInTheGists() {
    assertThat(unstated(CitedTexts.gists())).isEmpty();
  }

  @Test
  void figuresStandInTheArticles() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    assertThat(unstated(printed.get())).isEmpty();
  }

  @Test
  void figuresOfTheGistsStandInTheArticles() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    var wrong = new ArrayList<String>();
    CitedTexts.gists()
        .forEach(
            (ref, gist) -> {
              String article = printed.get().get(ref);
              if (article != null) {
                Figures.unstated(gist, List.of(numbered(ref, article)))
                    .forEach(figure -> wrong.add(ref + ": " + figure));
              }
            });
    assertThat(wrong).isEmpty();
  }

  /** Sentences none of whose cited articles is held are passed over. */
  private static List<String> unstated(Map<String, String> texts) {
    var wrong = new ArrayList<String>();
    for (var sentence : WrittenPieces.sentences()) {
      var sources =
          sentence.cites().stream()
              .filter(texts::containsKey)
              .map(ref -> numbered(ref, texts.get(ref)))
              .toList();
      if (!sentence.computed() && !sources.isEmpty()) {
        Figures.unstated(sentence.text(), sources)
            .forEach(figure -> wrong.add(sentence.of() + " “" + sentence.text() + "”: " + figure));
      }
    }
    return wrong;
  }

  /** The article with its number, which a sentence may name. */
  private static String numbered(String ref, String text) {
    return "第" + ref.substring(ref.indexOf('#') + 1) + "条 " + text;
  }
}
