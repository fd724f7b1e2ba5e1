package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EventRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 普法 events: recorded once held, seen within reach, counted in the year's figures. */
class OutreachIT {

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PUFA_CLOCK", "2026-11-20T04:00:00Z"));
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anEventIsKeptAsItWasRecorded() {
    String photo = Uploads.photo(officer);
    JsonObject draft = whole(photo);
    JsonObject event = officer.call("createPufaEvent", Map.of(), draft).expect(201).json();
    JsonObject kept =
        officer.call("getPufaEvent", Map.of("event", text(event, "id"))).expect(200).json();
    assertThat(kept).isEqualTo(event);
    draft
        .entrySet()
        .forEach(entry -> assertThat(kept.get(entry.getKey())).isEqualTo(entry.getValue()));
    assertThat(text(kept, "recordedAt")).startsWith("2026-11-20T04:");
    Api.Answer bytes =
        server
            .as("auditor")
            .call("getEventPhoto", Map.of("event", text(event, "id"), "photo", photo))
            .expect(200);
    assertThat(bytes.raw().headers().firstValue("Content-Type")).hasValue(Uploads.JPEG);
    assertThat(bytes.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  private static JsonObject whole(String photo) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("division", "440881001001");
    draft.add("partners", list("演示司法所", "演示妇联"));
    var audience = new JsonObject();
    audience.addProperty("count", 120);
    audience.addProperty("counted", true);
    draft.add("audience", audience);
    draft.add("topics", list("marriage", "funeral"));
    var material = new JsonObject();
    material.addProperty("name", "演示·婚姻登记折页");
    material.addProperty("copies", 80);
    var materials = new JsonArray();
    materials.add(material);
    draft.add("materials", materials);
    draft.add("photos", list(photo));
    draft.addProperty("result", "演示：问得最多的是要带什么材料。");
    return draft;
  }

  @Test
  void anEventOfTomorrowIsNotHeldYet() {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", "2026-11-21");
    requireFault(draft, officer, "/heldOn");
    draft.addProperty("heldOn", "2026-02-30");
    requireFault(draft, officer, "/heldOn");
    draft.addProperty("heldOn", "2026-11-20");
    officer.call("createPufaEvent", Map.of(), draft).expect(201);
  }

  @Test
  void aTownshipRecordsForItselfAlone() {
    Api township = server.as("township");
    JsonObject draft = Given.eventDraft();
    assertThat(township.call("createPufaEvent", Map.of(), draft).expect(201).text("division"))
        .isEqualTo("440881001");
    draft.addProperty("division", "440881001001");
    township.call("createPufaEvent", Map.of(), draft).expect(201);
    for (String foreign : List.of("440881002", "440881", "440881001999", "440882001")) {
      draft.addProperty("division", foreign);
      requireFault(draft, township, "/division");
    }
    draft.addProperty("division", "440881999");
    requireFault(draft, officer, "/division");
  }

  @Test
  void whatWasRecordedByMistakeIsCountedNoMore() {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", "2021-03-08");
    officer.call("createPufaEvent", Map.of(), draft).expect(201);
    Map<String, Object> twice =
        Map.of("event", officer.call("createPufaEvent", Map.of(), draft).expect(201).text("id"));
    Map<String, Object> year = Map.of("year", 2021);
    assertThat(officer.call("listPufaEvents", year).expect(200).number("total")).isEqualTo(2);
    assertThat(figure(2021, "events")).isEqualTo(2);

    JsonObject reason = EventRequests.voiding();
    Api.Answer voided = officer.call("voidPufaEvent", twice, reason).expect(200);
    assertThat(voided.text("voidReason")).isEqualTo("演示·登记重了");
    assertThat(officer.call("listPufaEvents", year).expect(200).number("total")).isEqualTo(1);
    assertThat(figure(2021, "events")).isEqualTo(1);
    assertThat(officer.call("getPufaEvent", twice).expect(200).json().has("voidedAt")).isTrue();

    officer.call("voidPufaEvent", twice, reason).expect(409);
    var photo = new JsonObject();
    photo.addProperty("photo", Uploads.photo(officer));
    officer.call("addEventPhoto", twice, photo).expect(409);
  }

  @Test
  void theListIsFiltered() {
    JsonObject lecture = Given.eventDraft();
    lecture.addProperty("kind", "lecture");
    lecture.addProperty("heldOn", "2022-03-08");
    lecture.addProperty("division", "440881003001");
    String id = officer.call("createPufaEvent", Map.of(), lecture).expect(201).text("id");
    for (Map<String, Object> filter :
        List.<Map<String, Object>>of(
            Map.of("year", 2022),
            Map.of("kind", "lecture"),
            Map.of("township", "440881003"),
            Map.of("year", 2022, "kind", "lecture", "township", "440881003"))) {
      JsonObject page = officer.call("listPufaEvents", filter).expect(200).json();
      assertThat(page.get("total").getAsInt()).as(filter.toString()).isEqualTo(1);
      assertThat(text(page.getAsJsonArray("items").get(0).getAsJsonObject(), "id")).isEqualTo(id);
    }
    assertThat(
            officer
                .call("listPufaEvents", Map.of("year", 2022, "kind", "stand"))
                .expect(200)
                .number("total"))
        .isZero();
  }

  @Test
  void theYearsFiguresTellCountedFromEstimated() {
    record("2023-04-01", 30, true);
    record("2023-12-31", 400, false);
    record("2023-06-01", null, false);
    assertThat(figure("events")).isEqualTo(3);
    assertThat(figure("events_people")).isEqualTo(430);
    assertThat(figure("events_people_counted")).isEqualTo(30);
    JsonObject rows =
        officer
            .call("listFigureRows", Map.of("year", 2023, "figure", "events_people"))
            .expect(200)
            .json();
    assertThat(rows.get("total").getAsInt()).isEqualTo(2);
    assertThat(rows.getAsJsonArray("items").toString()).contains("30 人次（清点）", "400 人次（估计）");
  }

  private static void record(String heldOn, Integer count, boolean counted) {
    JsonObject draft = Given.eventDraft();
    draft.addProperty("heldOn", heldOn);
    if (count != null) {
      var audience = new JsonObject();
      audience.addProperty("count", count);
      audience.addProperty("counted", counted);
      draft.add("audience", audience);
    }
    server.as("township").call("createPufaEvent", Map.of(), draft).expect(201);
  }

  private static int figure(String code) {
    return figure(2023, code);
  }

  private static int figure(int year, String code) {
    for (var figure :
        officer
            .call("getYearlyFigures", Map.of("year", year))
            .expect(200)
            .json()
            .getAsJsonArray("figures")) {
      if (text(figure.getAsJsonObject(), "code").equals(code)) {
        return figure.getAsJsonObject().get("value").getAsInt();
      }
    }
    throw new AssertionError("no figure " + code);
  }

  @Test
  void theDemosEventsAreWhole() {
    JsonObject page = officer.call("listPufaEvents", Map.of("year", 2024)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(3);
    page.getAsJsonArray("items")
        .forEach(item -> assertThat(item.getAsJsonObject().has("audience")).isTrue());
  }

  private static void requireFault(JsonObject draft, Api caller, String pointer) {
    assertThat(caller.call("createPufaEvent", Map.of(), draft).expect(422).pointers())
        .containsExactly(pointer);
  }

  private static JsonArray list(String... texts) {
    var list = new JsonArray();
    List.of(texts).forEach(list::add);
    return list;
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
