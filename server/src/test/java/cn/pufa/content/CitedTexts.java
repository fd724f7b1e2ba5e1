package cn.pufa.content;

import cn.pufa.law.ArticleRef;
import cn.pufa.law.Catalogue;
import cn.pufa.law.ChineseNumeral;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What cited articles say: the gists of the jar, and the printed texts where a folder holds them.
 */
final class CitedTexts {

  private static final Pattern HEAD =
      Pattern.compile("#*\\s*\\**第([〇零一二三四五六七八九十百千]+)条\\**[\\s　]*(.*)");

  private record Gist(String statute, String version, int article, String gist) {}

  private CitedTexts() {}

  /** Every gist under {@code statute@version#article}. */
  static Map<String, String> gists() {
    var texts = new HashMap<String, String>();
    for (Topic topic : read("/content/topics.json", Topic[].class)) {
      for (Gist gist : read("/law/gists/" + topic.code() + ".json", Gist[].class)) {
        String ref = gist.statute() + "@" + gist.version() + "#" + gist.article();
        if (texts.put(ref, gist.gist()) != null) {
          throw new IllegalStateException("two gists of " + ref);
        }
      }
    }
    return texts;
  }

  /** Every printed article, or empty without a folder of texts. */
  static Optional<Map<String, String>> printed() {
    return Stream.of(
            System.getenv("STATUTES_DIR"),
            "../shared/laws",
            "../../shared/laws",
            "../../../shared/laws")
        .filter(name -> name != null && Files.isDirectory(Path.of(name)))
        .map(Path::of)
        .findFirst()
        .map(CitedTexts::printed);
  }

  private static Map<String, String> printed(Path folder) {
    var texts = new HashMap<String, String>();
    for (var entry : Catalogue.load().entries()) {
      for (var version : entry.versions()) {
        if (version.file() != null && Files.exists(folder.resolve(version.file()))) {
          readArticles(folder.resolve(version.file()), entry.code(), version, texts);
        }
      }
    }
    return texts;
  }

  private static void readArticles(
      Path file, String code, Catalogue.Version version, Map<String, String> texts) {
    String current = null;
    for (String line : lines(file)) {
      var head = HEAD.matcher(line.strip());
      if (head.matches()) {
        int number = ChineseNumeral.parse(head.group(1));
        current = new ArticleRef(code, version.version(), number).toString();
        texts.put(current, head.group(2));
      } else if (current != null && !line.startsWith("#")) {
        texts.merge(current, "\n" + line, String::concat);
      }
    }
  }

  private static Iterable<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static <T> T read(String resource, Class<T> type) {
    try (var in =
        new InputStreamReader(
            CitedTexts.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
      return GsonJson.GSON.fromJson(in, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
