package cn.pufa.annualreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.LadderWorld;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** More time by application: asked for, decided by somebody else, and counted at once. */
class ExtensionIT {

  private static LadderWorld world;

  @BeforeAll
  static void start() {
    world = new LadderWorld();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** A campaign of its own for each story; all end on Monday, 1 June 2026. */
  private UUID begin() {
    world.clock().moveTo(LadderWorld.START);
    return world.campaign("2026-05-31");
  }

  @Test
  void grantedTheNewDayCountsAtOnce() {
    UUID campaign = begin();
    String organization = world.organizations().getLast();
    Api agent = agent(organization);
    JsonObject asked = apply(agent, campaign, organization, "2026-06-13").expect(201).json();
    assertThat(text(asked, "state")).isEqualTo("asked");
    assertThat(due(agent, campaign))
        .as("nothing changes before it is granted")
        .isEqualTo("2026-06-01");

    JsonObject granted = decide(world.officer(), asked, true).expect(200).json();
    assertThat(text(granted.getAsJsonObject("due"), "due")).as("a Monday").isEqualTo("2026-06-15");
    assertThat(text(granted.getAsJsonObject("due"), "explanation"))
        .contains("原定6月13日是星期六", "原来的截止日是2026年6月1日");
    assertThat(due(agent, campaign)).isEqualTo("2026-06-15");
    assertThat(world.rounds(campaign)).anyMatch(round -> round.startsWith("-7+ 2026-06-08"));

    world.moveTo("2026-06-02T01:00:00Z");
    assertThat(state(agent(organization), campaign)).isEqualTo("open");
    assertThat(state(agent(world.organizations().get(1)), campaign)).isEqualTo("overdue");
    world.moveTo("2026-06-15T15:59:00Z");
    assertThat(state(agent(organization), campaign)).as("its last minute").isEqualTo("open");
    world.moveTo("2026-06-15T16:00:00Z");
    assertThat(state(agent(organization), campaign)).isEqualTo("overdue");
  }

  /** On the Friday after the day of all: one has time until the end of the month. */
  @Test
  void aReminderNamesTheDayOfWhoeverIsReminded() {
    UUID campaign = begin();
    String late = world.organizations().get(1);
    String extended = world.organizations().get(2);
    JsonObject asked = apply(agent(extended), campaign, extended, "2026-06-30").expect(201).json();
    decide(world.officer(), asked, true).expect(200);
    world.finish(campaign);
    world.moveTo("2026-06-05T01:00:00Z");
    List<String> before = world.told(campaign, extended);

    JsonObject reminded =
        world
            .officer()
            .call("remindCampaign", Map.of("campaign", campaign), new JsonObject())
            .expect(202)
            .json();

    assertThat(reminded.get("reminded").getAsInt()).isEqualTo(world.organizations().size());
    assertThat(lastWords(campaign, late)).contains("2026年6月1日", "已经过了");
    assertThat(lastWords(campaign, extended))
        .contains("截止日是2026年6月30日（星期二），当天也可以报送。")
        .doesNotContain("6月1日", "逾期");
    assertThat(world.told(campaign, extended)).as("once").hasSize(before.size() + 1);
  }

  /** What the organisation was told last, in its inbox. */
  private static String lastWords(UUID campaign, String organization) {
    return world
        .database()
        .column(
            """
            select o.forms -> 'inbox' ->> 'body' from notice n join occasion o on o.circular = n.circular and o.code = n.occasion
             where n.circular = '%s' and n.organization = '%s' order by n.occasion desc limit 1"""
                .formatted(campaign, organization))
        .getFirst();
  }

  @Test
  void refusedTheDayStaysAndTheReasonIsTold() {
    UUID campaign = begin();
    String organization = world.organizations().getFirst();
    Api agent = agent(organization);
    JsonObject asked = apply(agent, campaign, organization, "2026-06-12").expect(201).json();
    JsonObject refused = decide(world.officer(), asked, false).expect(200).json();
    assertThat(text(refused, "state")).isEqualTo("refused");
    assertThat(due(agent, campaign)).isEqualTo("2026-06-01");
    assertThat(agent.call("listInbox").expect(200).body().toString())
        .contains("延期申请：不准予", "演示：请看答复");
    decide(world.officer(), asked, true).expect(409);
  }

  @Test
  void neverToAnEarlierDayAndNotForLongerOrOftenerThanAllowed() {
    UUID campaign = begin();
    String organization = world.organizations().getFirst();
    Api agent = agent(organization);
    for (String day : List.of("2026-05-20", "2026-06-01", "2026-07-02")) {
      assertThat(apply(agent, campaign, organization, day).expect(422).pointers())
          .as(day)
          .containsExactly("/until");
    }
    JsonObject asked = apply(agent, campaign, organization, "2026-07-01").expect(201).json();
    apply(agent, campaign, organization, "2026-06-20").expect(409);
    JsonObject earlier = decision(true);
    earlier.addProperty("until", "2026-05-25");
    assertThat(world.officer().call("decideExtension", id(asked), earlier).expect(422).pointers())
        .containsExactly("/until");
    decide(world.officer(), asked, true).expect(200);
    assertThat(apply(agent, campaign, organization, "2026-07-01").expect(409).text("detail"))
        .contains("最多准予延期1次");

    world.moveTo("2026-06-02T01:00:00Z");
    String late = world.organizations().get(1);
    assertThat(apply(agent(late), campaign, late, "2026-06-20").expect(409).text("detail"))
        .contains("已经过了");
  }

  @Test
  void onlyItsOwnAndOnlyByAnotherPerson() {
    UUID campaign = begin();
    String own = world.organizations().get(2);
    String foreign = world.organizations().get(3);
    Api agent = agent(own);
    assertThat(apply(agent, campaign, foreign, "2026-06-12").expect(422).pointers())
        .containsExactly("/organization");
    JsonObject counter = apply(world.officer(), campaign, own, "2026-06-12").expect(201).json();
    assertThat(text(counter, "how")).isEqualTo("counter");
    assertThat(decide(world.officer(), counter, true).expect(409).text("detail")).contains("另一位同事");
    agent(foreign).call("withdrawExtension", id(counter)).expect(404);
    assertThat(text(agent.call("withdrawExtension", id(counter)).expect(200).json(), "state"))
        .isEqualTo("withdrawn");
    decide(world.server().as("approver"), counter, true).expect(409);
    assertThat(agent(foreign).call("listExtensions").expect(200).body().toString())
        .doesNotContain(text(counter, "id"));
  }

  @Race
  @Test
  void ofTwoWhoDecideAtOnceOneIsTold() {
    UUID campaign = begin();
    String organization = world.organizations().get(4);
    JsonObject asked =
        apply(agent(organization), campaign, organization, "2026-06-12").expect(201).json();
    Api officer = world.officer();
    Api approver = world.server().as("approver");
    List<Callable<Api.Answer>> both =
        List.of(() -> decide(officer, asked, true), () -> decide(approver, asked, false));
    List<Api.Answer> answers = AtOnce.call(both);
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
    JsonObject kept =
        answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow().json();
    assertThat(due(agent(organization), campaign))
        .isEqualTo(text(kept, "state").equals("granted") ? "2026-06-12" : "2026-06-01");
  }

  private static Api.Answer apply(Api who, UUID campaign, String organization, String until) {
    var draft = new JsonObject();
    draft.addProperty("campaign", campaign.toString());
    draft.addProperty("organization", organization);
    draft.addProperty("until", until);
    draft.addProperty("reason", "演示：会计出差，账还没有做完");
    return who.call("applyForExtension", Map.of(), draft);
  }

  private static Api.Answer decide(Api who, JsonObject application, boolean granted) {
    return who.call("decideExtension", id(application), decision(granted));
  }

  private static JsonObject decision(boolean granted) {
    var decision = new JsonObject();
    decision.addProperty("granted", granted);
    decision.addProperty("answer", "演示：请看答复");
    return decision;
  }

  private static JsonObject term(Api agent, UUID campaign) {
    return agent
        .call("listReportTerms")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject())
        .filter(item -> text(item, "campaign").equals(campaign.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static String due(Api agent, UUID campaign) {
    return text(term(agent, campaign).getAsJsonObject("due"), "due");
  }

  private static String state(Api agent, UUID campaign) {
    return text(term(agent, campaign), "state");
  }

  private static Api agent(String organization) {
    return Staff.agent(world.server(), "filer-" + UUID.randomUUID(), organization);
  }

  private static Map<String, Object> id(JsonObject application) {
    return Map.of("extension", text(application, "id"));
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
