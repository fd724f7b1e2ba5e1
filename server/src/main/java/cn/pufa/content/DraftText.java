package cn.pufa.content;

import cn.pufa.content.Card.Sentence;
import cn.pufa.law.ArticleRef;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The words of an edition: of a card or of a guide, the other null. Read from a request or from the
 * database alike, so that nothing the records do not know passes on either way.
 */
record DraftText(CardText card, GuideText guide) {

  /** Empty where the text, though it has the shape, is none: 2026-02-30. */
  static Optional<ArticleRef> ref(String text) {
    try {
      return Optional.of(ArticleRef.parse(text));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  static DraftText of(String kind, String body) {
    return kind.equals("card")
        ? new DraftText(GsonJson.GSON.fromJson(body, CardText.class), null)
        : new DraftText(null, GsonJson.GSON.fromJson(body, GuideText.class));
  }

  /** A card of which there is only what was asked. */
  static DraftText asked(String question) {
    return new DraftText(
        new CardText(
            question,
            List.of(question),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null),
        null);
  }

  /** A problem where it is none of the two, or both. */
  DraftText requireOne(String pointer) {
    if ((card == null) == (guide == null)) {
      throw Problem.invalid(pointer, "请写卡片或办事指南，两样里的一样");
    }
    return this;
  }

  String kind() {
    return card == null ? "guide" : "card";
  }

  String title() {
    return card == null ? guide.title() : card.question();
  }

  String body() {
    return GsonJson.GSON.toJson(card == null ? guide : card);
  }

  JsonObject json() {
    return GsonJson.GSON.toJsonTree(this).getAsJsonObject();
  }

  List<String> related() {
    return card == null ? guide.related() : card.related();
  }

  List<QuizQuestion> quiz() {
    return card == null ? List.of() : card.quiz();
  }

  /** Its rich text by the pointer of where it stands. */
  Map<String, List<RichBlock>> more() {
    if (card != null) {
      return Map.of("/card/more", card.more());
    }
    Map<String, List<RichBlock>> more = new LinkedHashMap<>();
    for (int step = 0; step < guide.steps().size(); step++) {
      more.put("/guide/steps/" + step + "/more", guide.steps().get(step).more());
    }
    return more;
  }

  Stream<Sentence> sentences() {
    return card == null ? guide.sentences() : card.sentences();
  }

  /** The articles its sentences cite, each once; without those of the quiz. */
  List<ArticleRef> refs() {
    return sentences().flatMap(Sentence::refs).distinct().toList();
  }

  List<ArticleRef> quizRefs() {
    return quiz().stream().flatMap(question -> question.why().refs()).distinct().toList();
  }

  /**
   * The same words with every citation as {@code change} makes it: those of the quiz, or all
   * others.
   */
  DraftText citing(boolean ofQuiz, UnaryOperator<String> change) {
    JsonObject words = json();
    JsonObject card = words.getAsJsonObject("card");
    JsonElement quiz = card == null ? new JsonArray() : card.remove("quiz");
    JsonElement changed = citing(ofQuiz ? quiz : words, change);
    if (card != null) {
      card.add("quiz", ofQuiz ? changed : quiz);
    }
    return GsonJson.GSON.fromJson(words, DraftText.class);
  }

  private static JsonElement citing(JsonElement words, UnaryOperator<String> change) {
    if (words.isJsonArray()) {
      words.getAsJsonArray().forEach(element -> citing(element, change));
    } else if (words.isJsonObject()) {
      for (Map.Entry<String, JsonElement> field : words.getAsJsonObject().entrySet()) {
        citing(field.getKey(), field, change);
      }
    }
    return words;
  }

  private static void citing(
      String name, Map.Entry<String, JsonElement> field, UnaryOperator<String> change) {
    if (name.equals("cites")) {
      var cites = field.getValue().getAsJsonArray();
      cites.asList().replaceAll(ref -> GsonJson.GSON.toJsonTree(change.apply(ref.getAsString())));
    } else if (name.equals("article")) {
      field.setValue(GsonJson.GSON.toJsonTree(change.apply(field.getValue().getAsString())));
    } else {
      citing(field.getValue(), change);
    }
  }
}
