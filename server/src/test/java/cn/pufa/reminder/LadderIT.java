package cn.pufa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.LadderWorld;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ladders are data: written, followed, left out, stopped; and what is wrong with one is said. */
class LadderIT {

  private static LadderWorld world;
  private static int reached;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
    reached = world.organizations().size();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void atTheStart() {
    world.clock().moveTo(LadderWorld.START);
  }

  @Test
  void theUsualLadderIsThereFromTheStart() {
    JsonObject usual = usual();
    assertThat(usual.get("isDefault").getAsBoolean()).isTrue();
    List<Integer> days = new ArrayList<>();
    usual
        .getAsJsonArray("steps")
        .forEach(step -> days.add(step.getAsJsonObject().get("days").getAsInt()));
    assertThat(days).containsExactly(-30, -15, -7, -3, -1, 1, 15);
    int before = items(world.officer().call("listLadders")).size();
    world.secondNode().close();
    assertThat(items(world.officer().call("listLadders")))
        .as("a second node adds none")
        .hasSize(before);
  }

  @Test
  void aLadderIsWrittenAndFollowed() {
    UUID campaign = world.campaign("2026-05-31");
    JsonObject draft = draft("演示·两步", step(-10, "working", "keep", "08:30"));
    draft.getAsJsonArray("steps").add(step(5, "working", "keep", "10:00"));
    Api officer = world.officer();
    JsonObject ladder = officer.call("createLadder", Map.of(), draft).expect(201).json();
    attach(campaign, ladder).expect(200);
    assertThat(world.rounds(campaign))
        .containsExactly(
            "-10 2026-05-18T00:30:00Z planned " + reached,
            "5 2026-06-08T02:00:00Z planned " + reached);
    assertThat(label(campaign, 0)).isEqualTo("截止前10个工作日");

    draft.add("steps", new JsonArray());
    draft.getAsJsonArray("steps").add(step(-3, "calendar", "earlier", "09:00"));
    officer
        .call(
            "changeLadder", Map.of("ladder", ladder.get("id").getAsString()), Given.seen(1, draft))
        .expect(200);
    assertThat(world.rounds(campaign)).as("it keeps the ladder as it stood").hasSize(2);
    attach(campaign, ladder).expect(200);
    assertThat(world.rounds(campaign))
        .containsExactly("-3 2026-05-29T01:00:00Z planned " + reached);
  }

  @Test
  void aRoundIsLeftOutAndTheRestStopped() {
    UUID campaign = world.campaign("2026-05-31");
    Api officer = world.officer();
    JsonObject first = world.plan(campaign).getAsJsonArray("items").get(0).getAsJsonObject();
    var at = Map.<String, Object>of("circular", campaign, "round", first.get("id").getAsString());
    officer.call("skipRound", at, reason()).expect(200);
    officer.call("skipRound", at, reason()).expect(409);
    officer
        .call("skipRound", Map.of("circular", campaign, "round", UUID.randomUUID()), reason())
        .expect(404);
    world.moveTo("2026-05-15T01:00:01Z");
    assertThat(world.rounds(campaign).getFirst()).endsWith("skipped 0");
    assertThat(world.told(campaign, world.organizations().getFirst())).containsExactly("notice");

    officer = world.officer();
    officer.call("stopRounds", Map.of("circular", campaign), reason()).expect(200);
    officer.call("stopRounds", Map.of("circular", campaign), reason()).expect(409);
    assertThat(world.plan(campaign).has("stoppedAt")).isTrue();
    world.moveTo("2026-05-25T01:00:01Z");
    assertThat(world.told(campaign, world.organizations().getFirst())).containsExactly("notice");
    attach(campaign, usual()).expect(200);
    assertThat(world.rounds(campaign)).as("it goes on from here").hasSize(4);
  }

  @Test
  void comingRoundsNameTheNextOfEach() {
    UUID campaign = world.campaign("2026-05-31");
    List<JsonElement> coming = items(world.officer().call("listComingRounds"));
    List<JsonElement> own =
        coming.stream()
            .filter(
                round ->
                    round
                        .getAsJsonObject()
                        .get("circular")
                        .getAsString()
                        .equals(campaign.toString()))
            .toList();
    assertThat(own).hasSize(1);
    JsonObject next = own.getFirst().getAsJsonObject();
    assertThat(next.get("runsAt").getAsString()).isEqualTo("2026-05-15T01:00:00Z");
    assertThat(next.get("organizations").getAsInt()).isEqualTo(reached);
    assertThat(next.get("label").getAsString()).isEqualTo("截止前15天");
  }

  @Test
  void whatFollowsWhenUnreadIsASetting() {
    UUID campaign = world.campaign("2026-05-31");
    var escalation = new JsonObject();
    escalation.add("then", texts("sms", "phone"));
    escalation.addProperty("unreadAfterDays", 5);
    var at = Map.<String, Object>of("circular", campaign);
    JsonObject plan =
        world.officer().call("changeEscalation", at, Given.seen(1, escalation)).expect(200).json();
    JsonObject changed = plan.getAsJsonObject("escalation");
    assertThat(changed.get("then")).isEqualTo(escalation.get("then"));
    assertThat(changed.get("unreadAfterDays").getAsInt()).isEqualTo(5);
    escalation.add("then", texts("email"));
    Given.seen(changed.get("version").getAsInt(), escalation);
    assertThat(world.officer().call("changeEscalation", at, escalation).expect(422).pointers())
        .containsExactly("/then");
  }

  @Test
  void faultsAreNamedAndNothingIsKept() {
    Api officer = world.officer();
    JsonObject draft = draft("演示·坏的", step(-3, "calendar", "keep", "09:00"));
    draft.getAsJsonArray("steps").add(step(-3, "calendar", "keep", "10:00"));
    draft.getAsJsonObject("before").addProperty("body", "{organization}：{nobody}");
    assertThat(officer.call("createLadder", Map.of(), draft).expect(422).pointers())
        .containsExactly("/steps/1/days", "/before/body");
    JsonObject second = draft("常用阶梯", step(-3, "calendar", "keep", "09:00"));
    assertThat(officer.call("createLadder", Map.of(), second).expect(422).pointers())
        .containsExactly("/name");
    JsonObject usual = draft("常用阶梯", step(-3, "calendar", "keep", "09:00"));
    usual.addProperty("isDefault", false);
    Given.seen(usual().get("version").getAsInt(), usual);
    assertThat(
            officer
                .call("changeLadder", Map.of("ladder", usual().get("id").getAsString()), usual)
                .expect(422)
                .pointers())
        .containsExactly("/isDefault");
    assertThat(usual().getAsJsonArray("steps")).hasSize(7);
    UUID draftOnly = world.draft(2025, "2026-05-31");
    attach(draftOnly, usual()).expect(404);
    var nothing = new JsonObject();
    nothing.addProperty("ladder", UUID.randomUUID().toString());
    assertThat(
            officer
                .call("attachLadder", Map.of("circular", world.campaign("2026-05-31")), nothing)
                .expect(422)
                .pointers())
        .containsExactly("/ladder");
  }

  @Test
  void anotherLadderBecomesTheUsual() {
    JsonObject other = draft("演示·新默认", step(-2, "calendar", "keep", "09:00"));
    other.addProperty("isDefault", true);
    JsonObject before = usual();
    world.officer().call("createLadder", Map.of(), other).expect(201);
    assertThat(usual().get("name").getAsString()).isEqualTo("演示·新默认");
    assertThat(world.rounds(world.campaign("2026-05-31"))).hasSize(1);
    before.addProperty("isDefault", true);
    String id = before.remove("id").getAsString();
    before.remove("changedAt");
    before.remove("version");
    Given.seen(world.officer().call("getLadder", Map.of("ladder", id)), before);
    world.officer().call("changeLadder", Map.of("ladder", id), before).expect(200);
    assertThat(usual().get("name").getAsString()).isEqualTo("常用阶梯");
  }

  @Test
  void anExtensionMustGiveMoreTime() {
    UUID campaign = world.campaign("2026-05-31");
    String organization = world.organizations().getFirst();
    var at = Map.<String, Object>of("circular", campaign, "organization", organization);
    for (String until : List.of("2026-06-01", "2026-05-30", "2026-05-01")) {
      JsonObject extension = reason();
      extension.addProperty("until", until);
      assertThat(world.officer().call("extendDuty", at, extension).expect(422).pointers())
          .containsExactly("/until");
    }
    JsonObject extension = reason();
    extension.addProperty("until", "2026-06-10");
    world
        .officer()
        .call(
            "extendDuty",
            Map.of("circular", campaign, "organization", UUID.randomUUID()),
            extension)
        .expect(404);
  }

  private static JsonObject usual() {
    return items(world.officer().call("listLadders")).getFirst().getAsJsonObject();
  }

  private static Api.Answer attach(UUID circular, JsonObject ladder) {
    var choice = new JsonObject();
    choice.add("ladder", ladder.get("id"));
    return world.officer().call("attachLadder", Map.of("circular", circular), choice);
  }

  private static String label(UUID campaign, int place) {
    JsonArray items = world.plan(campaign).getAsJsonArray("items");
    return items.get(place).getAsJsonObject().get("label").getAsString();
  }

  private static List<JsonElement> items(Api.Answer list) {
    return list.expect(200).json().getAsJsonArray("items").asList();
  }

  private static JsonObject draft(String name, JsonObject step) {
    var steps = new JsonArray();
    steps.add(step);
    var words = new JsonObject();
    words.addProperty("subject", "演示提醒：{title}");
    words.addProperty("body", "{organization}：截止日是{dueOn}。");
    var draft = new JsonObject();
    draft.addProperty("name", name);
    draft.add("steps", steps);
    draft.add("before", words);
    draft.add("after", words.deepCopy());
    return draft;
  }

  private static JsonObject step(int days, String counted, String restDay, String at) {
    var step = new JsonObject();
    step.addProperty("days", days);
    step.addProperty("counted", counted);
    step.addProperty("restDay", restDay);
    step.addProperty("at", at);
    return step;
  }

  private static JsonArray texts(String... texts) {
    var array = new JsonArray();
    List.of(texts).forEach(array::add);
    return array;
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    return reason;
  }
}
