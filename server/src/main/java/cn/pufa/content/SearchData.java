package cn.pufa.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Word lists and questions of the jar: a line each, blank lines and comments after # left out. */
final class SearchData {

  private SearchData() {}

  static List<String> lines(String name) {
    String resource = "/content/" + name;
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
