package cn.pufa.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Word lists of the jar: a line each, blank lines and comments after # left out. */
final class WordList {

  private WordList() {}

  static List<String> lines(String name) {
    String resource = "/content/" + name;
    try (var in = Objects.requireNonNull(WordList.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
