package cn.pufa.law;

import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What cited articles say, in the words of this project (大意). */
final class Gists {

  private static final List<String> TOPICS =
      List.of("marriage", "funeral", "relief", "welfare", "child", "organization");

  private record Gist(String statute, LocalDate version, int article, String gist) {
    ArticleRef ref() {
      return new ArticleRef(statute, version, article);
    }
  }

  private final Map<ArticleRef, String> texts = new HashMap<>();

  static Gists load() {
    var gists = new Gists();
    for (String topic : TOPICS) {
      for (Gist gist : read("/law/gists/" + topic + ".json")) {
        gists.texts.putIfAbsent(gist.ref(), gist.gist());
      }
    }
    return gists;
  }

  private static Gist[] read(String resource) {
    try (var in =
        new InputStreamReader(Gists.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(in, Gist[].class);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Optional<String> of(ArticleRef ref) {
    return Optional.ofNullable(texts.get(ref));
  }

  Map<ArticleRef, String> all() {
    return texts;
  }
}
