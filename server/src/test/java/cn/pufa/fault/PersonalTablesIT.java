package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each table with somebody's name, address or account in it says in {@code personal/tables.csv} by
 * which kinds it is shown, erased or forgotten, or why it is kept.
 */
class PersonalTablesIT {

  private static final Path TABLES = Path.of("src/test/resources/personal/tables.csv");

  /** What refers to an account, or is called like what one knows a person by. */
  private static final String PERSONAL =
      """
      select distinct c.table_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
         and (c.column_name ~ '(^|_)(name|phone|address|e?mail|openid|unionid|note|person|recipient|representative)(_|$)'
              or c.column_name ~ '(^|_)(by|with|actor|account|trainer)$'
              or exists (select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
                          where k.contype = 'f' and k.confrelid = 'person'::regclass
                            and k.conrelid = to_regclass(c.table_name) and a.attname = c.column_name))
      """;

  private static final String ALL =
      """
      select table_name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'""";

  /**
   * @param kinds of {@code retention.csv}, and of what a person is shown
   * @param why it has no kind
   */
  private record Covered(String table, Set<String> kinds, String why) {

    static Covered of(String line) {
      String[] cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(3);
      Set<String> kinds =
          Arrays.stream(cells[1].split(" "))
              .filter(kind -> !kind.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      return new Covered(cells[0], kinds, cells[2]);
    }
  }

  @Test
  void everyTableWithSomethingOfAPersonIsNamed() throws IOException {
    Set<String> named = covered().stream().map(Covered::table).collect(Collectors.toSet());
    List<String> personal = tables(PERSONAL);
    assertThat(personal).hasSizeGreaterThan(100);
    assertThat(named).containsAll(personal).isSubsetOf(tables(ALL)).hasSameSizeAs(covered());
  }

  @Test
  void eachNamesKindsThatAreThereOrSaysWhyItHasNone() throws IOException {
    Set<String> known = new TreeSet<>(SecurityDocsTest.keptForATime());
    known.addAll(SecurityDocsTest.shown());
    for (Covered table : covered()) {
      assertThat(known).as(table.table()).containsAll(table.kinds());
      assertThat(table.why().isBlank()).as(table.table()).isNotEqualTo(table.kinds().isEmpty());
    }
  }

  @Test
  void everyPeriodIsOfATable() throws IOException {
    Set<String> named = new TreeSet<>();
    covered().forEach(table -> named.addAll(table.kinds()));
    assertThat(named).containsAll(SecurityDocsTest.keptForATime());
  }

  private static List<Covered> covered() throws IOException {
    return Files.readAllLines(TABLES).stream().skip(1).map(Covered::of).toList();
  }

  private static List<String> tables(String query) {
    try (Jdbc owner = Jdbc.connect(TestPostgres.create().ownerUrl())) {
      return owner.column(query);
    }
  }
}
