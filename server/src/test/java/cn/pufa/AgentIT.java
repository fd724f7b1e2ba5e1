package cn.pufa;

import static cn.pufa.testing.AgentWorld.items;
import static cn.pufa.testing.AgentWorld.of;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.AgentWorld;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who acts for an organisation: colleagues who ask and are answered, and how acting ends. */
class AgentIT {

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
  void aColleagueIsAcceptedByWhoActsAlready() {
    String organization = world.organization();
    String agent = acting.newcomer();
    acting.bound(organization, agent);
    Api colleague = server.as(acting.newcomer());
    Api.Answer known =
        colleague
            .call("requestBinding", Map.of(), Acting.wish(acting.creditCode(organization)))
            .expect(202);
    Api.Answer unknown =
        colleague.call("requestBinding", Map.of(), Acting.wish("51440881000000000X")).expect(202);
    assertThat(known.body()).isEqualTo(unknown.body());

    JsonObject waiting = requests(server.as(agent)).getFirst();
    assertThat(waiting.get("name").getAsString()).isEqualTo("演示申请人");
    var request = Map.<String, Object>of("request", waiting.get("id").getAsString());
    server.as(agent).call("decideBindingRequest", request, Acting.decision(true)).expect(200);
    Eventually.within(Duration.ofSeconds(1), () -> colleague.call("listInbox").expect(200));
    assertThat(requests(server.as(agent))).isEmpty();
    server.as(agent).call("decideBindingRequest", request, Acting.decision(false)).expect(409);
    assertThat(agents(colleague, organization)).hasSize(2);
  }

  @Test
  void aDeclinedRequestBindsNobodyAndALapsedOneCannotBeAccepted() {
    String organization = world.organization();
    String agent = acting.newcomer();
    acting.bound(organization, agent);
    Api declined = server.as(acting.newcomer());
    JsonObject wish = Acting.wish(acting.creditCode(organization));
    declined.call("requestBinding", Map.of(), wish).expect(202);
    server
        .as(agent)
        .call(
            "decideBindingRequest",
            Map.of("request", requests(server.as(agent)).getFirst().get("id").getAsString()),
            Acting.decision(false))
        .expect(200);
    declined.call("listInbox").expect(403);

    declined.call("requestBinding", Map.of(), wish).expect(202);
    String waiting = requests(server.as(agent)).getFirst().get("id").getAsString();
    try (TestServer after = world.later(31)) {
      assertThat(requests(after.as(agent))).isEmpty();
      after
          .as(agent)
          .call("decideBindingRequest", Map.of("request", waiting), Acting.decision(true))
          .expect(409);
    }
  }

  @Test
  void onePersonActsForTwoOrganizations() {
    String first = world.organization();
    String second = world.organization();
    String account = acting.newcomer();
    acting.bound(first, account);
    acting.bound(second, account);
    Api person = server.as(account);
    assertThat(person.call("listOrganizations").expect(200).number("total")).isEqualTo(2);
    assertThat(agents(person, first)).hasSize(1);
    assertThat(agents(person, second)).hasSize(1);
  }

  @Test
  void endingTakesTheRoleAtOnceAndTheLastOneIsSaidToBeTheLast() {
    String organization = world.organization();
    String leaving = acting.newcomer();
    String staying = acting.newcomer();
    String gone = acting.bound(organization, leaving);
    String last = acting.bound(organization, staying);
    Api first = server.as(leaving);
    Api second = server.as(staying);
    first.call("listInbox").expect(200);

    Api.Answer ended =
        second.call("endBinding", Map.of("binding", gone), Acting.reason()).expect(200);
    assertThat(ended.number("remaining")).isEqualTo(1);
    assertThat(ended.json().has("note")).isFalse();
    Eventually.within(Duration.ofSeconds(1), () -> first.call("listInbox").expect(403));
    second.call("endBinding", Map.of("binding", gone), Acting.reason()).expect(409);

    Api officer = server.as("case_officer");
    Api.Answer nobody =
        officer.call("endBinding", Map.of("binding", last), Acting.reason()).expect(200);
    assertThat(nobody.number("remaining")).isZero();
    assertThat(nobody.text("note")).contains("没有经办人员");
    assertThat(agents(officer, organization))
        .hasSize(2)
        .allSatisfy(agent -> assertThat(agent.get("endReason").getAsString()).isEqualTo("演示·不再负责"));
  }

  @Test
  void whoErasesThemselvesActsForNobodyAnyMoreAndIsNotNamed() {
    String organization = world.organization();
    String account = acting.newcomer();
    acting.bound(organization, account);
    Api person = server.as(account);
    assertThat(person.call("exportMyData").expect(200).json().toString()).contains("演示新经办人");
    person
        .call("requestBinding", Map.of(), Acting.wish(acting.creditCode(world.organization())))
        .expect(202);

    JsonObject confirmation = new JsonObject();
    confirmation.addProperty("confirm", "注销");
    person.call("eraseMe", Map.of(), confirmation).expect(200);
    JsonObject left = agents(server.as("case_officer"), organization).getFirst();
    assertThat(left.get("name").getAsString()).isEqualTo("已注销");
    assertThat(left.get("endReason").getAsString()).isEqualTo("本人注销账号");
    assertThat(
            database.column(
                "select name from agent_request where name = '演示申请人' and state = 'waiting' and person in (select person from agent_binding where name = '已注销')"))
        .isEmpty();
  }

  @Test
  void moreThanIsAskedForIsRefused() {
    String organization = world.organization();
    Api officer = server.as("case_officer");
    Api person = server.as(acting.newcomer());
    for (String field : List.of("role", "status", "organization", "phone", "email")) {
      JsonObject order = Acting.order("sms", "org_agent");
      order.addProperty(field, "x");
      assertThat(officer.call("issueInvitation", of(organization), order).expect(422).pointers())
          .containsExactly("/" + field);
      JsonObject acceptance = acting.acceptance(organization, "22222-22222");
      acceptance.addProperty(field, "x");
      assertThat(person.call("acceptInvitation", Map.of(), acceptance).expect(422).pointers())
          .containsExactly("/" + field);
      JsonObject wish = Acting.wish(acting.creditCode(organization));
      wish.addProperty(field, "x");
      assertThat(person.call("requestBinding", Map.of(), wish).expect(422).pointers())
          .containsExactly("/" + field);
    }
  }

  @Test
  void idsThatNameNothingOrSomethingElseAreNotFound() {
    String organization = world.organization();
    String binding = acting.bound(organization);
    Api officer = server.as("case_officer");
    Api agent = server.as("org_agent");
    for (String id : List.of(UUID.randomUUID().toString(), binding)) {
      officer.call("issueInvitation", of(id), Acting.order("letter", "org_agent")).expect(404);
      officer.call("listAgents", of(id)).expect(404);
      agent.call("decideBindingRequest", Map.of("request", id), Acting.decision(true)).expect(404);
    }
    for (String id : List.of(UUID.randomUUID().toString(), organization)) {
      officer.call("endBinding", Map.of("binding", id), Acting.reason()).expect(404);
      officer.call("getCounterScan", Map.of("binding", id)).expect(404);
    }
    officer.call("getCounterScan", Map.of("binding", binding)).expect(404);
    agent.call("endBinding", Map.of("binding", binding), Acting.reason()).expect(404);
    agent.call("listAgents", of(organization)).expect(404);
  }

  @Test
  void theTrailNamesNobody() {
    String organization = world.organization();
    String binding = acting.bound(organization);
    server
        .as("case_officer")
        .call("endBinding", Map.of("binding", binding), Acting.reason())
        .expect(200);
    List<String> trail =
        database.column(
            "select concat_ws(' ', subject, reason) from audit_event where action in"
                + " ('issueInvitation', 'acceptInvitation', 'requestBinding', 'endBinding')");
    assertThat(trail)
        .isNotEmpty()
        .allMatch(
            line -> line.matches("(invitation|binding|binding-request|person)/[0-9a-f-]{36}"));
  }

  private static List<JsonObject> agents(Api caller, String organization) {
    return items(caller.call("listAgents", of(organization)));
  }

  private static List<JsonObject> requests(Api caller) {
    return items(caller.call("listBindingRequests"));
  }
}
