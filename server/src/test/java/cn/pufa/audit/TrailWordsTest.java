package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.audit.TrailWords.Subject;
import cn.pufa.identity.RoleNames;
import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody meets a code that has no word. */
class TrailWordsTest {

  /**
   * What the server does by itself: {@code commands.system("…"} or {@code append(tx, "system",
   * "…"}.
   */
  private static final Pattern OWN_WORK =
      Pattern.compile("(?:\\.system\\(|(?:\"system\"|SYSTEM),)\\s*\"(\\w+)\"");

  private static final String ID = "8541ea1a-0000-4000-8000-00000000beef";

  private final TrailWords words = TrailWords.load(Map.of("440881001", "演示镇"));

  @Test
  void everyCommandOfTheContractHasOne() {
    List<String> commands =
        Api.CONTRACT.operations().stream()
            .filter(operation -> operation.method() != HttpMethod.GET)
            .map(Operation::id)
            .toList();
    assertThat(commands).contains("grantRole", "enrol", "saveMyIdNumber");
    assertThat(commands).noneMatch(command -> words.action(command).equals(TrailWords.OTHER));
  }

  @Test
  void whatTheServerDoesByItselfHasOne() {
    List<String> own = sources().flatMap(TrailWordsTest::ownWork).toList();
    assertThat(own).contains("seedTemplate", "runRound", "importStatute", "lapseOffer");
    assertThat(own).noneMatch(action -> words.action(action).equals(TrailWords.OTHER));
  }

  private static Stream<String> ownWork(String source) {
    return OWN_WORK.matcher(source).results().map(found -> found.group(1));
  }

  private static Stream<String> sources() {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
          .map(TrailWordsTest::read);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void whatAListIsFilteredByHasOne() {
    List<String> filters =
        Api.CONTRACT.operations().stream()
            .filter(operation -> operation.method() == HttpMethod.GET)
            .filter(TrailWordsTest::isList)
            .flatMap(operation -> operation.parameters().stream())
            .filter(one -> one.in() == Parameter.In.PATH || one.in() == Parameter.In.QUERY)
            .filter(one -> !FilterWords.isTyped(one.schema()))
            .map(one -> one.name())
            .filter(name -> !ListAddresses.PAGING.contains(name))
            .toList();
    assertThat(filters).contains("township", "organization");
    assertThat(filters).noneMatch(name -> words.filter(name).equals(TrailWords.OTHER));
    assertThat(properties("FilterChoices"))
        .contains("chip")
        .noneMatch(name -> words.filter(name).equals(TrailWords.OTHER));
  }

  /** Read page by page. */
  static boolean isList(Operation operation) {
    return operation.parameters().stream().anyMatch(one -> one.name().equals("page"));
  }

  @Test
  void everyRoleAndEveryListWithFiltersHasOne() {
    assertThat(values("Role"))
        .contains("volunteer")
        .noneMatch(role -> RoleNames.of(role).equals(role));
    assertThat(values("FilteredList"))
        .contains("organizations")
        .noneMatch(list -> words.list(list).equals(TrailWords.OTHER));
  }

  /** Of schemas that list theirs; others, such as of what cites the law, grow with features. */
  @Test
  void whatTheContractNoLongerHasKeepsNoWord() {
    JsonObject words = new JsonObject(read(Path.of("../api-spec/values.json")));
    assertThat(words.fieldNames()).contains("CircularState");
    assertThat(words.fieldNames())
        .filteredOn(schema -> schema(schema).containsKey("enum"))
        .allSatisfy(
            schema ->
                assertThat(words.getJsonObject(schema).fieldNames())
                    .as(schema)
                    .containsExactlyInAnyOrderElementsOf(values(schema)));
  }

  private static List<String> values(String schema) {
    return Api.CONTRACT.choices(schema);
  }

  private static List<String> properties(String schema) {
    return List.copyOf(schema(schema).getJsonObject("properties").fieldNames());
  }

  private static JsonObject schema(String name) {
    return Api.CONTRACT.schema(name).json();
  }

  @Test
  void aSubjectIsAKindAndWhatTellsItFromOthers() {
    assertThat(words.subject("campaign/" + ID)).isEqualTo(new Subject("年报工作", ID));
    assertThat(words.subject("statute/min-fa-dian@2020-05-28"))
        .isEqualTo(new Subject("法律", "min-fa-dian@2020-05-28"));
    assertThat(words.subject("deputy/" + ID + "/person/81bc")).isEqualTo(new Subject("代理", ID));
    assertThat(words.subject("register/440881001")).isEqualTo(new Subject("社会组织名册 · 演示镇", null));
    assertThat(words.subject("list/listOffices")).isEqualTo(new Subject("列表", null));
    assertThat(words.subject("credit-reading")).isEqualTo(new Subject("两年怎么算", null));
  }

  @Test
  void aValueIsCalledAsWhatStandsBesideItCallsIt() {
    words.learn("LedgerStateFilter", Map.of("received", "已登记或待接单", "ended", "已取消"));
    words.learn("LedgerStateFilter", "hotline", Map.of("received", "待接单", "ended", "已取消"));
    assertThat(state("received", "hotline")).contains("待接单");
    assertThat(state("received", "petition")).contains("已登记或待接单");
    assertThat(state("open", "hotline")).contains("没有办结");
    assertThat(state("ended", "hotline")).contains("已取消");
    assertThat(state("ended", "petition")).as("the file's own word").contains("已办结");
    assertThat(state("unheard_of", "hotline")).isEmpty();
  }

  private Optional<String> state(String state, String kind) {
    return words.value("LedgerStateFilter", state, List.of(state, kind));
  }

  /** A node beside a newer one, or an event of a release to come. */
  @Test
  void whatIsNotKnownIsNotLost() {
    assertThat(words.action("flyToTheMoon")).isEqualTo("其他");
    assertThat(words.subject("novelty/7")).isEqualTo(new Subject("其他", "7"));
  }
}
