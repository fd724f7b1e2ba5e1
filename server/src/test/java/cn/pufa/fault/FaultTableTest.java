package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of faults names the tests that show each, no others, and says why where there is none.
 */
class FaultTableTest {

  private static final int FAULTS = 32;
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (F\\d+) \\| [^|]+ \\| ([^|]*) \\| ([^|]+) \\|$");
  private static final Pattern TEST = Pattern.compile("\\w+(IT|Test)\\b");
  private static final Pattern MARK =
      Pattern.compile(
          "(?m)^ *@(?:cn\\.pufa\\.testing\\.)?(?:Slow)?Fault\\((\"[^\"]+\"|\\{[^}]+})\\)");
  private static final Pattern CLASS_MARK = Pattern.compile("(?m)^@Fault\\(");
  private static final Pattern SLOW_TEST = Pattern.compile("(?m)^ +@SlowFault\\(");
  private static final Pattern NAME = Pattern.compile("F\\d+");

  private record Row(Set<String> tests, String shown) {}

  private final Map<String, Row> rows = new TreeMap<>();

  FaultTableTest() throws IOException {
    ROW.matcher(Files.readString(Path.of("../docs/faults.md")))
        .results()
        .forEach(row -> rows.put(row.group(1), new Row(all(TEST, row.group(2)), row.group(3))));
  }

  @Test
  void everyFaultHasARowAndARowSaysWhatWasShown() {
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, FAULTS).mapToObj(number -> "F" + number).toList());
    rows.forEach(
        (fault, row) -> {
          assertThat(row.shown()).as(fault).hasSizeGreaterThan(30);
          if (row.tests().isEmpty()) {
            assertThat(row.shown()).as(fault + " without a test").startsWith("Not tried: ");
          }
        });
  }

  @Test
  void theTestsOfARowAreThoseThatAreMarkedWithIt() throws IOException {
    var marked = new TreeMap<String, Set<String>>();
    rows.keySet().forEach(fault -> marked.put(fault, new TreeSet<>()));
    for (Path file : sources()) {
      String test = file.getFileName().toString().replace(".java", "");
      for (String fault : marks(Files.readString(file))) {
        assertThat(marked).as(test).containsKey(fault);
        marked.get(fault).add(test);
      }
    }
    rows.forEach((fault, row) -> assertThat(row.tests()).as(fault).isEqualTo(marked.get(fault)));
  }

  /** The mark of a class counts for each of its tests, whatever a test says of itself. */
  @Test
  void noTestIsSlowWithinAClassThatIsNot() throws IOException {
    for (Path file : sources()) {
      String source = Files.readString(file);
      assertThat(CLASS_MARK.matcher(source).find() && SLOW_TEST.matcher(source).find())
          .as(file.getFileName().toString())
          .isFalse();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files.filter(file -> TEST.matcher(file.toString()).find()).toList();
    }
  }

  private static Set<String> marks(String source) {
    return MARK.matcher(source)
        .results()
        .flatMap(mark -> all(NAME, mark.group(1)).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
