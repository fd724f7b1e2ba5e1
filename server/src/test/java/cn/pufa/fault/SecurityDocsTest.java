package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said of security names tests that are there, and everything that is kept of a person. */
class SecurityDocsTest {

  private static final Path SECURITY = Path.of("../docs/SECURITY.md");
  private static final Path PERSONAL_DATA = Path.of("../docs/personal-data.md");
  private static final Path RETENTION = Path.of("src/main/resources/personal/retention.csv");

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))(?:\\.(\\w+))?`");
  private static final Pattern HOLDING =
      Pattern.compile("data\\.add(?:Kept|KeptInPart)?\\(\\s*\"(\\w+)\"");
  private static final Pattern UNDER_CONSENT =
      Pattern.compile("data\\.addUnderConsent\\(\\s*[\\w.\"]+,\\s*\"(\\w+)\"");

  @Test
  void theTestsItNamesAreThere() throws IOException {
    List<Path> sources = sources();
    for (Path document : List.of(SECURITY, PERSONAL_DATA)) {
      var named = TEST.matcher(Files.readString(document)).results().toList();
      assertThat(named).hasSizeGreaterThan(15);
      for (var one : named) {
        String file = one.group(1) + ".java";
        assertThat(sources).as(one.group()).anyMatch(source -> source.endsWith(file));
        if (one.group(2) != null) {
          Path source = sources.stream().filter(path -> path.endsWith(file)).findFirst().get();
          assertThat(Files.readString(source)).contains("void " + one.group(2) + "(");
        }
      }
    }
  }

  @Test
  void everyKindThatIsKeptForATimeIsInTheInventory() throws IOException {
    assertThat(keptForATime()).hasSizeGreaterThan(30);
    requireInInventory(keptForATime());
  }

  static Set<String> keptForATime() throws IOException {
    return Files.readAllLines(RETENTION).stream()
        .skip(1)
        .map(line -> line.split(",")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyKindThatAPersonIsShownIsInTheInventory() throws IOException {
    assertThat(shown()).hasSizeGreaterThan(30).contains("volunteer", "id_number", "trail");
    requireInInventory(shown());
  }

  static Set<String> shown() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (String source : List.of("app/PersonalRecords.java", "personal/AccountData.java")) {
      String text = Files.readString(Path.of("src/main/java/cn/pufa").resolve(source));
      for (Pattern pattern : List.of(HOLDING, UNDER_CONSENT)) {
        pattern.matcher(text).results().forEach(found -> kinds.add(found.group(1)));
      }
    }
    return kinds;
  }

  private static void requireInInventory(Set<String> kinds) throws IOException {
    String inventory = Files.readString(PERSONAL_DATA);
    assertThat(kinds).allMatch(kind -> inventory.contains("`" + kind + "`"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.toList();
    }
  }
}
