package cn.pufa;

import static cn.pufa.testing.AgentWorld.items;
import static cn.pufa.testing.AgentWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.AgentWorld;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Codes with which people bind themselves to an organisation: letter, SMS, e-mail, and what refuses
 * them.
 */
class InvitationIT {

  private static AgentWorld world;
  private static TestServer server;
  private static Acting acting;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    world = new AgentWorld();
    server = world.server();
    acting = world.acting();
    database = world.database();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @Test
  void aLetterBindsItsBearerOnceAndAtOnce() {
    String organization = world.organization();
    JsonObject invitation =
        server
            .as("case_officer")
            .call("issueInvitation", of(organization), Acting.order("letter", "org_agent"))
            .expect(201)
            .json();
    JsonObject letter = invitation.getAsJsonObject("letter");
    String code = letter.get("code").getAsString();
    assertThat(code).matches("[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}");
    assertThat(letter.get("body").getAsString())
        .contains(code, invitation.get("organizationName").getAsString(), "有效期到");

    Api person = server.as(acting.newcomer());
    person.call("listInbox").expect(403);
    JsonObject acceptance = acting.acceptance(organization, code.toLowerCase().replace("-", ""));
    String key = Api.key();
    Api.Answer bound =
        person.call("acceptInvitation", Map.of("Idempotency-Key", key), acceptance).expect(201);
    assertThat(bound.text("organization")).isEqualTo(organization);
    assertThat(person.call("listOrganizations").expect(200).number("total")).isEqualTo(1);

    Api.Answer again =
        person.call("acceptInvitation", Map.of("Idempotency-Key", key), acceptance).expect(201);
    assertThat(again.body()).isEqualTo(bound.body());
    server.as(acting.newcomer()).call("acceptInvitation", Map.of(), acceptance).expect(409);

    JsonObject shown = agents(person, organization).getFirst();
    assertThat(shown.get("id").getAsString()).isEqualTo(bound.text("id"));
    assertThat(shown.get("how").getAsString()).isEqualTo("invitation");
    assertThat(shown.get("name").getAsString()).isEqualTo("演示新经办人");
  }

  /** The code of a letter came back to her, so the role that she has lost since is not enough. */
  @Test
  void whoIssuedAnInvitationDoesNotAcceptIt() {
    String organization = world.organization();
    String township =
        database
            .column("select township from organization where id = '%s'".formatted(organization))
            .getFirst();
    var clerk = Staff.create(server, "issuing", "township", township);
    String code =
        clerk
            .api()
            .call("issueInvitation", of(organization), Acting.order("letter", "org_representative"))
            .expect(201)
            .json()
            .getAsJsonObject("letter")
            .get("code")
            .getAsString();
    JsonObject change = new JsonObject();
    change.addProperty("role", "township");
    change.addProperty("division", township);
    change.addProperty("reason", "演示·换岗");
    server.as("admin").call("revokeRole", Map.of("person", clerk.id()), change).expect(200);
    JsonObject acceptance = acting.acceptance(organization, code);
    assertThat(
            clerk.api().call("acceptInvitation", Map.of(), acceptance).expect(409).text("detail"))
        .contains("自己发的");
    server.as(acting.newcomer()).call("acceptInvitation", Map.of(), acceptance).expect(201);
  }

  /** Whoever holds a code may have no business with it. */
  @Test
  void theOrganisationIsToldWhoCameByACode() {
    String organization = world.organization();
    acting.bound(organization);
    String code = acting.code(organization, "org_representative");
    Api person = server.as(acting.newcomer());
    person.call("acceptInvitation", Map.of(), acting.acceptance(organization, code)).expect(201);
    JsonObject told = items(person.call("listInbox").expect(200)).getFirst();
    assertThat(told.get("subject").getAsString()).isEqualTo("经办人员变更");
    assertThat(told.get("body").getAsString()).contains("邀请码", "法定代表人", "没有办理过");
    assertThat(
            database.number(
                "select count(*) from message where channel = 'email' and subject = '经办人员变更' and body like '%邀请码%'"))
        .isPositive();
  }

  /** Whoever tries codes learns nothing from how the refusal reads. */
  @Test
  void everyRefusedCodeIsRefusedInTheSameWords() {
    String organization = world.organization();
    String used = acting.code(organization, "org_agent");
    server
        .as(acting.newcomer())
        .call("acceptInvitation", Map.of(), acting.acceptance(organization, used))
        .expect(201);
    String voided = acting.code(organization, "org_agent");
    String open = acting.code(organization, "org_agent");

    List<JsonObject> refused = new ArrayList<>();
    for (String code : List.of(used, voided, "22222-22222")) {
      refused.add(refusal(acting.acceptance(organization, code)));
    }
    JsonObject wrongTail = acting.acceptance(organization, open);
    wrongTail.addProperty("creditCodeTail", "000000");
    refused.add(refusal(wrongTail));
    assertThat(refused).hasSize(4).allMatch(refused.getFirst()::equals);

    server
        .as(acting.newcomer())
        .call("acceptInvitation", Map.of(), acting.acceptance(organization, open))
        .expect(201);
  }

  private static JsonObject refusal(JsonObject acceptance) {
    JsonObject problem =
        server
            .as(acting.newcomer())
            .call("acceptInvitation", Map.of(), acceptance)
            .expect(409)
            .json();
    problem.remove("requestId");
    return problem;
  }

  @Test
  void anInvitationWorksOnItsThirtiethDayAndNoLonger() {
    String organization = world.organization();
    String first = acting.code(organization, "org_agent");
    String second = acting.code(organization, "org_representative");
    String early = acting.newcomer();
    String late = acting.newcomer();
    try (TestServer thirtieth = world.later(30)) {
      thirtieth
          .as(early)
          .call("acceptInvitation", Map.of(), acting.acceptance(organization, first))
          .expect(201);
    }
    try (TestServer after = world.later(31)) {
      after
          .as(late)
          .call("acceptInvitation", Map.of(), acting.acceptance(organization, second))
          .expect(409);
    }
  }

  @Race
  @Test
  void twoWhoComeWithOneCodeAreNotBothBound() {
    String organization = world.organization();
    JsonObject acceptance = acting.acceptance(organization, acting.code(organization, "org_agent"));
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Api person = server.as(acting.newcomer());
      calls.add(() -> person.call("acceptInvitation", Map.of(), acceptance).status());
    }
    assertThat(AtOnce.call(calls)).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(agents(server.as("case_officer"), organization)).hasSize(1);
  }

  /** The message goes to the register's contact, and once it has left the code stands nowhere. */
  @Test
  void anSmsGoesToTheRegisteredPhoneAndItsCodeIsForgotten() {
    String organization = world.organization();
    String phone = contact(organization, "contact_phone");
    Api.Answer answer =
        server
            .as("case_officer")
            .call("issueInvitation", of(organization), Acting.order("sms", "org_agent"))
            .expect(201);
    assertThat(answer.json().has("letter")).isFalse();
    assertThat(answer.text("sentTo"))
        .isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));

    String text = world.awaitText(phone);
    assertThat(text).hasSizeLessThanOrEqualTo(210);
    String code = text.replaceFirst(".*邀请码是([2-9A-Z]{5}-[2-9A-Z]{5}).*", "$1");
    awaitForgotten(organization);
    assertThat(everythingStored()).doesNotContain(code, code.replace("-", ""));
    server
        .as(acting.newcomer())
        .call("acceptInvitation", Map.of(), acting.acceptance(organization, code))
        .expect(201);
  }

  @Test
  void anEmailGoesToTheRegisteredAddress() {
    String organization = world.organization();
    String email = contact(organization, "contact_email");
    Api.Answer answer =
        server
            .as("case_officer")
            .call("issueInvitation", of(organization), Acting.order("email", "org_representative"))
            .expect(201);
    assertThat(answer.text("sentTo")).endsWith("@demo.invalid").doesNotContain(email);
    awaitForgotten(organization);
    assertThat(server.mail().getReceivedMessagesForDomain(email)).hasSize(1);
  }

  @Test
  void whereTheRegisterHoldsNoContactItIsSaid() {
    String without =
        database
            .column("select id from organization where contact_email is null limit 1")
            .getFirst();
    database.execute(
        "update organization set contact_phone = '0759-6600000' where id = '%s'"
            .formatted(without));
    Api officer = server.as("case_officer");
    for (String delivery : List.of("sms", "email")) {
      Api.Answer refused =
          officer
              .call("issueInvitation", of(without), Acting.order(delivery, "org_agent"))
              .expect(409);
      assertThat(refused.text("detail")).contains("名册上没有");
    }
    assertThat(
            database.number(
                "select count(*) from agent_invitation where organization = '%s'"
                    .formatted(without)))
        .isZero();
  }

  @Test
  void aRepeatedCommandPrintsTheSameLetterThoughNoCodeIsKept() {
    String organization = world.organization();
    Api officer = server.as("case_officer");
    var parameters =
        Map.<String, Object>of("organization", organization, "Idempotency-Key", Api.key());
    JsonObject order = Acting.order("letter", "org_agent");
    JsonObject first = officer.call("issueInvitation", parameters, order).expect(201).json();
    JsonObject again = officer.call("issueInvitation", parameters, order).expect(201).json();
    assertThat(again).isEqualTo(first);
    String code = first.getAsJsonObject("letter").get("code").getAsString();
    assertThat(everythingStored()).doesNotContain(code, code.replace("-", ""));
  }

  @Test
  void wrongCodesStopWhoTriesThemAndNobodyElse() {
    String organization = world.organization();
    JsonObject wrong = acting.acceptance(organization, "22222-22222");
    Api guesser = server.as(acting.newcomer());
    for (int i = 0; i < 10; i++) {
      guesser.call("acceptInvitation", Map.of(), wrong).expect(409);
    }
    JsonObject right = acting.acceptance(organization, acting.code(organization, "org_agent"));
    Api.Answer stopped = guesser.call("acceptInvitation", Map.of(), right).expect(429);
    assertThat(stopped.raw().headers().firstValue("Retry-After")).isPresent();
    server.as(acting.newcomer()).call("acceptInvitation", Map.of(), right).expect(201);
  }

  private static List<JsonObject> agents(Api caller, String organization) {
    return items(caller.call("listAgents", of(organization)));
  }

  private static String contact(String organization, String column) {
    return database
        .column("select %s from organization where id = '%s'".formatted(column, organization))
        .getFirst();
  }

  /** Sent, and nothing left of what it carried. */
  private static void awaitForgotten(String organization) {
    Eventually.within(
        Duration.ofSeconds(10),
        () ->
            assertThat(
                    database.number(
                        ("select count(*) from notice n join message_notice l on l.notice = n.id join message m on m.id = l.message"
                                + " where n.organization = '%s' and n.circular is null and m.state = 'sent' and m.secret is null")
                            .formatted(organization)))
                .isEqualTo(1));
  }

  private static String everythingStored() {
    return String.join(
        "\n",
        database.column(
            "select t::text from agent_invitation t union all select t::text from notice t where circular is null"
                + " union all select t::text from message t where lane is null"
                + " union all select t::text from idempotency t union all select t::text from audit_event t"));
  }
}
