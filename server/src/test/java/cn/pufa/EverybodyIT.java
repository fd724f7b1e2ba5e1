package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each kind of person gets in and does their one thing, from sign-in to receipt. */
class EverybodyIT {

  private static final String VILLAGE = "440881001007";
  private static final Pattern INVITATION = Pattern.compile("[0-9A-Z]{5}-[0-9A-Z]{5}");
  private static final Duration SOON = Duration.ofSeconds(60);

  /** A new role is promised within a second; a busy machine gets two. */
  private static final Duration KNOWN = Duration.ofSeconds(2);

  private static TestServer server;
  private static Proofs proofs;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    proofs = new Proofs(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aChildDirectorRegistersIsConfirmedAndSignsUp() {
    Api director = proofs.signIn(Proofs.phone());
    Map<String, Object> session = Map.of("session", announced(1));
    JsonObject post = Given.post("child_director", VILLAGE);
    director.call("enrol", session, post).expect(403);

    String request =
        director
            .call("requestPost", Map.of(), Given.postRequest("child_director", VILLAGE))
            .expect(201)
            .text("id");
    var accept = new JsonObject();
    accept.addProperty("accept", true);
    Map<String, Object> parameters = Map.of("request", request);
    server.as("township-2").call("decidePostRequest", parameters, accept).expect(404);
    server.as("township").call("decidePostRequest", parameters, accept).expect(200);

    Api.Answer enrolled =
        Eventually.within(KNOWN, () -> director.call("enrol", session, post).expect(201));
    assertThat(director.call("getCurrentPerson").expect(200).text("displayName"))
        .isEqualTo("演示·申请人");
    assertThat(enrolled.text("state")).isEqualTo("enrolled");

    Api volunteer = volunteer();
    JsonObject helper = Given.post("volunteer", "440881");
    Api.Answer waiting =
        Eventually.within(KNOWN, () -> volunteer.call("enrol", session, helper).expect(201));
    assertThat(waiting.text("state")).isEqualTo("waiting");
    assertThat(waiting.text("message")).contains("第 1 位");

    director.call("withdrawEnrolment", Map.of("enrolment", enrolled.text("id"))).expect(200);
    assertThat(items(volunteer.call("listMyEnrolments").expect(200)).getFirst())
        .satisfies(mine -> assertThat(mine.get("state").getAsString()).isEqualTo("enrolled"))
        .satisfies(mine -> assertThat(mine.has("movedUpAt")).isTrue());
  }

  private static String announced(int seats) {
    return server
        .as("trainer")
        .call("createTrainingSession", Map.of(), Given.trainingSession(seats))
        .expect(201)
        .text("id");
  }

  private static Api volunteer() {
    Api volunteer = server.api();
    var code = new JsonObject();
    code.addProperty("code", server.weChat().signInCode("演示新志愿者"));
    volunteer =
        volunteer.withToken(
            volunteer.call("signInWithWeChat", Map.of(), code).expect(200).text("token"));
    volunteer.call("requestPost", Map.of(), Given.postRequest("volunteer", "440881")).expect(201);
    return volunteer;
  }

  @Test
  void aTownshipLogsAnEventWithAPhotoAndTheYearCountsIt() {
    Api township = server.as("township");
    int before = figure("events", 2026);
    JsonObject draft = Given.eventDraft();
    draft.add("photos", Given.texts(Uploads.photo(township)));
    JsonObject event = township.call("createPufaEvent", Map.of(), draft).expect(201).json();
    var photo =
        Map.<String, Object>of(
            "event",
            event.get("id").getAsString(),
            "photo",
            event.getAsJsonArray("photos").get(0).getAsString());
    assertThat(server.as("leader").call("getEventPhoto", photo).expect(200).bytes()).isNotEmpty();
    assertThat(figure("events", 2026)).isEqualTo(before + 1);
  }

  /**
   * The organisation's own contact gets the code by SMS, binds, reads, files, and is left alone.
   */
  @Test
  void anOrganizationGetsItsAgentWhoFilesAndIsNotReminded() {
    Api officer = server.as("case_officer");
    JsonObject organization = organizationWithPhone(officer);
    String id = organization.get("id").getAsString();
    String campaign = Given.releasedCampaign(officer, server.as("approver")).toString();

    Api agent = proofs.signIn(organization.get("contactPhone").getAsString());
    agent.call("listInbox").expect(403);
    bind(agent, organization, invitationBySms(officer, organization));
    JsonObject notice =
        Eventually.within(KNOWN, () -> items(agent.call("listInbox").expect(200)).getFirst());
    agent.call("acknowledgeNotice", Map.of("notice", notice.get("id").getAsString())).expect(200);

    JsonObject receipt = Filing.receipt(Filing.file(agent, campaign, id));
    assertThat(receipt.get("number").getAsString()).matches("R\\d{4}-\\d{6}");
    assertThat(receipt.get("sha256").getAsString()).hasSize(64);

    Map<String, Object> ofCampaign = Map.of("campaign", campaign);
    assertThat(officer.call("getCampaignProgress", ofCampaign).expect(200).number("submitted"))
        .isEqualTo(1);
    assertThat(
            officer
                .call("remindCampaign", ofCampaign, new JsonObject())
                .expect(202)
                .number("reminded"))
        .isEqualTo(576);
    assertThat(items(agent.call("listInbox", Map.of("size", 100)).expect(200)))
        .filteredOn(item -> item.has("campaign"))
        .filteredOn(item -> item.get("campaign").getAsString().equals(campaign))
        .extracting(item -> item.get("occasion").getAsString())
        .containsExactly("notice");
  }

  private static JsonObject organizationWithPhone(Api officer) {
    return items(officer.call("listOrganizations", Map.of("size", 100, "page", 4)).expect(200))
        .stream()
        .map(row -> Map.<String, Object>of("organization", row.get("id").getAsString()))
        .map(one -> officer.call("getOrganization", one).expect(200).json())
        .filter(one -> one.has("contactPhone"))
        .findFirst()
        .orElseThrow();
  }

  private static String invitationBySms(Api officer, JsonObject organization) {
    var order = new JsonObject();
    order.addProperty("delivery", "sms");
    order.addProperty("as", "org_agent");
    officer
        .call(
            "issueInvitation", Map.of("organization", organization.get("id").getAsString()), order)
        .expect(201);
    String phone = organization.get("contactPhone").getAsString();
    return Eventually.within(
        SOON,
        () -> {
          Matcher code = INVITATION.matcher(server.sms().received(phone).getFirst().text());
          assertThat(code.find()).isTrue();
          return code.group();
        });
  }

  private static void bind(Api agent, JsonObject organization, String code) {
    var acceptance = new JsonObject();
    acceptance.addProperty("code", code);
    acceptance.addProperty(
        "creditCodeTail", organization.get("creditCode").getAsString().substring(12));
    acceptance.addProperty("name", "演示经办人");
    agent.call("acceptInvitation", Map.of(), acceptance).expect(201);
    agent.call("acceptInvitation", Map.of(), acceptance).expect(409);
  }

  private static int figure(String code, int year) {
    return server
        .as("leader")
        .call("getYearlyFigures", Map.of("year", year))
        .expect(200)
        .json()
        .getAsJsonArray("figures")
        .asList()
        .stream()
        .map(figure -> figure.getAsJsonObject())
        .filter(figure -> figure.get("code").getAsString().equals(code))
        .mapToInt(figure -> figure.get("value").getAsInt())
        .sum();
  }

  private static List<JsonObject> items(Api.Answer page) {
    return page.json().getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject())
        .toList();
  }
}
