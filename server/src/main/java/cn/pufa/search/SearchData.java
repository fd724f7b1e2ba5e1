package cn.pufa.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Word lists and questions of the jar: a line each, blank lines and comments after # left out. */
final class SearchData {

  private SearchData() {}

  /** The lists that texts are read with when they are put into the index. */
  private static final List<String> LEXICON =
      List.of("dialect.txt", "traditional.txt", "elsewhere.txt");

  /** Names the present state of these lists: with other ones, an index must be made anew. */
  static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var name : LEXICON) {
        digest.update(String.join("\n", lines(name)).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static List<String> lines(String name) {
    String resource = "/search/" + name;
    try (var stream =
        Objects.requireNonNull(SearchData.class.getResourceAsStream(resource), resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
