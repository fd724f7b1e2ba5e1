package cn.pufa.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Life events and roles lead to pieces that exist, and say why they are shown. */
class EventsTest {

  private final JsonObject events = WrittenPieces.page("events");

  @Test
  void piecesExist() {
    var cards = WrittenPieces.ids(WrittenPieces.cards());
    var guides = WrittenPieces.ids(WrittenPieces.guides());
    for (JsonObject entry : all()) {
      assertThat(WrittenPieces.texts(entry.get("pieces")))
          .as(entry.get("why").getAsString())
          .hasSizeBetween(3, 10)
          .doesNotHaveDuplicates()
          .allMatch(
              piece ->
                  piece.startsWith("guide:")
                      ? guides.contains(piece.substring("guide:".length()))
                      : cards.contains(piece.substring("card:".length())));
    }
  }

  @Test
  void eachSaysWhyInOneSentence() {
    assertThat(all()).allMatch(entry -> entry.get("why").getAsString().matches("您[^。]{4,30}。"));
  }

  @Test
  void codesNameOneEventEach() {
    assertThat(list("events").stream().map(event -> event.get("code").getAsString()))
        .hasSizeGreaterThanOrEqualTo(12)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[a-z-]{2,32}"));
  }

  @Test
  void policeComeFirstWhereAChildIsHarmed() {
    var page = WrittenPieces.page("child-harm");
    assertThat(page.getAsJsonObject("first").get("text").getAsString()).contains("110");
    assertThat(
            page.getAsJsonArray("phones").asList().stream()
                .map(phone -> phone.getAsJsonObject().get("number").getAsString()))
        .containsExactly("110", "12345", "12355");
    assertThat(page.getAsJsonArray("say")).hasSize(4);
  }

  private List<JsonObject> all() {
    return Stream.of(list("events"), list("roles")).flatMap(List::stream).toList();
  }

  private List<JsonObject> list(String name) {
    return events.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList();
  }
}
