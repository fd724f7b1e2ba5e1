package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each step says what is true of its feature now. */
@ServerAt("2026-11-30T15:50:00Z")
class CountySetupIT {

  private static MovableClock clock;
  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
  }

  @Test
  void theDemoHasAllButTheTexts() {
    JsonObject setup = setup();
    assertThat(codes(setup))
        .containsExactly(
            "townships",
            "organizations",
            "accounts",
            "wechat",
            "mail_sms",
            "statutes",
            "holidays",
            "remedies",
            "test_notice");
    assertThat(found(setup, "organizations")).isEqualTo("名册里有 577 家社会组织。");
    assertThat(missing(setup, "organizations")).isEmpty();
    assertThat(missing(setup, "statutes")).contains("缺《中华人民共和国民法典·婚姻家庭编》现行版本的正文。");
    assertThat(setup.get("finished").getAsBoolean()).isFalse();
  }

  @Test
  void aStepIsOpenAgainWhenWhatItNeedsHasGone() {
    assertThat(missing(setup(), "accounts")).isEmpty();
    Api admin = server.as("admin");
    Map<String, Object> auditor = Map.of("person", Staff.idOf(server, "auditor"));
    admin.call("disablePerson", auditor, reason()).expect(200);
    assertThat(missing(setup(), "accounts")).containsExactly("没有人能做“查看操作记录”。新建账号，或者给已有的人授予角色。");
    admin.call("enablePerson", auditor, reason()).expect(200);
    assertThat(missing(setup(), "accounts")).isEmpty();
  }

  @Test
  void theDaysOffOfTheNextYearAreAskedForOnceTheyArePublished() {
    assertThat(missing(setup(), "holidays")).isEmpty();
    clock.moveTo("2026-11-30T16:05:00Z");
    assertThat(missing(setup(), "holidays")).hasSize(1).first().asString().contains("2027 年");
    officer
        .call("saveHolidayYear", Map.of("year", 2027), Given.seen(0, newYearsDay(2027)))
        .expect(200);
    assertThat(missing(setup(), "holidays")).isEmpty();
    assertThat(found(setup(), "holidays")).isEqualTo("放假安排录到 2027 年。");
  }

  private static JsonObject newYearsDay(int year) {
    var day = new JsonObject();
    day.addProperty("date", year + "-01-01");
    day.addProperty("name", "元旦");
    day.addProperty("off", true);
    var days = new JsonArray();
    days.add(day);
    var draft = new JsonObject();
    draft.addProperty("source", "演示办发〔" + year + "〕1号");
    draft.add("days", days);
    return draft;
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示");
    return reason;
  }

  private static JsonObject setup() {
    return officer.call("getCountySetup").expect(200).json();
  }

  private static List<String> codes(JsonObject setup) {
    return setup.getAsJsonArray("steps").asList().stream()
        .map(step -> step.getAsJsonObject().get("code").getAsString())
        .toList();
  }

  private static String found(JsonObject setup, String code) {
    return step(setup, code).get("found").getAsString();
  }

  private static List<String> missing(JsonObject setup, String code) {
    return step(setup, code).getAsJsonArray("missing").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static JsonObject step(JsonObject setup, String code) {
    return setup.getAsJsonArray("steps").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(step -> step.get("code").getAsString().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
