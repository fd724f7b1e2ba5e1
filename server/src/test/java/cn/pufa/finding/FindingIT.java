package cn.pufa.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One search finds what the caller's lists would show, and nothing else. */
@ServerAt("2026-11-26T02:00:00Z")
class FindingIT {

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
  }

  @Test
  void anOrganizationIsFoundByNameAndByPartOfItsCodeInEitherCase() {
    JsonObject one = Own.organizations(officer).getFirst();
    String code = Own.text(one, "creditCode");
    for (String words : List.of(Own.text(one, "name"), code, code.substring(2).toLowerCase())) {
      assertThat(ids(find(officer, words), "organization")).contains(Own.text(one, "id"));
    }
    JsonObject found = items(find(officer, code), "organization").getFirst();
    assertThat(found.get("line").getAsString()).isEqualTo(code);
    assertThat(Own.text(found, "division")).isEqualTo(Own.text(one, "township"));
  }

  @Test
  void noMoreThanFiveOfAKindThoseThatBeginWithTheWordsFirst() {
    List<String> names =
        items(find(officer, "演示"), "organization").stream()
            .map(item -> Own.text(item, "name"))
            .toList();
    assertThat(names).hasSize(5).allSatisfy(name -> assertThat(name).contains("演示"));
    assertThat(names.stream().map(name -> name.indexOf("演示"))).isSorted();
  }

  @Test
  void whoMayNotReadTheListFindsNothingOfIt() {
    String account = "finds-volunteer";
    VolunteerRequests.register(server, account, "440881001");
    String id = Staff.idOf(server, account);
    String name =
        Own.text(
            officer
                .call("getVolunteer", Map.of("volunteer", id))
                .expect(200)
                .json()
                .getAsJsonObject("volunteer"),
            "name");
    assertThat(ids(recall(officer, "volunteer/" + id), "volunteer")).containsExactly(id);
    assertThat(items(find(officer, name), "volunteer")).isNotEmpty();
    for (String role : List.of("leader", "editor", "admin")) {
      assertThat(items(find(server.as(role), name), "volunteer")).as(role).isEmpty();
      assertThat(recall(server.as(role), "volunteer/" + id)).as(role).isEmpty();
    }
  }

  @Test
  void aCircularIsFoundByTitleAndNumberBeforeItIsReleased() {
    JsonObject draft = CircularRequests.draft();
    draft.addProperty("title", "演示·寻找用的通知");
    draft.addProperty("documentNumber", "演示发〔2026〕77号");
    String id = CircularRequests.create(officer, draft);
    for (String words : List.of("寻找用的", "〔2026〕77号")) {
      JsonObject found = items(find(officer, words), "circular").getFirst();
      assertThat(Own.text(found, "id")).isEqualTo(id);
      assertThat(Own.text(found, "line")).isEqualTo("演示发〔2026〕77号 · 草稿");
    }
    assertThat(items(find(server.as("township"), "寻找用的"), "circular")).isEmpty();
  }

  @Test
  void lawsCardsCoursesAndStaffAreFoundByThoseWhoHaveThem() {
    assertThat(ids(find(officer, "婚姻登记条例"), "statute")).contains("hunyin-dengji-tiaoli");
    assertThat(items(find(server.as("editor"), "结婚"), "piece")).isNotEmpty();
    assertThat(items(find(server.as("trainer"), "儿童"), "course")).isNotEmpty();
    Staff.add(server, "finds-staff", "trainer");
    assertThat(items(find(server.as("trainer"), "finds-staff"), "person")).isEmpty();
  }

  @Test
  void signsOfPatternsAreOnlyText() {
    for (String words : List.of("%%", "__", "演示_", "\\\\")) {
      assertThat(find(officer, words)).as(words).isEmpty();
    }
  }

  @Test
  void tooShortAndTooOftenAreSaid() {
    assertThat(officer.call("findAnything", Map.of("q", " 演 ")).expect(422).pointers())
        .containsExactly("query/q");
    Api eager = server.as("auditor");
    List<Integer> statuses =
        IntStream.range(0, 121)
            .mapToObj(nth -> eager.call("findAnything", Map.of("q", "没有这个")).status())
            .toList();
    assertThat(statuses.subList(0, 120)).containsOnly(200);
    assertThat(statuses.getLast()).isEqualTo(429);
  }

  private static List<JsonElement> find(Api caller, String words) {
    return groups(caller.call("findAnything", Map.of("q", words)));
  }

  private static List<JsonElement> recall(Api caller, String refs) {
    return groups(caller.call("recallFinds", Map.of("refs", refs)));
  }

  private static List<JsonElement> groups(Api.Answer answer) {
    return answer.expect(200).json().getAsJsonArray("groups").asList();
  }

  private static List<JsonObject> items(List<JsonElement> groups, String kind) {
    return groups.stream()
        .map(JsonElement::getAsJsonObject)
        .filter(group -> group.get("kind").getAsString().equals(kind))
        .flatMap(group -> Own.items(group).stream())
        .toList();
  }

  private static List<String> ids(List<JsonElement> groups, String kind) {
    return items(groups, kind).stream().map(item -> Own.text(item, "id")).toList();
  }
}
