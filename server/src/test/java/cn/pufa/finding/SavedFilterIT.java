package cn.pufa.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.FilterRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters belong to whoever saved them, hold choices only, and stay few. */
class SavedFilterIT {

  private static final Set<String> KEPT =
      Api.CONTRACT.schema("FilterChoices").json().getJsonObject("properties").fieldNames();

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aFilterIsThereForItsPersonAndItsListUntilItIsDeleted() {
    Api officer = server.as("case_officer");
    JsonObject draft = FilterRequests.draft("offices");
    String id = FilterRequests.save(officer, draft);
    JsonObject kept = list(officer, "offices").getFirst();
    assertThat(Own.text(kept, "id")).isEqualTo(id);
    assertThat(kept.get("query")).isEqualTo(draft.get("query"));
    assertThat(list(officer, "events")).isEmpty();

    Api other = server.as("approver");
    assertThat(list(other, "offices")).isEmpty();
    other.call("deleteSavedFilter", Map.of("filter", id)).expect(404);
    officer.call("deleteSavedFilter", Map.of("filter", id)).expect(200);
    assertThat(list(officer, "offices")).isEmpty();
    officer.call("deleteSavedFilter", Map.of("filter", id)).expect(404);
  }

  @Test
  void everyListKeepsItsOwn() {
    Api officer = server.as("auditor");
    List<String> lists = lists();
    assertThat(lists).contains("organizations", "circulars", "ledgers", "audit", "posts");
    lists.forEach(list -> FilterRequests.save(officer, FilterRequests.draft(list)));
    assertThat(lists).allSatisfy(list -> assertThat(list(officer, list)).hasSize(1));
  }

  private static List<String> lists() {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> operation.id().equals("listSavedFilters"))
        .flatMap(operation -> operation.parameters().stream())
        .flatMap(
            parameter ->
                parameter
                    .schema()
                    .json()
                    .getJsonArray("enum", new io.vertx.core.json.JsonArray())
                    .stream())
        .map(String.class::cast)
        .toList();
  }

  @Test
  void whatTheTrailCallsACommandIsAChoice() {
    Api officer = server.as("admin");
    JsonObject draft = FilterRequests.draft("audit");
    draft.getAsJsonObject("query").addProperty("action", "createCircular");
    FilterRequests.save(officer, draft);
    assertThat(list(officer, "audit").getFirst().get("query")).isEqualTo(draft.get("query"));
  }

  @Test
  void wordsAreNoFilter() {
    Api officer = server.as("case_officer");
    JsonObject draft = FilterRequests.draft("events");
    draft.getAsJsonObject("query").addProperty("township", "演示张三");
    assertThat(save(officer, draft).expect(422).pointers()).contains("/query/township");
    JsonObject typed = FilterRequests.draft("events");
    typed.getAsJsonObject("query").addProperty("q", "zhangsan");
    assertThat(save(officer, typed).expect(422).pointers())
        .allSatisfy(pointer -> assertThat(pointer).startsWith("/query"));
    assertThat(list(officer, "events")).isEmpty();
  }

  @Race
  @Test
  void oneNameOnceAndTwelveOfAListHoweverManyComeAtOnce() {
    Api officer = server.as("legal_reviewer");
    JsonObject draft = FilterRequests.draft("content");
    FilterRequests.save(officer, draft);
    assertThat(save(officer, draft).expect(422).pointers()).containsExactly("/name");
    List<Integer> statuses =
        AtOnce.call(
            IntStream.range(0, 16)
                .mapToObj(nth -> FilterRequests.draft("content"))
                .<java.util.concurrent.Callable<Integer>>map(
                    one -> () -> save(officer, one).status())
                .toList());
    assertThat(statuses.stream().filter(status -> status == 201)).hasSize(11);
    assertThat(list(officer, "content")).hasSize(12);
  }

  /** Whatever may be chosen above a list, one's own data says it in words. */
  @Test
  void whatWasChosenIsTakenAlongInWords() {
    assertThat(SavedFilters.OPERATIONS.keySet())
        .containsExactlyInAnyOrderElementsOf(Api.CONTRACT.choices("FilteredList"));
    Api officer = server.as("case_officer");
    for (String list : SavedFilters.OPERATIONS.keySet()) {
      choices(list).forEach(choice -> requireWords(officer, list, choice));
    }
    assertThat(taken(officer, "content", Map.of("chip", "mine"))).isEqualTo("快捷筛选 自己的");
    assertThat(taken(officer, "content", Map.of("chip", "approved"))).isEqualTo("快捷筛选 待发布");
    assertThat(taken(officer, "content", Map.of("chip", "reviewDue"))).isEqualTo("快捷筛选 待复核的");
    assertThat(taken(officer, "certificates", Map.of("qualification", "volunteer")))
        .isEqualTo("资格 志愿者");
    assertThat(taken(officer, "stale", Map.of("statute", "hunyin-dengji-tiaoli", "mine", "true")))
        .isEqualTo("法律 婚姻登记条例，自己的");
    assertThat(taken(officer, "exam-questions", Map.of("bank", "volunteer-basics")))
        .isEqualTo("题库 志愿者和孩子相处题库");
    assertThat(
            taken(officer, "exam-results", Map.of("exam", "volunteer-basics", "passed", "false")))
        .isEqualTo("合格的 否，考试 志愿者和孩子相处的规矩");
    assertThat(taken(officer, "penalties", Map.of("stage", "all"))).isEqualTo("阶段 全部");
    assertThat(taken(officer, "offices", Map.of("state", "closed", "service", "adoption")))
        .isEqualTo("办理事项 收养登记，状态 已撤下");
    assertThat(taken(officer, "organizations", Map.of("township", "440881001")))
        .isEqualTo("镇街 罗州街道");
  }

  private static void requireWords(Api person, String list, Map<String, String> choice) {
    assertThat(taken(person, list, choice))
        .as(list + " " + choice)
        .doesNotContainPattern("[A-Za-z_]")
        .doesNotContain("其他");
  }

  /** One by one, whatever the contract lists of what may be kept. */
  private static Stream<Map<String, String>> choices(String list) {
    return Api.CONTRACT.operation(SavedFilters.OPERATIONS.get(list)).parameters().stream()
        .filter(one -> KEPT.contains(one.name()))
        .flatMap(
            one ->
                one
                    .schema()
                    .json()
                    .getJsonArray("enum", new io.vertx.core.json.JsonArray())
                    .stream()
                    .map(value -> Map.of(one.name(), (String) value)));
  }

  /** What the person's own data says of a filter that is kept for a moment. */
  private static String taken(Api person, String list, Map<String, String> choices) {
    JsonObject draft = FilterRequests.draft(list, choices);
    String id = FilterRequests.save(person, draft);
    String words =
        Own.items(person.call("exportMyData").expect(200).json()).stream()
            .filter(item -> Own.text(item, "kind").equals("saved_filter"))
            .flatMap(item -> item.getAsJsonArray("records").asList().stream())
            .map(record -> cells(record.getAsJsonArray()))
            .filter(record -> record.get("名字").equals(Own.text(draft, "name")))
            .map(record -> record.get("条件"))
            .findFirst()
            .orElseThrow();
    person.call("deleteSavedFilter", Map.of("filter", id)).expect(200);
    return words;
  }

  private static Map<String, String> cells(JsonArray record) {
    return Own.objects(record).stream()
        .collect(Collectors.toMap(cell -> Own.text(cell, "name"), cell -> Own.text(cell, "value")));
  }

  private static Api.Answer save(Api person, JsonObject draft) {
    return person.call("saveFilter", Map.of(), draft);
  }

  private static List<JsonObject> list(Api person, String list) {
    return Own.items(person.call("listSavedFilters", Map.of("list", list)).expect(200).json());
  }
}
