package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Neither client has a place that would take what somebody wrote for HTML or for a script: names,
 * titles and questions are text wherever they stand.
 */
@Fault("F23")
class MarkupTest {

  private static final List<String> CLIENTS =
      List.of("../admin-console/src", "../mini-program/src");

  private static final Pattern TAKES_HTML =
      Pattern.compile(
          "v-html|(inner|outer)HTML|insertAdjacentHTML|document\\.write|srcdoc|<rich-text|\\beval\\(|new Function\\(");

  @Test
  void noPageTakesHtml() throws IOException {
    List<String> found = new ArrayList<>();
    int read = 0;
    for (String client : CLIENTS) {
      for (Path file : pages(client)) {
        read++;
        if (TAKES_HTML.matcher(Files.readString(file)).find()) {
          found.add(file.toString());
        }
      }
    }
    assertThat(read).isGreaterThan(200);
    assertThat(found).isEmpty();
  }

  private static List<Path> pages(String client) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(client))) {
      return files
          .filter(file -> file.toString().matches(".*\\.(vue|ts)"))
          .filter(file -> !file.toString().endsWith(".test.ts"))
          .toList();
    }
  }
}
