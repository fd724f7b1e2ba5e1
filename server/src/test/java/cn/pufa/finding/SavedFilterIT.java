package cn.pufa.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.FilterRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Filters belong to whoever saved them, hold choices only, and stay few. */
class SavedFilterIT {

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

  private static Api.Answer save(Api person, JsonObject draft) {
    return person.call("saveFilter", Map.of(), draft);
  }

  private static List<JsonObject> list(Api person, String list) {
    return Own.items(person.call("listSavedFilters", Map.of("list", list)).expect(200).json());
  }
}
