package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Catalogue;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The form of cards and guides, and that they rest on law in force. */
class WritingTest {

  private static final int LONGEST_AVERAGE = 25;
  private static final int LONGEST_SHARED = 13;

  /** The day the pieces of the jar were last checked against the law. */
  private static final LocalDate CHECKED = LocalDate.of(2026, 11, 25);

  private final List<JsonObject> cards = WrittenPieces.cards();
  private final List<JsonObject> guides = WrittenPieces.guides();
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void idsAreUniqueAndFitAMiniProgramCode() {
    assertThat(pieces().map(WrittenPieces::id).toList())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z0-9-]{2,32}"));
  }

  @Test
  void eachIsAskedInThreeToSixOtherWays() {
    assertThat(pieces())
        .allSatisfy(
            piece ->
                assertThat(WrittenPieces.texts(piece.get("variants")))
                    .as(WrittenPieces.id(piece))
                    .hasSizeBetween(3, 6)
                    .doesNotHaveDuplicates());
  }

  @Test
  void sentencesAreShort() {
    assertThat(pieces())
        .allSatisfy(
            piece ->
                assertThat(
                        WrittenPieces.sentences(WrittenPieces.id(piece), piece).stream()
                            .mapToInt(sentence -> sentence.text().length())
                            .average()
                            .orElse(0))
                    .as(WrittenPieces.id(piece))
                    .isLessThanOrEqualTo(LONGEST_AVERAGE));
  }

  @Test
  void citedArticlesAreInForceAndHaveAGist() {
    var gists = CitedTexts.gists();
    assertThat(WrittenPieces.sentences().stream().flatMap(sentence -> sentence.cites().stream()))
        .allMatch(gists::containsKey)
        .allMatch(this::inForce);
  }

  private boolean inForce(String cite) {
    var ref = ArticleRef.parse(cite);
    return catalogue
        .entry(ref.statute())
        .flatMap(statute -> statute.inForce(CHECKED))
        .filter(version -> version.version().equals(ref.version()))
        .filter(version -> version.holds(ref.article()))
        .isPresent();
  }

  @Test
  void whatIsUnverifiedSaysWhy() {
    assertThat(pieces().filter(piece -> piece.get("unverified").getAsBoolean()))
        .allMatch(piece -> !piece.get("note").getAsString().isBlank());
  }

  @Test
  void relatedCardsExist() {
    Set<String> ids = WrittenPieces.ids(cards);
    assertThat(pieces().flatMap(piece -> WrittenPieces.texts(piece.get("related")).stream()))
        .isSubsetOf(ids);
  }

  /** Cards and steps lead to the offices of a service. */
  @Test
  void namedServicesAreInTheOfficeDirectory() {
    var services =
        Stream.of(CitedTexts.read("/office/services.json", JsonObject[].class))
            .map(service -> service.get("code").getAsString())
            .toList();
    var steps = guides.stream().flatMap(guide -> guide.getAsJsonArray("steps").asList().stream());
    assertThat(Stream.concat(cards.stream(), steps.map(JsonElement::getAsJsonObject)))
        .filteredOn(piece -> piece.has("service"))
        .hasSizeGreaterThan(100)
        .allMatch(piece -> services.contains(piece.get("service").getAsString()));
  }

  @Test
  void guidesCoverEveryTopicAndHaveSteps() {
    assertThat(guides).hasSizeGreaterThanOrEqualTo(12);
    assertThat(guides.stream().map(guide -> guide.get("topic").getAsString()))
        .containsAll(WrittenPieces.topics());
    for (JsonObject guide : guides) {
      assertThat(guide.getAsJsonArray("steps").asList())
          .as(WrittenPieces.id(guide))
          .hasSizeBetween(3, 8)
          .allMatch(WritingTest::says);
      assertThat(List.of("summary", "who", "cannot"))
          .allMatch(part -> !guide.getAsJsonArray(part).isEmpty());
    }
  }

  private static boolean says(JsonElement step) {
    return !step.getAsJsonObject().get("title").getAsString().isBlank()
        && !WrittenPieces.sentences("", step).isEmpty();
  }

  /** Words of authorities that no resident uses. */
  @Test
  void noneSpeaksLikeAnAuthority() {
    assertThat(WrittenPieces.sentences().stream().map(WrittenPieces.Sentence::text))
        .filteredOn(text -> text.matches(".*(特此|予以|有关规定|请知悉|！|你).*"))
        .isEmpty();
  }

  /** Names of papers may be shared with the statute, sentences not. */
  @Test
  void noneRepeatsTheStatute() {
    var printed = CitedTexts.printed();
    assumeTrue(printed.isPresent(), "no folder of statute texts");

    assertThat(WrittenPieces.sentences())
        .filteredOn(
            sentence ->
                sentence.cites().stream()
                    .map(cite -> printed.get().getOrDefault(cite, ""))
                    .anyMatch(article -> repeats(sentence.text(), article)))
        .isEmpty();
  }

  private static boolean repeats(String sentence, String article) {
    String words = bare(sentence);
    String statute = bare(article);
    return IntStream.rangeClosed(0, words.length() - LONGEST_SHARED)
        .anyMatch(at -> statute.contains(words.substring(at, at + LONGEST_SHARED)));
  }

  private static String bare(String text) {
    return text.replaceAll("[\\p{P}\\s]", "");
  }

  private Stream<JsonObject> pieces() {
    return Stream.concat(cards.stream(), guides.stream());
  }
}
