package cn.pufa.circular;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TemplateRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A circular from its draft to its lasting record. */
class CircularIT {

  private static TestServer server;
  private static Jdbc database;
  private static Api officer;
  private static Api approver;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
    officer = server.as("case_officer");
    approver = server.as("approver");
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void fromTheDraftToTheRecord() throws IOException {
    String id = CircularRequests.create(officer);
    Map<String, Object> circular = Map.of("circular", id);
    JsonObject dryRun = officer.call("dryRunCircular", circular).expect(200).json();
    int told = dryRun.get("organizations").getAsInt();
    assertThat(told).isEqualTo(inTownship());
    assertThat(dryRun.get("ready").getAsBoolean()).isTrue();
    assertThat(forecast(dryRun, "inbox").get("organizations").getAsInt()).isEqualTo(told);
    assertThat(
            forecast(dryRun, "email").get("organizations").getAsInt()
                + forecast(dryRun, "email").get("without").getAsInt())
        .isEqualTo(told);
    assertThat(dryRun.toString()).contains("请在下周前核对登记信息。").doesNotContain("{matter}");

    officer.call("releaseCircular", circular, new JsonObject()).expect(409);
    JsonObject released =
        approver.call("releaseCircular", circular, new JsonObject()).expect(202).json();
    assertThat(released.get("included").getAsInt()).isEqualTo(told);
    assertThat(released.get("leftOut").getAsInt()).isZero();

    JsonObject progress = finished(id);
    assertThat(progress.get("organizations").getAsInt()).isEqualTo(told);
    assertThat(progress.get("received").getAsInt())
        .isEqualTo(forecast(dryRun, "email").get("organizations").getAsInt());
    assertThat(officer.call("getCircular", circular).expect(200).text("state")).isEqualTo("done");

    JsonObject unread =
        officer
            .call("listCircularRecipients", Map.of("circular", id, "missing", "read"))
            .expect(200)
            .json();
    assertThat(unread.get("total").getAsInt()).isEqualTo(told);
    assertThat(Own.items(unread)).allSatisfy(CircularIT::hasItsMail);

    JsonObject effect = officer.call("getCircularEffect", circular).expect(200).json();
    assertThat(effect.getAsJsonArray("occasions").get(0).getAsJsonObject().get("organizations"))
        .hasToString(String.valueOf(told));

    byte[] record = officer.call("exportCircularRecord", circular).expect(200).bytes();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(record))) {
      assertThat(workbook.getFirstSheet().read())
          .hasSize(1 + told + progress.get("received").getAsInt());
    }
  }

  private static void hasItsMail(JsonObject recipient) {
    JsonArray ways = recipient.getAsJsonArray("ways");
    if (!ways.isEmpty()) {
      JsonObject way = ways.get(0).getAsJsonObject();
      assertThat(way.get("channel").getAsString()).isEqualTo("email");
      assertThat(way.get("state").getAsString()).isEqualTo("sent");
      assertThat(way.get("cause").getAsString()).isEqualTo("first");
    }
  }

  @Test
  void whoChangedItLastDoesNotReleaseIt() {
    Api second = Staff.create(server, "officer-second", "case_officer", "440881").api();
    String id = CircularRequests.create(officer);
    Map<String, Object> circular = Map.of("circular", id);
    second.call("updateCircular", circular, Given.seen(1, CircularRequests.draft())).expect(200);
    second.call("releaseCircular", circular, new JsonObject()).expect(409);
    officer.call("releaseCircular", circular, new JsonObject()).expect(202);
    officer.call("updateCircular", circular, Given.seen(2, CircularRequests.draft())).expect(409);
    approver.call("releaseCircular", circular, new JsonObject()).expect(409);
    assertThat(database.number("select count(*) from occasion where circular = '%s'".formatted(id)))
        .isEqualTo(1);
  }

  /** Whoever opted out still gets what the law demands. */
  @Test
  void onlyCourtesyCanBeOptedOutOf() {
    String organization = anyInTownship();
    database.execute(
        "insert into opt_out (organization, since) values ('%s', now())".formatted(organization));
    JsonObject courtesy = CircularRequests.draft();
    courtesy.addProperty("kind", "courtesy");
    String id = CircularRequests.create(officer, courtesy);
    JsonObject dryRun = officer.call("dryRunCircular", Map.of("circular", id)).expect(200).json();
    JsonObject leftOut = dryRun.getAsJsonArray("leftOut").get(0).getAsJsonObject();
    assertThat(leftOut.get("why").getAsString()).isEqualTo("opted_out");
    assertThat(leftOut.get("count").getAsInt()).isEqualTo(1);
    approver.call("releaseCircular", Map.of("circular", id), new JsonObject()).expect(202);

    JsonObject frozen =
        officer
            .call("listCircularAudience", Map.of("circular", id, "included", false))
            .expect(200)
            .json();
    JsonObject entry = Own.items(frozen).getFirst();
    assertThat(entry.get("organization").getAsString()).isEqualTo(organization);
    assertThat(entry.get("reason").getAsString()).isEqualTo("已退订一般告知");
    assertThat(noticesTo(id, organization)).isZero();

    String statutory = CircularRequests.create(officer);
    approver.call("releaseCircular", Map.of("circular", statutory), new JsonObject()).expect(202);
    assertThat(noticesTo(statutory, organization)).isEqualTo(1);
    database.execute("delete from opt_out where organization = '%s'".formatted(organization));
  }

  @Test
  void pausedItWaitsAndCancelledTheRestIsGivenUp() {
    UUID id = released();
    Map<String, Object> circular = Map.of("circular", id);
    UUID waiting = CircularRequests.plant(server, id, "sms", "queued");
    JsonObject paused =
        officer.call("pauseCircular", circular, CircularRequests.reason()).expect(200).json();
    assertThat(paused.get("state").getAsString()).isEqualTo("paused");
    assertThat(paused.get("pauseReason").getAsString()).isEqualTo("演示·测试用");
    officer.call("pauseCircular", circular, CircularRequests.reason()).expect(409);
    assertThat(officer.call("resumeCircular", circular, new JsonObject()).expect(200).text("state"))
        .isEqualTo("running");
    officer.call("resumeCircular", circular, new JsonObject()).expect(409);
    assertThat(
            officer
                .call("cancelCircular", circular, CircularRequests.reason())
                .expect(200)
                .number("cancelled"))
        .isEqualTo(1);
    assertThat(state(waiting)).isEqualTo("cancelled");
    assertThat(officer.call("getCircular", circular).expect(200).text("state"))
        .isEqualTo("cancelled");
    officer.call("cancelCircular", circular, CircularRequests.reason()).expect(409);
  }

  @Test
  void aPersonResolvesADoubtOnce() {
    UUID id = released();
    UUID doubtful = CircularRequests.plant(server, id, "sms", "uncertain");
    JsonObject failures =
        officer
            .call("getCircularProgress", Map.of("circular", id))
            .expect(200)
            .json()
            .getAsJsonArray("failures")
            .get(0)
            .getAsJsonObject();
    assertThat(failures.get("state").getAsString()).isEqualTo("uncertain");
    assertThat(failures.get("advice").getAsString()).contains("核实");
    JsonObject settlement = CircularRequests.reason();
    settlement.addProperty("state", "sent");
    officer.call("settleMessage", Map.of("message", doubtful), settlement).expect(200);
    assertThat(state(doubtful)).isEqualTo("sent");
    officer.call("settleMessage", Map.of("message", doubtful), settlement).expect(409);
    officer.call("settleMessage", Map.of("message", UUID.randomUUID()), settlement).expect(404);
  }

  /** What was released of a template stays as it was, whatever becomes of the template. */
  @Test
  void aTemplateChangedMeanwhileChangesNothing() {
    JsonObject template = template();
    String templateId = template.get("id").getAsString();
    JsonObject draft = CircularRequests.draft();
    draft.remove("words");
    draft.add("values", CircularRequests.pair("year", "2025"));
    draft.addProperty("dueOn", "2030-06-28");
    JsonObject reference = CircularRequests.pair("template", templateId);
    reference.addProperty("version", 1);
    draft.add("template", reference);
    String id = CircularRequests.create(officer, draft);
    JsonObject dryRun = officer.call("dryRunCircular", Map.of("circular", id)).expect(200).json();
    assertThat(dryRun.toString()).contains("2025年度报告").contains("2030年6月28日");
    approver.call("releaseCircular", Map.of("circular", id), new JsonObject()).expect(202);
    finished(id);
    assertThat(
            database.column(
                "select forms ->> 'sms' from occasion where circular = '%s'".formatted(id)))
        .containsExactly("{organization}请在2030年6月28日（星期五）前报送2025年度报告。");
  }

  private static JsonObject template() {
    return officer
        .call("createTemplate", Map.of(), TemplateRequests.draft())
        .expect(201)
        .json()
        .getAsJsonObject("summary");
  }

  /** A later reminder to others does not take from one what it did after its own. */
  @Test
  void theEffectIsCountedByEachOrganisation() {
    String id = released().toString();
    String first = anyInTownship();
    database.execute(
        """
        insert into occasion (circular, code, forms, created_at)
        select circular, 'reminder-1', forms, created_at + interval '1 hour' from occasion where circular = '%1$s'"""
            .formatted(id));
    database.execute(
        """
        insert into notice (circular, occasion, duty, division, organization, organization_name, created_at, sent_at)
        select circular, 'reminder-1', id, division, organization, organization_name, created_at, sent_at
          from notice where circular = '%1$s' and organization <> '%2$s'"""
            .formatted(id, first));
    database.execute(
        """
        update notice n set reply = 'done', replied_at = o.created_at + interval '2 hours' from occasion o
         where o.circular = n.circular and o.code = 'notice' and n.circular = '%s' and n.duty = n.id"""
            .formatted(id));
    JsonArray occasions =
        officer
            .call("getCircularEffect", Map.of("circular", id))
            .expect(200)
            .json()
            .getAsJsonArray("occasions");
    assertThat(occasions.get(0).getAsJsonObject().get("acted").getAsInt())
        .as("the one that was told nothing since")
        .isEqualTo(1);
    assertThat(occasions.get(1).getAsJsonObject().get("acted").getAsInt())
        .isEqualTo(inTownship() - 1);
  }

  /** What counts is the day on which it would be released. */
  @Test
  void itIsNotScheduledBeyondItsOwnDueDay() {
    JsonObject draft = CircularRequests.draft();
    draft.addProperty("dueOn", java.time.LocalDate.now().plusDays(20).toString());
    String id = CircularRequests.create(officer, draft);
    var late = new JsonObject();
    late.addProperty("releaseAt", java.time.Instant.now().plus(Duration.ofDays(60)).toString());
    Api.Answer refused = approver.call("releaseCircular", Map.of("circular", id), late).expect(422);
    assertThat(refused.json().toString()).contains("/dueOn");
    approver.call("releaseCircular", Map.of("circular", id), new JsonObject()).expect(202);
  }

  /** The notice of a campaign is watched and steered in the same way. */
  @Test
  void aCampaignIsWatchedToo() {
    UUID campaign = Given.releasedCampaign(officer, approver);
    JsonObject progress = finished(campaign.toString());
    assertThat(progress.get("source").getAsString()).isEqualTo("annual_report");
    assertThat(progress.get("organizations").getAsInt()).isEqualTo(577);
    officer.call("getCircularEffect", Map.of("circular", campaign)).expect(200);
    officer.call("exportCircularRecord", Map.of("circular", campaign)).expect(200);
    officer.call("getCircular", Map.of("circular", campaign)).expect(404);
  }

  private static UUID released() {
    String id = CircularRequests.create(officer);
    approver.call("releaseCircular", Map.of("circular", id), new JsonObject()).expect(202);
    finished(id);
    return UUID.fromString(id);
  }

  /** Asked once more when all has left: one answer counts the last ones before it sees them go. */
  private static JsonObject finished(String circular) {
    Eventually.within(
        Duration.ofSeconds(60),
        () -> {
          JsonObject now = progress(circular);
          assertThat(now.get("finished").getAsBoolean()).isTrue();
          return now;
        });
    return progress(circular);
  }

  private static JsonObject progress(String circular) {
    return officer.call("getCircularProgress", Map.of("circular", circular)).expect(200).json();
  }

  private static JsonObject forecast(JsonObject dryRun, String channel) {
    return dryRun.getAsJsonArray("channels").asList().stream()
        .map(one -> one.getAsJsonObject())
        .filter(one -> one.get("channel").getAsString().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  private static int inTownship() {
    return (int) database.number("select count(*) from organization where township = '440881001'");
  }

  private static String anyInTownship() {
    return database
        .column("select id from organization where township = '440881001' order by id limit 1")
        .getFirst();
  }

  private static long noticesTo(String circular, String organization) {
    return database.number(
        "select count(*) from notice where circular = '%s' and organization = '%s'"
            .formatted(circular, organization));
  }

  private static String state(UUID message) {
    List<String> states =
        database.column("select state from message where id = '%s'".formatted(message));
    return states.getFirst();
  }
}
