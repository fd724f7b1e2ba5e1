package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Wire;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command sent again does its work once; two people with one wish do it once. */
@Fault("F13")
class IdempotencyIT {

  private static final Sql CAMPAIGNS =
      Sql.of("select count(*) as n from campaign where document_number = $1");
  private static final Sql EVENTS =
      Sql.of("select count(*) as n from audit_event where action = $1 and subject = $2");
  private static final Sql ALL_EVENTS = Sql.of("select count(*) as n from audit_event");
  private static final Sql NOTICES =
      Sql.of("select count(*) as n from notice where circular = $1::text::uuid");

  private static TestServer server;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Race
  @Test
  void twentyTimesAtOnceIsOnce() {
    String key = Api.key();
    JsonObject draft = Given.campaignDraft();
    List<Api.Answer> answers =
        AtOnce.call(Collections.nCopies(20, () -> create(officer, draft, key)));
    assertThat(answers)
        .hasSize(20)
        .allSatisfy(
            answer -> {
              assertThat(answer.expect(201).body()).isEqualTo(answers.getFirst().body());
              assertThat(answer.bytes()).isEqualTo(answers.getFirst().bytes());
            });
    assertThat(campaigns(draft)).isEqualTo(1);
    assertThat(events("createCampaign", "campaign/" + answers.getFirst().text("id"))).isEqualTo(1);
  }

  @Test
  void theSameKeyWithOtherContentIsRefused() {
    String key = Api.key();
    JsonObject first = Given.campaignDraft();
    create(officer, first, key).expect(201);
    JsonObject other = Given.campaignDraft();
    assertThat(create(officer, other, key).expect(422).text("type")).isEqualTo("key-reused");
    assertThat(campaigns(other)).isZero();
  }

  @Test
  void theSameKeyWithAnotherOperationOrPathIsRefused() {
    String key = Api.key();
    String campaign = create(officer, Given.campaignDraft(), key).expect(201).text("id");
    Map<String, Object> release = Map.of("campaign", campaign, "Idempotency-Key", key);
    assertThat(officer.call("releaseCampaign", release).expect(422).text("type"))
        .isEqualTo("key-reused");
    assertThat(officer.call("getCampaign", Map.of("campaign", campaign)).text("state"))
        .isEqualTo("draft");

    Api agent = server.as("org_agent");
    JsonArray inbox = agent.call("listInbox").expect(200).json().getAsJsonArray("items");
    String notice = inbox.get(0).getAsJsonObject().get("id").getAsString();
    String other = java.util.UUID.randomUUID().toString();
    String second = Api.key();
    agent
        .call("acknowledgeNotice", Map.of("notice", notice, "Idempotency-Key", second))
        .expect(200);
    assertThat(
            agent
                .call("acknowledgeNotice", Map.of("notice", other, "Idempotency-Key", second))
                .expect(422)
                .text("type"))
        .isEqualTo("key-reused");
  }

  @Test
  void aKeyBelongsToWhoSentIt() {
    Staff.add(server, "second-officer", "case_officer");
    String key = Api.key();
    JsonObject mine = Given.campaignDraft();
    JsonObject theirs = Given.campaignDraft();
    String first = create(officer, mine, key).expect(201).text("id");
    String second = create(server.as("second-officer"), theirs, key).expect(201).text("id");
    assertThat(second).isNotEqualTo(first);
    assertThat(campaigns(mine)).isEqualTo(1);
    assertThat(campaigns(theirs)).isEqualTo(1);
  }

  @Test
  void aRefusedCommandLeavesItsKeyFree() {
    JsonObject taken = Given.campaignDraft();
    create(officer, taken, Api.key()).expect(201);
    String key = Api.key();
    JsonObject backwards = Given.campaignDraft();
    backwards.addProperty("closesOn", "2026-01-01");
    long before = count(ALL_EVENTS);
    create(officer, backwards, key).expect(422);
    create(officer, taken, key).expect(422);
    assertThat(count(ALL_EVENTS)).as("a refused command has no effect to record").isEqualTo(before);
    create(officer, Given.campaignDraft(), key).expect(201);
  }

  @Test
  void aConflictLeavesItsKeyFree() {
    JsonObject nobody = Given.campaignDraft();
    nobody.addProperty("registeredBefore", "1950-01-01");
    String campaign =
        Given.submitted(officer, create(officer, nobody, Api.key()).expect(201).text("id"));
    String key = Api.key();
    officer
        .call("releaseCampaign", Map.of("campaign", campaign, "Idempotency-Key", key))
        .expect(409);
    create(officer, Given.campaignDraft(), key).expect(201);
    Api approver = server.as("approver");
    String other = Api.key();
    approver
        .call("releaseCampaign", Map.of("campaign", campaign, "Idempotency-Key", other))
        .expect(409);
    approver
        .call("releaseCampaign", Map.of("campaign", campaign, "Idempotency-Key", other))
        .expect(409);
  }

  @Test
  void anImportSentAgainAnswersTheSame() {
    String key = Api.key();
    byte[] file = Given.workbook(Given.rows(31).subList(0, 5));
    Api.Answer first = officer.upload("importOrganizations", file, key).expect(200);
    assertThat(first.number("created") + first.number("updated")).isEqualTo(5);
    Api.Answer again = officer.upload("importOrganizations", file, key).expect(200);
    assertThat(again.body()).isEqualTo(first.body());
    byte[] other = Given.workbook(Given.rows(31).subList(0, 6));
    officer.upload("importOrganizations", other, key).expect(422);
    Api.Answer withNewKey = officer.upload("importOrganizations", file, Api.key()).expect(200);
    assertThat(withNewKey.number("unchanged")).isEqualTo(5);
  }

  @Race
  @Fault("F12")
  @Test
  void twoOfficersWhoReleaseAtOnceSendOnce() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("registeredBefore", "2023-12-30");
    Api.Answer created = create(officer, draft, Api.key()).expect(201);
    String campaign = Given.submitted(officer, created.text("id"));
    Api approver = server.as("approver");
    Staff.add(server, "other-officer", "case_officer");
    Api otherOfficer = server.as("other-officer");
    Callable<Api.Answer> mine = () -> release(otherOfficer, campaign);
    Callable<Api.Answer> theirs = () -> release(approver, campaign);
    List<Api.Answer> answers = AtOnce.call(List.of(mine, theirs));
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(202, 409);
    Api.Answer released =
        answers.stream().filter(answer -> answer.status() == 202).findFirst().orElseThrow();
    assertThat(released.number("inScope")).isEqualTo(created.number("inScope")).isPositive();
    assertThat(count(NOTICES, campaign)).isEqualTo(released.number("inScope"));
    assertThat(events("releaseCampaign", "campaign/" + campaign)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space", "键键键键键键键键", "semi;colon", ""})
  void aKeyThatCannotBeIsNamed(String key) {
    String answer =
        Wire.exchange(
            server.node().address(),
            "POST",
            "/api/campaigns",
            "Authorization: Bearer " + officer.token(),
            "Idempotency-Key: " + key,
            "Content-Type: application/json",
            "Content-Length: 2\r\n\r\n{}");
    assertThat(Wire.status(answer)).isEqualTo(422);
    assertThat(answer).contains("header/Idempotency-Key");
  }

  private static Api.Answer release(Api caller, String campaign) {
    return caller.call(
        "releaseCampaign", Map.of("campaign", campaign, "Idempotency-Key", Api.key()));
  }

  private static Api.Answer create(Api caller, JsonObject draft, String key) {
    return caller.send(
        "createCampaign",
        Map.of("Idempotency-Key", key),
        "application/json",
        draft.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static long campaigns(JsonObject draft) {
    return count(CAMPAIGNS, draft.get("documentNumber").getAsString());
  }

  private static long events(String action, String subject) {
    return count(EVENTS, action, subject);
  }

  private static long count(Sql sql, String... parameters) {
    Object[] values = Stream.of(parameters).toArray();
    return server.store().read(tx -> tx.one(sql, row -> row.getLong("n"), values));
  }
}
