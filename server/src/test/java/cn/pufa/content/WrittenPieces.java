package cn.pufa.content;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What writers left in the jar: cards, guides, quizzes and pages, as JSON. */
final class WrittenPieces {

  /**
   * One sentence.
   *
   * @param of the card, guide or page it stands in
   */
  record Sentence(String of, String text, List<String> cites, boolean computed) {}

  private WrittenPieces() {}

  static List<String> topics() {
    return Stream.of(CitedTexts.read("/content/topics.json", Topic[].class))
        .map(Topic::code)
        .toList();
  }

  static List<JsonObject> cards() {
    return pieces("cards");
  }

  static List<JsonObject> guides() {
    return pieces("guides");
  }

  private static List<JsonObject> pieces(String folder) {
    return topics().stream()
        .flatMap(
            topic ->
                Stream.of(
                    CitedTexts.read(
                        "/content/" + folder + "/" + topic + ".json", JsonObject[].class)))
        .toList();
  }

  /** Questions by card id. */
  static JsonObject quizzes() {
    var all = new JsonObject();
    for (String topic : topics()) {
      String file = "/content/quiz/" + topic + ".json";
      if (WrittenPieces.class.getResource(file) != null) {
        CitedTexts.read(file, JsonObject.class).asMap().forEach(all::add);
      }
    }
    return all;
  }

  static JsonObject page(String name) {
    return CitedTexts.read("/content/" + name + ".json", JsonObject.class);
  }

  static Set<String> ids(List<JsonObject> pieces) {
    return pieces.stream().map(WrittenPieces::id).collect(Collectors.toSet());
  }

  static String id(JsonObject piece) {
    return piece.get("id").getAsString();
  }

  static List<String> texts(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /** A sentence is an object with text and cites, wherever it stands. */
  static List<Sentence> sentences(String of, JsonElement element) {
    var found = new ArrayList<Sentence>();
    collect(of, element, found);
    return found;
  }

  private static void collect(String of, JsonElement element, List<Sentence> found) {
    if (element instanceof JsonArray array) {
      array.forEach(inner -> collect(of, inner, found));
    } else if (element instanceof JsonObject object) {
      if (object.has("cites")) {
        found.add(
            new Sentence(
                of,
                object.get("text").getAsString(),
                texts(object.get("cites")),
                object.has("computed")));
      }
      object.entrySet().forEach(field -> collect(of, field.getValue(), found));
    }
  }

  /** Every sentence of every piece. */
  static List<Sentence> sentences() {
    var all = new ArrayList<Sentence>();
    Stream.of(cards(), guides())
        .flatMap(List::stream)
        .forEach(piece -> all.addAll(sentences(id(piece), piece)));
    quizzes().asMap().forEach((card, questions) -> all.addAll(sentences(card, questions)));
    all.addAll(sentences("child-harm", page("child-harm")));
    return all;
  }
}
