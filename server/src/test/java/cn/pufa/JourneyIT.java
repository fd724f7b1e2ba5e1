package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.audit.AuditHead;
import cn.pufa.audit.AuditVerification;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The main job from end to end: a resident reads, an officer imports and notifies, an organisation
 * answers, all is counted.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyIT {

  private static TestServer server;
  private static String campaign;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void residentPicksMarriageReadsACardAndItsArticle() {
    Api resident = server.api();
    var cards =
        resident
            .call("listCards", Map.of("topic", "marriage"))
            .expect(200)
            .json()
            .getAsJsonArray("items");
    assertThat(cards.size()).isGreaterThan(20);
    String id = cards.get(0).getAsJsonObject().get("id").getAsString();

    JsonObject card = resident.call("getCard", Map.of("card", id)).expect(200).json();
    JsonObject citation = card.getAsJsonArray("citations").get(0).getAsJsonObject();
    assertThat(citation.get("version").getAsString()).matches("\\d{4}-\\d{2}-\\d{2}");

    JsonObject article =
        resident
            .call(
                "getArticle",
                Map.of(
                    "statute",
                    citation.get("statute").getAsString(),
                    "article",
                    citation.get("article").getAsInt()))
            .expect(200)
            .json();
    assertThat(article.get("law").getAsString()).isEqualTo(citation.get("law").getAsString());
    assertThat(article.get("gist").getAsString()).isNotBlank();
    assertThat(article.get("status").getAsString()).isEqualTo("in_force");
  }

  @Test
  @Order(2)
  void residentSearchesInOwnWords() {
    var items =
        Eventually.within(
            Duration.ofSeconds(20),
            () ->
                server
                    .api()
                    .call("search", Map.of("q", "领证要带户口本吗", "size", 3))
                    .expect(200)
                    .json()
                    .getAsJsonArray("items"));
    assertThat(items).isNotEmpty();
    JsonObject first = items.get(0).getAsJsonObject();
    assertThat(first.get("topic").getAsString()).isEqualTo("marriage");
    assertThat(first.get("law").getAsString()).isEqualTo("婚姻登记条例");
  }

  @Test
  @Order(3)
  void officerImportsTheRegister() {
    Api officer = server.as("case_officer");
    JsonObject result =
        officer
            .upload("importOrganizations", Given.workbook(Given.rows(1)), Api.key())
            .expect(200)
            .json();
    assertThat(result.get("rows").getAsInt()).isEqualTo(577);
    assertThat(result.get("unchanged").getAsInt())
        .as("the demo year holds them already")
        .isEqualTo(577);
    assertThat(result.getAsJsonObject("byType").get("social_group").getAsInt()).isEqualTo(173);
    assertThat(result.getAsJsonObject("byType").get("private_non_enterprise").getAsInt())
        .isEqualTo(404);
    assertThat(officer.call("listOrganizations").expect(200).number("total")).isEqualTo(577);
  }

  @Test
  @Order(4)
  void officerReleasesTheNoticeAndEveryOrganizationGetsExactlyOne() {
    Api officer = server.as("case_officer");
    JsonObject draft =
        officer.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).json();
    campaign = draft.get("id").getAsString();
    assertThat(draft.get("inScope").getAsInt()).isEqualTo(577);
    assertThat(draft.getAsJsonObject("deadline").get("due").getAsString()).isEqualTo("2026-06-01");

    officer.call("releaseCampaign", Map.of("campaign", campaign)).expect(409);
    Api approver = server.as("approver");
    approver.call("releaseCampaign", Map.of("campaign", campaign)).expect(409);
    Given.submitted(officer, campaign);
    approver.call("releaseCampaign", Map.of("campaign", campaign)).expect(202);
    approver.call("releaseCampaign", Map.of("campaign", campaign)).expect(409);

    JsonObject progress =
        Eventually.within(
            Duration.ofSeconds(60),
            () -> {
              JsonObject now =
                  officer
                      .call("getCampaignProgress", Map.of("campaign", campaign))
                      .expect(200)
                      .json();
              assertThat(now.get("finished").getAsBoolean()).isTrue();
              return now;
            });
    assertThat(progress.get("organizations").getAsInt()).isEqualTo(577);
    assertThat(progress.getAsJsonObject("inbox").get("sent").getAsInt()).isEqualTo(577);
    assertThat(progress.getAsJsonObject("email").get("sent").getAsInt()).isEqualTo(565);
    assertThat(progress.get("withoutEmail").getAsInt()).isEqualTo(12);
    assertThat(receivedMessageIds())
        .as("no e-mail twice")
        .hasSize(server.mail().getReceivedMessages().length)
        .hasSize(565);
  }

  private static Set<String> receivedMessageIds() {
    Set<String> ids = new HashSet<>();
    for (var message : server.mail().getReceivedMessages()) {
      try {
        ids.add(message.getMessageID());
      } catch (MessagingException fault) {
        throw new IllegalStateException(fault);
      }
    }
    return ids;
  }

  @Test
  @Order(5)
  void organizationReadsAndAcknowledges() {
    Api agent = server.as("org_agent");
    JsonObject inbox = agent.call("listInbox").expect(200).json();
    JsonObject notice = inbox.getAsJsonArray("items").get(0).getAsJsonObject();
    assertThat(notice.get("dueOn").getAsString()).isEqualTo("2026-06-01");
    assertThat(notice.get("body").getAsString())
        .contains(notice.get("organizationName").getAsString())
        .contains("2026年6月1日")
        .doesNotContain("{");

    String id = notice.get("id").getAsString();
    agent.call("openNotice", Map.of("notice", id)).expect(200);
    JsonObject acknowledged =
        agent.call("acknowledgeNotice", Map.of("notice", id)).expect(200).json();
    assertThat(acknowledged.has("readAt")).isTrue();
    assertThat(acknowledged.has("acknowledgedAt")).isTrue();

    JsonObject progress =
        server.as("case_officer").call("getCampaignProgress", Map.of("campaign", campaign)).json();
    assertThat(progress.get("read").getAsInt()).isEqualTo(1);
    assertThat(progress.get("acknowledged").getAsInt()).isEqualTo(1);
  }

  @Test
  @Order(6)
  void leaderSeesTheYearAndOpensTheRowsBehindEachNumber() {
    Api leader = server.as("leader");
    var figures =
        leader
            .call("getYearlyFigures", Map.of("year", 2024))
            .expect(200)
            .json()
            .getAsJsonArray("figures");
    Map<String, Integer> byCode = new java.util.HashMap<>();
    figures.forEach(
        figure ->
            byCode.put(
                figure.getAsJsonObject().get("code").getAsString(),
                figure.getAsJsonObject().get("value").getAsInt()));
    assertThat(byCode)
        .containsEntry("organizations", 577)
        .containsEntry("social_groups", 173)
        .containsEntry("private_non_enterprises", 404)
        .containsEntry("events", 3)
        .containsEntry("trainings", 2)
        .containsEntry("enrolments", 44);
    // These add up what their rows say, or are shares of it.
    byCode.keySet().removeIf(code -> code.startsWith("events_people") || code.startsWith("stand_"));
    byCode.forEach(
        (code, value) -> {
          JsonObject rows =
              leader
                  .call("listFigureRows", Map.of("year", 2024, "figure", code, "size", 100))
                  .expect(200)
                  .json();
          assertThat(rows.get("total").getAsInt()).as(code).isEqualTo(value);
          assertThat(rows.getAsJsonArray("items").size()).as(code).isEqualTo(Math.min(value, 100));
        });
  }

  @Test
  @Order(7)
  void theTrailHoldsAllOfIt() {
    var clock = new BusinessClock(Clock.systemUTC());
    var heads = new AuditHead(server.home().resolve("files/audit-heads"));
    Eventually.within(
        Duration.ofSeconds(10),
        () -> {
          var events =
              server
                  .as("auditor")
                  .call("listAuditEvents", Map.of("action", "releaseCampaign"))
                  .json();
          assertThat(
                  events
                      .getAsJsonArray("items")
                      .get(0)
                      .getAsJsonObject()
                      .get("linked")
                      .getAsBoolean())
              .isTrue();
        });
    var report = new AuditVerification(server.store(), clock, heads).verify();
    assertThat(report.fault()).isNull();
    assertThat(report.linked()).isGreaterThan(5);
  }
}
