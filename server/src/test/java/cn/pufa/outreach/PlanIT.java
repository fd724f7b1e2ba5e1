package cn.pufa.outreach;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The year's plan fills with events, says what is late, and which villages nobody has been to. */
@ServerAt("2026-05-25T14:00:00Z")
class PlanIT {

  private static final String VILLAGE = "440881001001";
  private static final String OTHER_VILLAGE = "440881002001";

  private static MovableClock clock;
  private static TestServer server;
  private static Api editor;

  @BeforeAll
  static void start() {
    editor = server.as("editor");
  }

  @Test
  void anItemFillsWithItsEventsAndIsLateWithoutThem() {
    String item = PlanRequests.createItem(editor, item(2025, "2025-03-31"));
    assertThat(progress(2025)).containsExactly(1, 0, 1, 0);
    hold("2025-03-08", item);
    assertThat(text(item(item), "state")).isEqualTo("overdue");
    assertThat(item(item).get("percent").getAsInt()).isEqualTo(50);
    hold("2025-04-08", item);
    hold("2025-05-08", item);
    assertThat(text(item(item), "state")).isEqualTo("done");
    assertThat(item(item).get("percent").getAsInt()).isEqualTo(100);
    assertThat(progress(2025)).containsExactly(1, 1, 0, 3);
    assertThat(editor.call("listPufaEvents", Map.of("planItem", item)).expect(200).number("total"))
        .isEqualTo(3);
  }

  @Test
  void moreEventsThanPlannedOfOneItemDoNotMakeUpForAnother() {
    String full = PlanRequests.createItem(editor, item(2024, "2024-12-31"));
    PlanRequests.createItem(editor, item(2024, "2024-12-31"));
    List.of("2024-01-02", "2024-02-02", "2024-03-02", "2024-04-02").forEach(day -> hold(day, full));
    JsonObject marriage = cover(2024).getAsJsonArray("topics").get(0).getAsJsonObject();
    assertThat(text(marriage, "topic")).isEqualTo("marriage");
    assertThat(marriage.get("held").getAsInt()).isEqualTo(4);
    assertThat(marriage.get("planned").getAsInt()).isEqualTo(4);
    assertThat(marriage.get("percent").getAsInt()).isEqualTo(50);
  }

  @Test
  void aTownshipsShareIsWhatWasHeldThereOfAllThatIsPlanned() {
    JsonObject five = item(2021, "2021-12-31");
    five.addProperty("plannedEvents", 5);
    String item = PlanRequests.createItem(editor, five);
    holdIn(VILLAGE, event("2021-03-08", item));
    holdIn(VILLAGE.substring(0, 9), event("2021-04-08", item));
    holdIn(OTHER_VILLAGE, event("2021-05-08"));
    hold("2021-06-08", item);
    holdIn(VILLAGE, event("2020-12-31"));
    assertThat(heldIn("440881")).containsExactly(1, 1, 20);
    assertThat(heldIn("440881001")).containsExactly(2, 2, 40);
    assertThat(heldIn("440881002")).containsExactly(1, 0, 0);
    assertThat(heldIn("440881003")).containsExactly(0, 0, 0);
  }

  private static void holdIn(String division, JsonObject event) {
    event.addProperty("division", division);
    editor.call("createPufaEvent", Map.of(), event).expect(201);
  }

  /** Held, counted towards the plan, percent of it. */
  private static List<Integer> heldIn(String division) {
    JsonObject one =
        elements(cover(2021).getAsJsonArray("townships"))
            .filter(township -> text(township, "code").equals(division))
            .findFirst()
            .orElseThrow();
    return Stream.of("held", "counted", "percent").map(name -> one.get(name).getAsInt()).toList();
  }

  @Test
  void theListIsFilteredByTopicAndState() {
    JsonObject funeral = item(2023, "2023-04-05");
    funeral.addProperty("topic", "funeral");
    PlanRequests.createItem(editor, funeral);
    String done = PlanRequests.createItem(editor, item(2023, "2023-06-30"));
    hold("2023-05-01", done);
    hold("2023-05-02", done);
    assertThat(total(Map.of("year", 2023))).isEqualTo(2);
    assertThat(total(Map.of("year", 2023, "topic", "funeral"))).isEqualTo(1);
    assertThat(total(Map.of("year", 2023, "state", "done"))).isEqualTo(1);
    assertThat(total(Map.of("year", 2023, "topic", "funeral", "state", "done"))).isZero();
    assertThat(total(Map.of("year", 2022))).isZero();
  }

  @Test
  void anEventCountsTowardsAnItemOfItsOwnYearOnly() {
    String item = PlanRequests.createItem(editor, item(2026, "2026-12-31"));
    requireFault("/planItem", event("2025-05-08", item));
    requireFault("/planItem", event("2026-05-08", UUID.randomUUID().toString()));
    editor.call("withdrawPlanItem", Map.of("item", item), OfficeRequests.reason()).expect(200);
    requireFault("/planItem", event("2026-05-08", item));
  }

  @Test
  void anItemWithEventsStaysInThePlanAndInItsYear() {
    String item = PlanRequests.createItem(editor, item(2026, "2026-12-31"));
    hold("2026-05-08", item);
    editor.call("withdrawPlanItem", Map.of("item", item), OfficeRequests.reason()).expect(409);
    JsonObject moved = PlanRequests.after(item(2027, "2027-12-31"), 1);
    assertThat(editor.call("changePlanItem", Map.of("item", item), moved).expect(422).pointers())
        .containsExactly("/year");
    JsonObject smaller = PlanRequests.after(item(2026, "2026-12-31"), 1);
    smaller.addProperty("plannedEvents", 1);
    assertThat(
            editor.call("changePlanItem", Map.of("item", item), smaller).expect(200).text("state"))
        .isEqualTo("done");
    editor.call("changePlanItem", Map.of("item", item), smaller).expect(409);
  }

  @Test
  void theDueDayLiesInTheYear() {
    assertThat(
            editor
                .call("createPlanItem", Map.of(), item(2026, "2027-01-31"))
                .expect(422)
                .pointers())
        .containsExactly("/dueOn");
  }

  @Test
  void aVillageIsReachedForTwelveMonths() {
    JsonObject event = Given.eventDraft();
    event.addProperty("heldOn", "2025-05-26");
    event.addProperty("division", VILLAGE);
    event.add("villages", Given.texts(OTHER_VILLAGE));
    editor.call("createPufaEvent", Map.of(), event).expect(201);
    assertThat(lastOn(VILLAGE)).isEqualTo("2025-05-26");
    assertThat(lastOn(OTHER_VILLAGE)).isEqualTo("2025-05-26");
    JsonObject villages = cover(2026).getAsJsonObject("villages");
    int sum =
        elements(villages.getAsJsonArray("townships"))
            .mapToInt(township -> township.getAsJsonArray("villages").size())
            .sum();
    assertThat(villages.get("total").getAsInt()).isEqualTo(sum).isGreaterThan(300);
    clock.moveTo("2026-05-25T16:30:00Z");
    assertThat(lastOn(OTHER_VILLAGE)).isNull();
    clock.moveTo("2026-05-25T14:00:00Z");
  }

  @Test
  void aTownshipNamesItsOwnVillagesOnly() {
    JsonObject event = Given.eventDraft();
    event.add("villages", Given.texts(VILLAGE, OTHER_VILLAGE));
    assertThat(
            server.as("township").call("createPufaEvent", Map.of(), event).expect(422).pointers())
        .containsExactly("/villages/1");
    event.add("villages", Given.texts("440881001999"));
    requireFault("/villages/0", event);
  }

  @Test
  void aMovingDayIsKnownForTheYearsThatWereWrittenDown() {
    assertThat(text(legalDay("春节", 2027), "on")).isEqualTo("2027-02-06");
    assertThat(text(legalDay("中秋节", 2028), "on")).isEqualTo("2028-10-03");
    assertThat(legalDay("春节", 2031).has("on")).isFalse();
    String id =
        editor
            .call("createLegalDay", Map.of(), PlanRequests.movingDay("2026-02-17"))
            .expect(201)
            .text("id");
    editor
        .call(
            "changeLegalDay",
            Map.of("day", id),
            PlanRequests.after(PlanRequests.movingDay("2026-02-17", "2029-02-13"), 1))
        .expect(200);
    assertThat(text(legalDay("演示农历日", 2029), "on")).isEqualTo("2029-02-13");
    editor
        .call(
            "changeLegalDay",
            Map.of("day", id),
            PlanRequests.after(PlanRequests.movingDay("2026-02-17"), 1))
        .expect(409);
  }

  @Test
  void aSpanEndsInTheSameYear() {
    JsonObject month = legalDay("民法典宣传月", 2026);
    assertThat(text(month, "on")).isEqualTo("2026-05-01");
    assertThat(text(month, "until")).isEqualTo("2026-05-31");
    JsonObject day = PlanRequests.fixedDay();
    JsonObject fixed = day.getAsJsonObject("fixed");
    fixed.addProperty("lastMonth", 6);
    assertThat(legalDayFaults(day)).containsExactly("/fixed/lastDay");
    fixed.addProperty("lastDay", 26);
    assertThat(legalDayFaults(day)).containsExactly("/fixed/lastDay");
  }

  @Test
  void aDayIsFixedOrMovesAndExists() {
    JsonObject both = PlanRequests.fixedDay();
    both.add("dates", Given.texts("2026-06-26"));
    assertThat(legalDayFaults(both)).containsExactly("/fixed", "/dates");
    JsonObject neither = PlanRequests.fixedDay();
    neither.remove("fixed");
    assertThat(legalDayFaults(neither)).containsExactly("/fixed", "/dates");
    assertThat(legalDayFaults(PlanRequests.movingDay("2026-02-17", "2026-02-18")))
        .containsExactly("/dates");
    JsonObject never = PlanRequests.fixedDay();
    never.getAsJsonObject("fixed").addProperty("day", 31);
    assertThat(legalDayFaults(never)).containsExactly("/fixed");
  }

  private static List<String> legalDayFaults(JsonObject day) {
    return editor.call("createLegalDay", Map.of(), day).expect(422).pointers();
  }

  private static JsonObject legalDay(String name, int year) {
    return items(editor.call("listLegalDays", Map.of("year", year)).expect(200).json()).stream()
        .filter(one -> text(one.getAsJsonObject("day"), "name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject item(int year, String dueOn) {
    JsonObject item = PlanRequests.item();
    item.addProperty("year", year);
    item.addProperty("dueOn", dueOn);
    return item;
  }

  private static JsonObject item(String id) {
    return editor.call("getPlanItem", Map.of("item", id)).expect(200).json();
  }

  private static JsonObject event(String heldOn) {
    JsonObject event = Given.eventDraft();
    event.addProperty("heldOn", heldOn);
    return event;
  }

  private static JsonObject event(String heldOn, String item) {
    JsonObject event = event(heldOn);
    event.addProperty("planItem", item);
    return event;
  }

  private static void hold(String heldOn, String item) {
    editor.call("createPufaEvent", Map.of(), event(heldOn, item)).expect(201);
  }

  private static void requireFault(String pointer, JsonObject event) {
    assertThat(editor.call("createPufaEvent", Map.of(), event).expect(422).pointers())
        .containsExactly(pointer);
  }

  private static int total(Map<String, Object> filter) {
    return editor.call("listPlanItems", filter).expect(200).number("total");
  }

  private static JsonObject cover(int year) {
    return editor.call("getPlanCover", Map.of("year", year)).expect(200).json();
  }

  /** Items, done, overdue, events. */
  private static List<Integer> progress(int year) {
    JsonObject progress = cover(year).getAsJsonObject("progress");
    return List.of("items", "done", "overdue", "events").stream()
        .map(name -> progress.get(name).getAsInt())
        .toList();
  }

  private static String lastOn(String village) {
    return elements(cover(2026).getAsJsonObject("villages").getAsJsonArray("townships"))
        .flatMap(township -> elements(township.getAsJsonArray("villages")))
        .filter(one -> text(one, "code").equals(village))
        .findFirst()
        .map(one -> one.has("lastOn") ? text(one, "lastOn") : null)
        .orElse(null);
  }

  private static Stream<JsonObject> elements(Iterable<JsonElement> array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
  }
}
