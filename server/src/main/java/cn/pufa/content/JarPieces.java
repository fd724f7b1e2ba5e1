package cn.pufa.content;

import cn.pufa.platform.json.GsonJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The cards and guides that come with the product, in reading order. */
final class JarPieces {

  /**
   * @param words read when they are wanted, which few starts do: the fingerprint tells whether
   * @param source fingerprint of its words, by which a newer jar is told from this one
   */
  record JarPiece(
      String id, String topic, Supplier<DraftText> words, LocalDate updated, String source) {

    DraftText text() {
      return words.get();
    }
  }

  private final List<JarPiece> pieces = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private JarPieces() {}

  static JarPieces load() {
    var jar = new JarPieces();
    topics().forEach(topic -> jar.addCards(topic.code()));
    topics().forEach(topic -> jar.addGuides(topic.code()));
    return jar;
  }

  /** In the order of the home page. */
  static List<Topic> topics() {
    return List.of(GsonJson.GSON.fromJson(read("topics"), Topic[].class));
  }

  List<JarPiece> pieces() {
    return pieces;
  }

  private void addCards(String topic) {
    JsonObject quizzes = read("quiz/" + topic).getAsJsonObject();
    for (JsonElement element : read("cards/" + topic).getAsJsonArray()) {
      JsonObject card = element.getAsJsonObject();
      String id = card.get("id").getAsString();
      if (quizzes.has(id)) {
        card.add("quiz", quizzes.get(id));
      }
      add(card, topic, () -> new DraftText(GsonJson.GSON.fromJson(card, CardText.class), null));
    }
  }

  private void addGuides(String topic) {
    for (JsonElement element : read("guides/" + topic).getAsJsonArray()) {
      JsonObject guide = element.getAsJsonObject();
      add(guide, topic, () -> new DraftText(null, GsonJson.GSON.fromJson(guide, GuideText.class)));
    }
  }

  private void add(JsonObject json, String topic, Supplier<DraftText> words) {
    String id = json.get("id").getAsString();
    if (!ids.add(id)) {
      throw new IllegalStateException("two pieces are called " + id);
    }
    LocalDate updated = LocalDate.parse(json.get("updated").getAsString());
    pieces.add(new JarPiece(id, topic, words, updated, fingerprint(topic + json)));
  }

  /** A topic may lack guides or quizzes. */
  private static JsonElement read(String name) {
    InputStream in = JarPieces.class.getResourceAsStream("/content/" + name + ".json");
    if (in == null) {
      return name.startsWith("quiz/") ? new JsonObject() : new JsonArray();
    }
    try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(reader, JsonElement.class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String fingerprint(String words) {
    try {
      byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
