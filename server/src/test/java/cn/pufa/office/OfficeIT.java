package cn.pufa.office;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The office directory: what residents are told, who may say it, and what was said before. */
@ServerAt(OfficeIT.TODAY)
class OfficeIT {

  static final String TODAY = "2026-06-01T04:00:00Z";
  private static final String TOWNSHIP = "440881001";
  private static final String OTHER_TOWNSHIP = "440881002";

  private static MovableClock clock;
  private static TestServer server;
  private static Api editor;

  @BeforeAll
  static void start() {
    editor = server.as("editor");
  }

  @Test
  void residentsAreToldAtOnceWhatStaffWrote() {
    JsonObject draft = OfficeRequests.whole();
    draft.addProperty("division", TOWNSHIP);
    String id = editor.call("createOffice", Map.of(), draft).expect(201).text("id");
    JsonObject told = told(id, Map.of("township", TOWNSHIP));
    for (String fact : List.of("name", "address", "phone", "hours", "note")) {
      assertThat(told.get(fact)).as(fact).isEqualTo(draft.get(fact));
    }
    assertThat(text(told, "divisionName")).isEqualTo("罗州街道");
    assertThat(text(told, "checkedOn")).isEqualTo("2026-06-01");
    assertThat(text(told, "checkedBy")).isEqualTo("廉江市民政局");
    assertThat(told.get("unchecked").getAsBoolean()).isFalse();
    assertThat(told.getAsJsonArray("services").toString()).contains("低保、特困和临时救助");
    editor.call("closeOffice", Map.of("office", id), OfficeRequests.reason()).expect(200);
    assertThat(ids(Map.of("township", TOWNSHIP))).doesNotContain(id);
  }

  @Race
  @Test
  void everyOtherNodeKnowsWithinASecond() {
    try (TestServer second = TestServer.start(server.database(), clock)) {
      assertThat(second.api().call("listOffices").expect(200).json().has("items")).isTrue();
      String id = OfficeRequests.create(editor);
      Eventually.within(
          Duration.ofSeconds(1),
          () ->
              assertThat(second.api().call("listOffices").expect(200).json().toString())
                  .contains(id));
    }
  }

  @Test
  void aTownshipAnswersForItself() {
    Api township = server.as("township");
    String id =
        township.call("createOffice", Map.of(), OfficeRequests.draft()).expect(201).text("id");
    JsonObject told = told(id, Map.of("township", TOWNSHIP));
    assertThat(text(told, "division")).isEqualTo(TOWNSHIP);
    assertThat(text(told, "checkedBy")).isEqualTo("罗州街道");
    editor.call("confirmOffice", Map.of("office", id)).expect(200);
    assertThat(text(told(id, Map.of()), "checkedBy")).isEqualTo("廉江市民政局");
  }

  @Test
  void theTownshipsOwnComeFirstThenTheCountys() {
    JsonObject draft = OfficeRequests.draft();
    draft.addProperty("division", OTHER_TOWNSHIP);
    String elsewhere = editor.call("createOffice", Map.of(), draft).expect(201).text("id");
    List<JsonObject> offices = offices(Map.of("township", TOWNSHIP, "service", "low_income_aid"));
    assertThat(offices)
        .extracting(office -> text(office, "division"))
        .contains(TOWNSHIP, "440881")
        .isSortedAccordingTo((one, two) -> Integer.compare(two.length(), one.length()));
    assertThat(offices).extracting(office -> text(office, "id")).doesNotContain(elsewhere);
    assertThat(offices)
        .allSatisfy(
            office ->
                assertThat(office.getAsJsonArray("services").toString())
                    .contains("low_income_aid"));
  }

  @Test
  void whatIsNotKnownIsAbsentAndTheReaderIsSentTo12345() {
    String id = OfficeRequests.create(editor);
    assertThat(told(id, Map.of()).keySet()).doesNotContain("phone", "hours", "note");
    JsonObject answer = server.api().call("listOffices").expect(200).json();
    JsonObject otherwise = answer.getAsJsonObject("otherwise");
    assertThat(text(otherwise, "phone")).isEqualTo("12345");
    assertThat(text(otherwise, "words")).contains("请拨打 12345");
  }

  @Test
  void noNumberOfTheDemoIsAnybodys() {
    assertThat(offices(Map.of()))
        .filteredOn(office -> text(office, "name").contains("演示") && office.has("phone"))
        .hasSizeGreaterThan(4)
        .allSatisfy(office -> assertThat(text(office, "phone")).startsWith("0000-"));
  }

  @Test
  void whatWasCheckedMoreThan180DaysAgoMustBeCheckedAgain() {
    JsonObject draft = OfficeRequests.draft();
    draft.addProperty("checkedOn", "2025-12-03");
    String id = editor.call("createOffice", Map.of(), draft).expect(201).text("id");
    assertThat(told(id, Map.of()).get("unchecked").getAsBoolean()).isFalse();
    clock.moveTo("2026-06-01T15:59:59Z");
    try {
      assertThat(told(id, Map.of()).get("unchecked").getAsBoolean()).isFalse();
      // Midnight in China: nothing kept from yesterday is told.
      clock.moveTo("2026-06-01T16:00:00Z");
      assertThat(told(id, Map.of()).get("unchecked").getAsBoolean()).isTrue();
      Api later = server.as("editor");
      assertThat(records(later, "unchecked")).contains(id);
      later.call("confirmOffice", Map.of("office", id)).expect(200);
      assertThat(records(later, "unchecked")).doesNotContain(id);
      assertThat(text(told(id, Map.of()), "checkedOn")).isEqualTo("2026-06-02");
    } finally {
      clock.moveTo(TODAY);
    }
  }

  @Test
  void nothingThatWasToldIsForgotten() {
    JsonObject first = OfficeRequests.whole();
    first.addProperty("checkedOn", "2026-05-01");
    Map<String, Object> office =
        Map.of("office", editor.call("createOffice", Map.of(), first).expect(201).text("id"));
    JsonObject change = OfficeRequests.change(1);
    JsonObject changed = editor.call("changeOffice", office, change).expect(200).json();
    assertThat(changed.has("phone")).isFalse();
    assertThat(text(changed, "checkedOn")).isEqualTo("2026-05-01");
    editor.call("confirmOffice", office).expect(200);
    editor.call("closeOffice", office, OfficeRequests.reason()).expect(200);
    JsonObject whole = server.as("auditor").call("getOfficeRecord", office).expect(200).json();
    List<JsonObject> history =
        whole.getAsJsonArray("history").asList().stream()
            .map(event -> event.getAsJsonObject())
            .toList();
    assertThat(history)
        .extracting(event -> text(event, "what"))
        .containsExactly("closed", "confirmed", "changed", "created");
    assertThat(history.getLast().get("phone")).isEqualTo(first.get("phone"));
    assertThat(text(history.getLast(), "by")).isEqualTo("演示编辑");
    assertThat(text(history.getFirst(), "reason")).isEqualTo("演示·测试用");
    editor.call("confirmOffice", office).expect(409);
    assertThat(records(editor, "closed")).contains((String) office.get("office"));
  }

  @Test
  void twoWhoCorrectItAtOnceDoNotUndoEachOther() {
    Map<String, Object> office = Map.of("office", OfficeRequests.create(editor));
    editor.call("changeOffice", office, OfficeRequests.change(1)).expect(200);
    var second = editor.call("changeOffice", office, OfficeRequests.change(1)).expect(409);
    assertThat(second.text("detail")).contains("改过");
    assertThat(second.json().has("meanwhile")).isTrue();
  }

  @Test
  void badFactsAreNamedAndNothingIsKept() {
    JsonObject draft = OfficeRequests.whole();
    draft.add("services", Given.texts("low_income_aid", "fortune_telling"));
    draft.addProperty("checkedOn", "2026-06-02");
    draft.addProperty("address", "演示路1号\n二楼");
    draft.addProperty("hours", "上午\n下午");
    assertThat(editor.call("createOffice", Map.of(), draft).expect(422).pointers())
        .containsExactlyInAnyOrder("/services/1", "/checkedOn", "/address", "/hours");
    for (String phone : List.of("请打电话", "+86 000", "0000\n0000", "<b>0</b>", "0")) {
      JsonObject bad = OfficeRequests.whole();
      bad.addProperty("phone", phone);
      assertThat(editor.call("createOffice", Map.of(), bad).expect(422).pointers())
          .containsExactly("/phone");
    }
    for (String division : List.of("440881999", "440882", "440881001001")) {
      JsonObject bad = OfficeRequests.draft();
      bad.addProperty("division", division);
      assertThat(editor.call("createOffice", Map.of(), bad).expect(422).pointers())
          .containsExactly("/division");
    }
    JsonObject good = OfficeRequests.draft();
    String id = editor.call("createOffice", Map.of(), good).expect(201).text("id");
    assertThat(editor.call("createOffice", Map.of(), good).expect(422).pointers())
        .containsExactly("/name");
    assertThat(ids(Map.of())).contains(id);
  }

  @Test
  void aServiceOrTownshipThatDoesNotExistIsRefused() {
    Api resident = server.api();
    assertThat(
            resident
                .call("listOffices", Map.of("service", "fortune_telling"))
                .expect(422)
                .pointers())
        .containsExactly("query/service");
    assertThat(resident.call("listOffices", Map.of("township", "440881999")).expect(422).pointers())
        .containsExactly("query/township");
  }

  private static JsonObject told(String id, Map<String, Object> filter) {
    return offices(filter).stream()
        .filter(office -> text(office, "id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Map<String, Object> filter) {
    return offices(filter).stream().map(office -> text(office, "id")).toList();
  }

  private static List<JsonObject> offices(Map<String, Object> filter) {
    return items(server.api().call("listOffices", filter).expect(200).json());
  }

  private static List<String> records(Api staff, String state) {
    return items(
            staff.call("listOfficeRecords", Map.of("state", state, "size", 100)).expect(200).json())
        .stream()
        .map(office -> text(office, "id"))
        .toList();
  }
}
