package cn.pufa.annualreport;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.MovableClock;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A campaign from draft to close: its states, its days, and who is asked. */
class CampaignIT {

  private static final MovableClock CLOCK = new MovableClock("2026-02-10T01:00:00Z");

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestPostgres.create(), CLOCK);
    database = Jdbc.connect(server.database().appUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void aCampaignGoesFromDraftToCloseOnceThroughEachState() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    String id = draft(2025, Map.of());
    assertThat(state(id)).isEqualTo("draft");
    approver().call("releaseCampaign", id(id)).expect(409);
    Given.submitted(officer(), id);
    assertThat(state(id)).isEqualTo("review");
    officer().call("changeCampaign", id(id), Given.seen(1, Given.campaignDraft())).expect(409);

    approver().call("returnCampaign", id(id), reason("登记日期请再核对")).expect(200);
    JsonObject changed = Given.campaignDraft();
    changed.addProperty("registeredBefore", "2023-12-30");
    Given.seen(1, changed);
    JsonObject now = officer().call("changeCampaign", id(id), changed).expect(200).json();
    assertThat(now.get("registeredBefore").getAsString()).isEqualTo("2023-12-30");
    Given.submitted(officer(), id);
    officer().call("releaseCampaign", id(id)).expect(409);
    approver().call("releaseCampaign", id(id)).expect(202);
    assertThat(state(id)).as("before the first day").isEqualTo("released");

    CLOCK.moveTo("2026-02-28T15:59:59Z");
    assertThat(state(id)).as("one second before").isEqualTo("released");
    CLOCK.moveTo("2026-02-28T16:00:00Z");
    assertThat(state(id)).as("the first day in China").isEqualTo("receiving");
    CLOCK.moveTo("2026-06-01T15:59:59Z");
    assertThat(state(id)).as("the last second of the last day").isEqualTo("receiving");
    approver().call("windUpCampaign", id(id), reason("过早")).expect(409);
    CLOCK.moveTo("2026-06-01T16:00:00Z");
    assertThat(state(id)).isEqualTo("closed");

    JsonObject wound =
        approver().call("windUpCampaign", id(id), reason("截止后核对完毕")).expect(200).json();
    assertThat(wound.get("state").getAsString()).isEqualTo("wound_up");
    JsonObject figures = wound.getAsJsonObject("figures");
    assertThat(figures.get("missing").getAsInt())
        .isEqualTo(figures.get("inScope").getAsInt())
        .isEqualTo(wound.get("inScope").getAsInt());
    approver().call("windUpCampaign", id(id), reason("再来一次")).expect(409);
    server.node().tick();
    assertThat(steps(id))
        .containsExactly(
            "drafted",
            "submitted",
            "returned",
            "changed",
            "submitted",
            "released",
            "wound_up",
            "opened 2026-03-01",
            "closed 2026-06-02");
  }

  /** After months of standing still, on two nodes at once: each step once, in the order of days. */
  @Race
  @Test
  void stepsOfTheClockAreTakenOnceOnTwoNodesAndCaughtUpInOrder() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    String first = released(2023, Map.of("opensOn", "2026-03-05", "closesOn", "2026-04-20"));
    String second = released(2022, Map.of("opensOn", "2025-03-15", "closesOn", "2025-12-30"));
    long before = database.number("select coalesce(max(id), 0) from campaign_step");
    CLOCK.moveTo("2026-09-01T01:00:00Z");
    try (TestServer other = TestServer.start(server.database(), CLOCK)) {
      List<Callable<Boolean>> ticks = List.of(tick(server), tick(other), tick(server), tick(other));
      AtOnce.call(ticks);
      AtOnce.call(ticks);
    }
    List<String> taken =
        database.column(
            "select day || ' ' || step from campaign_step where id > %d and campaign in ('%s', '%s') order by id"
                .formatted(before, first, second));
    assertThat(taken)
        .containsExactly(
            "2025-03-15 opened", "2025-12-31 closed", "2026-03-05 opened", "2026-04-21 closed");
    assertThat(
            database.number(
                "select count(*) from audit_event where action in ('openCampaign', 'closeCampaign') and subject in ('campaign/%s', 'campaign/%s')"
                    .formatted(first, second)))
        .isEqualTo(4);
  }

  private static Callable<Boolean> tick(TestServer node) {
    return () -> {
      node.node().tick();
      return true;
    };
  }

  @Race
  @Test
  void twoReleasesAtOnceSendOnceAndTheOtherIsTold() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    Staff.add(server, "second-approver", "approver");
    String id = Given.submitted(officer(), draft(2024, Map.of()));
    Api one = approver();
    Api other = server.as("second-approver");
    List<Callable<Api.Answer>> both =
        List.of(
            () -> one.call("releaseCampaign", id(id)), () -> other.call("releaseCampaign", id(id)));
    List<Api.Answer> answers = AtOnce.call(both);
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(202, 409);
    answers.stream()
        .filter(answer -> answer.status() == 409)
        .forEach(answer -> assertThat(answer.text("detail")).contains("已经发布过"));
    assertThat(
            database.number(
                "select count(*) - count(distinct organization) from notice where circular = '%s'"
                    .formatted(id)))
        .isZero();
  }

  @Test
  void everyDayShowsHowItWasReckoned() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    JsonObject usual = get(draft(2025, Map.of()));
    assertThat(due(usual, "deadline")).isEqualTo("2026-06-01");
    assertThat(explanation(usual, "deadline")).contains("原定5月31日是星期日", "民法典第二百零三条");
    assertThat(due(usual, "consentDue")).as("31 March is a Tuesday").isEqualTo("2026-03-31");

    JsonObject fixed = get(draft(2025, Map.of("moves", false)));
    assertThat(due(fixed, "deadline")).isEqualTo("2026-05-31");
    assertThat(explanation(fixed, "deadline")).contains("不顺延");

    JsonObject makeUp = get(draft(2025, Map.of("closesOn", "2026-05-09")));
    assertThat(due(makeUp, "deadline")).as("a Saturday that is worked").isEqualTo("2026-05-09");
    assertThat(explanation(makeUp, "deadline")).contains("调休上班日");

    JsonObject leap =
        get(
            draft(
                2023,
                Map.of(
                    "opensOn", "2024-01-02", "consentBy", "2024-02-29", "closesOn", "2024-02-29")));
    assertThat(due(leap, "deadline")).as("29 February, a Thursday").isEqualTo("2024-02-29");

    JsonObject holiday =
        get(draft(2024, Map.of("opensOn", "2025-03-01", "closesOn", "2025-10-01")));
    assertThat(due(holiday, "deadline")).as("after eight days of rest").isEqualTo("2025-10-09");
  }

  @Test
  void theRulesCarryTheirSources() {
    JsonObject rules = officer().call("getCampaignRules", Map.of("year", 2025)).expect(200).json();
    JsonObject groups = rules.getAsJsonArray("types").get(0).getAsJsonObject();
    assertThat(due(groups, "consent")).isEqualTo("2026-03-31");
    assertThat(due(groups, "file")).isEqualTo("2026-06-01");
    assertThat(groups.get("source").getAsString()).contains("社会团体登记管理条例第二十八条");
    JsonObject foundations = rules.getAsJsonArray("types").get(2).getAsJsonObject();
    assertThat(due(foundations, "file")).isEqualTo("2026-03-31");
    assertThat(rules.getAsJsonObject("youngSource").get("verifier").getAsString()).isEqualTo("待核对");
  }

  @Test
  void documentNumbersHaveOneFormAndAreUsedOnce() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    for (String wrong :
        List.of(
            "廉民发[2026]12号", "廉民发〔26〕12号", "廉民发〔2026〕号", "廉民发〔2026〕012345号", "〔2026〕1号", "12号")) {
      JsonObject draft = Given.campaignDraft();
      draft.addProperty("documentNumber", wrong);
      Api.Answer refused = officer().call("createCampaign", Map.of(), draft).expect(422);
      assertThat(refused.pointers()).as(wrong).containsExactly("/documentNumber");
    }
    JsonObject first = Given.campaignDraft();
    officer().call("createCampaign", Map.of(), first).expect(201);
    JsonObject second = Given.campaignDraft();
    second.add("documentNumber", first.get("documentNumber"));
    assertThat(officer().call("createCampaign", Map.of(), second).expect(422).pointers())
        .containsExactly("/documentNumber");
  }

  @Test
  void whoIsNotAskedIsToldWhy() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    List<String> three =
        database.column(
            "select id from organization where type = 'private_non_enterprise' order by credit_code desc limit 3");
    registeredOn(three.get(0), "2025-06-30");
    registeredOn(three.get(1), "2025-07-01");
    registeredOn(three.get(2), "2026-01-05");
    String id = draft(2025, Map.of("registeredBefore", "2025-12-31", "youngMonths", 6));
    assertThat(line(id, three.get(0)).has("why")).as("six months and a day").isFalse();
    assertThat(line(id, three.get(1)).get("why").getAsString()).isEqualTo("too_young");
    assertThat(line(id, three.get(1)).get("explanation").getAsString()).contains("满6个月是2026年1月1日");
    assertThat(line(id, three.get(2)).get("why").getAsString()).isEqualTo("registered_later");

    String other =
        database
            .column(
                "select id from organization where type = 'social_group' order by credit_code limit 1")
            .getFirst();
    Map<String, Object> path = Map.of("campaign", id, "organization", other);
    int asked = get(id).get("inScope").getAsInt();
    JsonObject excluded =
        officer().call("excludeFromCampaign", path, reason("正在办理注销")).expect(200).json();
    assertThat(excluded.get("reason").getAsString()).isEqualTo("正在办理注销");
    assertThat(get(id).get("inScope").getAsInt()).isEqualTo(asked - 1);

    Given.submitted(officer(), id);
    approver().call("releaseCampaign", id(id)).expect(202);
    assertThat(line(id, other).get("why").getAsString()).isEqualTo("excluded");
    assertThat(line(id, three.get(1)).get("why").getAsString()).isEqualTo("too_young");
    assertThat(
            database.number(
                "select count(*) from notice where circular = '%s' and organization in ('%s', '%s', '%s')"
                    .formatted(id, other, three.get(1), three.get(2))))
        .isZero();
    officer().call("includeInCampaign", path).expect(409);
    JsonObject counts = scope(id, Map.of("campaign", id)).getAsJsonObject("counts");
    assertThat(counts.get("asked").getAsInt()).isEqualTo(asked - 1);
    assertThat(counts.get("excluded").getAsInt()).isEqualTo(1);
    assertThat(counts.get("too_young").getAsInt()).isEqualTo(1);
  }

  /** After the release nothing is owed any more, and again where that is taken back. */
  @Test
  void leftOutAfterTheReleaseOwesNothing() {
    CLOCK.moveTo("2026-02-10T01:00:00Z");
    String id = released(2021, Map.of("opensOn", "2022-03-01", "closesOn", "2022-05-31"));
    String organization =
        database
            .column(
                "select organization from campaign_scope where campaign = '%s' and why is null order by organization limit 1"
                    .formatted(id))
            .getFirst();
    assertThat(terms(organization, 2021)).containsExactly("overdue");
    Map<String, Object> path = Map.of("campaign", id, "organization", organization);
    officer().call("excludeFromCampaign", path, reason("已经并入别的组织")).expect(200);
    assertThat(terms(organization, 2021)).isEmpty();
    officer().call("includeInCampaign", path).expect(200);
    assertThat(terms(organization, 2021)).containsExactly("overdue");
  }

  private static List<String> terms(String organization, int year) {
    return officer()
        .call("listReportTerms", Map.of("organization", organization))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(term -> term.getAsJsonObject())
        .filter(term -> term.get("year").getAsInt() == year)
        .map(term -> term.get("state").getAsString())
        .toList();
  }

  private static void registeredOn(String organization, String day) {
    database.execute(
        "update organization set registered_on = '%s' where id = '%s'"
            .formatted(day, organization));
  }

  private static JsonObject line(String campaign, String organization) {
    String name =
        database
            .column("select name from organization where id = '%s'".formatted(organization))
            .getFirst();
    return scope(campaign, Map.of("campaign", campaign, "text", name))
        .getAsJsonArray("items")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject scope(String campaign, Map<String, Object> query) {
    return officer().call("listCampaignScope", query).expect(200).json();
  }

  private static String draft(int year, Map<String, Object> members) {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    members.forEach(
        (name, value) -> {
          if (value instanceof Number number) {
            draft.addProperty(name, number);
          } else if (value instanceof Boolean flag) {
            draft.addProperty(name, flag);
          } else {
            draft.addProperty(name, value.toString());
          }
        });
    return officer().call("createCampaign", Map.of(), draft).expect(201).text("id");
  }

  private static String released(int year, Map<String, Object> members) {
    String id = Given.submitted(officer(), draft(year, members));
    approver().call("releaseCampaign", id(id)).expect(202);
    return id;
  }

  private static List<String> steps(String id) {
    return officer()
        .call("listCampaignSteps", id(id))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject())
        .map(
            step ->
                step.get("step").getAsString()
                    + (step.has("day") ? " " + step.get("day").getAsString() : ""))
        .toList();
  }

  private static JsonObject get(String id) {
    return officer().call("getCampaign", id(id)).expect(200).json();
  }

  private static String state(String id) {
    return get(id).get("state").getAsString();
  }

  private static String due(JsonObject of, String member) {
    return of.getAsJsonObject(member).get("due").getAsString();
  }

  private static String explanation(JsonObject of, String member) {
    return of.getAsJsonObject(member).get("explanation").getAsString();
  }

  private static Map<String, Object> id(String campaign) {
    return Map.of("campaign", campaign);
  }

  private static JsonObject reason(String text) {
    var reason = new JsonObject();
    reason.addProperty("reason", text);
    return reason;
  }

  private static Api officer() {
    return server.as("case_officer");
  }

  private static Api approver() {
    return server.as("approver");
  }
}
