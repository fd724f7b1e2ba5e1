package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Statutes;
import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cards of the jar, in reading order; a card that cites an article no longer in force is not
 * shown.
 */
final class Cards {

  private final List<Topic> topics = List.of(read("topics", Topic[].class));
  private final Map<String, Card> byId = new LinkedHashMap<>();
  private final Statutes statutes;

  Cards(Statutes statutes) {
    this.statutes = statutes;
    for (Topic topic : topics) {
      for (JsonObject json : read("cards/" + topic.code(), JsonObject[].class)) {
        json.addProperty("topic", topic.code());
        Card card = GsonJson.GSON.fromJson(json, Card.class);
        if (byId.put(card.id(), card) != null) {
          throw new IllegalStateException("two cards are called " + card.id());
        }
      }
    }
  }

  private static <T> T[] read(String name, Class<T[]> type) {
    String resource = "/content/" + name + ".json";
    try (var in =
        new InputStreamReader(Cards.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(in, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  List<Topic> topics() {
    return topics;
  }

  /** Every card of the jar, shown or not. */
  List<Card> all() {
    return new ArrayList<>(byId.values());
  }

  Stream<Card> shown() {
    return byId.values().stream().filter(this::isCurrent);
  }

  Optional<Card> shown(String id) {
    return Optional.ofNullable(byId.get(id)).filter(this::isCurrent);
  }

  private boolean isCurrent(Card card) {
    return card.refs().stream().allMatch(statutes::isInForce);
  }

  Statutes.Citation citation(ArticleRef ref) {
    return statutes.citation(ref);
  }
}
