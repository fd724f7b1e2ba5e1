package cn.pufa.wording;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.TemplateRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Templates: versions that never change, and words that are checked before anybody gets them. */
@ServerAt(TemplateIT.BEFORE_THE_NEW_LAW)
class TemplateIT {

  private static final Sql TAMPER =
      Sql.of("update template_version set note = 'x' where template = $1");

  private static final List<String> CITING = List.of("annual-notice", "annual-overdue");

  /** The new 殡葬管理条例 applies from 2026-03-30. */
  static final String BEFORE_THE_NEW_LAW = "2026-03-20T04:00:00Z";

  private static final String WITH_THE_NEW_LAW = "2026-04-01T04:00:00Z";

  private static MovableClock clock;
  private static TestServer server;
  private static Api officer;
  private static String organization;

  @BeforeAll
  static void start() {
    officer = server.as("case_officer");
    organization = TemplateRequests.organization(officer);
  }

  @Test
  void whatWasWrittenIsKeptAndCitesTheArticleInForce() {
    JsonObject draft = TemplateRequests.draft();
    JsonObject template = officer.call("createTemplate", Map.of(), draft).expect(201).json();
    JsonObject newest = template.getAsJsonObject("newest");
    assertThat(newest.get("forms")).isEqualTo(draft.get("forms"));
    assertThat(newest.get("placeholders")).isEqualTo(draft.get("placeholders"));
    assertThat(newest.get("createdBy").getAsString()).isNotBlank();
    JsonObject cited = newest.getAsJsonArray("citations").get(0).getAsJsonObject();
    assertThat(cited.get("label").getAsString()).isEqualTo("第二十八条");
    assertThat(cited.get("version").getAsString()).isEqualTo("2016-02-06");
    assertThat(cited.get("stale").getAsBoolean()).isFalse();
    JsonObject summary = template.getAsJsonObject("summary");
    assertThat(texts(summary.getAsJsonArray("channels"))).containsExactly("inbox", "email", "sms");
    assertThat(server.as("leader").call("getTemplate", id(template)).expect(200).json())
        .isEqualTo(template);
  }

  @Test
  void aVersionNeverChanges() {
    JsonObject first =
        officer.call("createTemplate", Map.of(), TemplateRequests.draft()).expect(201).json();
    JsonObject change = TemplateRequests.change("{organization}：{year}、{dueOn}，改过的。");
    change.addProperty("note", "演示：写得更短");
    change.addProperty("after", 1);
    JsonObject second = officer.call("addTemplateVersion", id(first), change).expect(201).json();
    assertThat(second.getAsJsonObject("summary").get("version").getAsInt()).isEqualTo(2);
    assertThat(second.getAsJsonArray("versions")).hasSize(2);
    assertThat(version(first, 1)).isEqualTo(first.get("newest"));
    assertThat(version(first, 2)).isEqualTo(second.get("newest"));
    officer.call("getTemplateVersion", with(id(first), "version", 3)).expect(404);
    // The server's own role may not touch it either.
    UUID template = UUID.fromString((String) id(first).get("template"));
    assertThat(refused(() -> server.store().run(tx -> tx.execute(TAMPER, template))))
        .contains("permission denied");
  }

  @Test
  void twoWhoChangeItAtOnceDoNotUndoEachOther() {
    JsonObject template =
        officer.call("createTemplate", Map.of(), TemplateRequests.draft()).expect(201).json();
    JsonObject change = TemplateRequests.change("{organization}：{year}、{dueOn}。");
    change.addProperty("after", 1);
    officer.call("addTemplateVersion", id(template), change).expect(201);
    officer.call("addTemplateVersion", id(template), change).expect(409);
  }

  @Test
  void whoeverTookAVersionKeepsItsWords() {
    String id = TemplateRequests.create(officer);
    TemplateVersion taken = words(id, null).orElseThrow();
    officer
        .call(
            "addTemplateVersion",
            Map.of("template", id),
            TemplateRequests.change("{organization}：{year}、{dueOn}，改过的。"))
        .expect(201);
    assertThat(words(id, 1)).hasValue(taken);
    assertThat(words(id, null).orElseThrow().forms()).isNotEqualTo(taken.forms());
  }

  private static Optional<TemplateVersion> words(String template, Integer version) {
    UUID id = UUID.fromString(template);
    return server.store().read(tx -> server.templates().version(tx, id, version));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceAndNothingIsKept() {
    int before = officer.call("listTemplates").expect(200).number("total");
    JsonObject draft = TemplateRequests.draft();
    JsonObject forms = draft.getAsJsonObject("forms");
    forms.addProperty("sms", "{organization}" + "字".repeat(200));
    forms.getAsJsonObject("inbox").addProperty("body", "{nobody}");
    forms.add("subscribe", fields("thing1", "二十一个字二十一个字二十一个字二十一个字长"));
    draft.getAsJsonArray("citations").get(0).getAsJsonObject().addProperty("article", 9999);
    assertThat(officer.call("createTemplate", Map.of(), draft).expect(422).pointers())
        .containsExactly(
            "/forms/inbox/body", "/forms/sms", "/forms/subscribe/fields/thing1", "/citations/0");
    assertThat(officer.call("listTemplates").expect(200).number("total")).isEqualTo(before);
  }

  @Test
  void wordsThatAreBeingWrittenAreCheckedAndShown() {
    JsonObject trial = TemplateRequests.change("{organization}请在{dueOn}前报送{year}年度报告。");
    trial.getAsJsonObject("forms").add("subscribe", fields("thing1", "{organization}"));
    JsonObject sound = officer.call("checkTemplate", Map.of(), trial).expect(200).json();
    assertThat(sound.getAsJsonArray("faults")).isEmpty();
    JsonObject thing = part(sound, "subscribe", "thing1");
    assertThat(thing.get("shortened").getAsBoolean()).isTrue();
    assertThat(thing.get("length").getAsInt()).isLessThanOrEqualTo(20);
    assertThat(part(sound, "email", "body").get("text").getAsString())
        .contains("2026年5月31日（星期日）", "廉江市");
    trial.getAsJsonObject("forms").addProperty("sms", "{organization}{nobody}");
    JsonObject faulty = officer.call("checkTemplate", Map.of(), trial).expect(200).json();
    assertThat(faulty.getAsJsonArray("faults").toString()).contains("/forms/sms", "nobody");
    assertThat(part(faulty, "sms", "body").get("text").getAsString()).contains("{nobody}");
    server.as("leader").call("checkTemplate", Map.of(), trial).expect(403);
  }

  @Test
  void thePreviewIsWhatARealOrganisationWouldGet() {
    String id = TemplateRequests.create(officer);
    Map<String, Object> template = Map.of("template", id);
    JsonObject order = TemplateRequests.preview(organization);
    JsonObject preview =
        server.as("auditor").call("previewTemplate", template, order).expect(200).json();
    String name = preview.get("organization").getAsString();
    JsonObject sms = part(preview, "sms", "body");
    assertThat(sms.get("text").getAsString())
        .startsWith("【")
        .endsWith("】" + name + "请在2026年5月31日（星期日）前报送2025年度报告。");
    assertThat(sms.get("limit").getAsInt()).isEqualTo(201);
    assertThat(channel(preview, "sms").get("segments").getAsInt()).isEqualTo(1);
    order.getAsJsonObject("values").remove("dueOn");
    order.getAsJsonObject("values").addProperty("year", "去年");
    assertThat(officer.call("previewTemplate", template, order).expect(422).pointers())
        .containsExactly("/values/year", "/values/dueOn");
    JsonObject nobody = TemplateRequests.preview(UUID.randomUUID().toString());
    assertThat(officer.call("previewTemplate", template, nobody).expect(422).pointers())
        .containsExactly("/organization");
  }

  @Test
  void whenTheLawChangesTheTemplateAsksForReview() {
    JsonObject draft = TemplateRequests.draft();
    JsonObject cited = draft.getAsJsonArray("citations").get(0).getAsJsonObject();
    cited.addProperty("statute", "binzang-guanli-tiaoli");
    cited.addProperty("article", 20);
    JsonObject template = officer.call("createTemplate", Map.of(), draft).expect(201).json();
    assertThat(reviewDue(template)).isFalse();
    clock.moveTo(WITH_THE_NEW_LAW);
    try {
      // Who is signed in at the old hour is not at the new one.
      Api later = server.as("case_officer");
      JsonObject now = later.call("getTemplate", id(template)).expect(200).json();
      assertThat(reviewDue(now)).isTrue();
      // Looked at again and kept as it is: it cites the text of today.
      JsonObject change = TemplateRequests.change("{organization}：{year}、{dueOn}。");
      change.add("citations", draft.get("citations"));
      JsonObject reviewed =
          later.call("addTemplateVersion", id(template), change).expect(201).json();
      assertThat(reviewDue(reviewed)).isFalse();
    } finally {
      clock.moveTo(BEFORE_THE_NEW_LAW);
    }
  }

  @Test
  void aRetiredTemplateIsOfferedNoMore() {
    String id = TemplateRequests.create(officer);
    var reason = new JsonObject();
    reason.addProperty("reason", "演示：不再用");
    Map<String, Object> template = Map.of("template", id);
    JsonObject retired = officer.call("retireTemplate", template, reason).expect(200).json();
    assertThat(retired.get("retireReason").getAsString()).isEqualTo("演示：不再用");
    assertThat(ids(Map.of("size", 100))).doesNotContain(id);
    assertThat(ids(Map.of("size", 100, "retired", true))).contains(id);
    officer.call("retireTemplate", template, reason).expect(409);
    JsonObject change = TemplateRequests.change("{organization}：{year}、{dueOn}。");
    officer.call("addTemplateVersion", template, change).expect(409);
    assertThat(words(id, null)).isEmpty();
    assertThat(words(id, 1)).isPresent();
  }

  @Test
  void theStartersAreThereOnceWhateverStaffMakeOfThem() {
    Templates templates = server.templates();
    for (String code : Starter.CODES) {
      TemplateVersion starter =
          server.store().read(tx -> templates.starter(tx, code)).orElseThrow();
      assertThat(starter.version()).isEqualTo(1);
      assertThat(starter.citations()).hasSize(CITING.contains(code) ? 2 : 0);
    }
    int before =
        officer.call("listTemplates", Map.of("purpose", "overdue")).expect(200).number("total");
    templates.seed();
    assertThat(
            officer.call("listTemplates", Map.of("purpose", "overdue")).expect(200).number("total"))
        .isEqualTo(before);
  }

  private static JsonObject fields(String name, String words) {
    var values = new JsonObject();
    values.addProperty(name, words);
    var fields = new JsonObject();
    fields.addProperty("template", "demo-template");
    fields.add("fields", values);
    return fields;
  }

  private static Map<String, Object> id(JsonObject template) {
    return Map.of("template", template.getAsJsonObject("summary").get("id").getAsString());
  }

  private static Map<String, Object> with(Map<String, Object> one, String name, Object value) {
    var both = new HashMap<>(one);
    both.put(name, value);
    return both;
  }

  private static JsonElement version(JsonObject template, int version) {
    return officer
        .call("getTemplateVersion", with(id(template), "version", version))
        .expect(200)
        .json();
  }

  private static boolean reviewDue(JsonObject template) {
    return template.getAsJsonObject("summary").get("reviewDue").getAsBoolean();
  }

  private static List<String> ids(Map<String, Object> filter) {
    List<String> ids = new ArrayList<>();
    officer
        .call("listTemplates", filter)
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .forEach(item -> ids.add(item.getAsJsonObject().get("id").getAsString()));
    return ids;
  }

  private static JsonObject channel(JsonObject preview, String channel) {
    return find(preview.getAsJsonArray("channels"), "channel", channel);
  }

  private static JsonObject part(JsonObject preview, String channel, String part) {
    return find(channel(preview, channel).getAsJsonArray("parts"), "name", part);
  }

  private static JsonObject find(JsonArray items, String member, String value) {
    for (JsonElement item : items) {
      if (item.getAsJsonObject().get(member).getAsString().equals(value)) {
        return item.getAsJsonObject();
      }
    }
    throw new AssertionError("no " + value);
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.getAsString()));
    return texts;
  }

  private static String refused(Runnable work) {
    try {
      work.run();
      return "";
    } catch (RuntimeException fault) {
      return fault.getMessage();
    }
  }
}
