package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody handles at the bureau what they file for an organisation, whichever came first. */
class AgentConflictIT {

  private static final Sql GIVE_PHONE = Sql.of("update person set phone = $2 where account = $1");
  private static final AtomicInteger PLACE = new AtomicInteger(500);

  private static TestServer server;
  private static Acting acting;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    acting = new Acting(server);
    database = Jdbc.connect(server.database().ownerUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"case_officer", "legal_reviewer", "approver", "township"})
  void anInvitationIsNotForThemAndStaysOpen(String role) {
    String organization = organization();
    for (String as : new String[] {"org_agent", "org_representative"}) {
      JsonObject acceptance = acting.acceptance(organization, acting.code(organization, as));
      requireRefused(staff(role).call("acceptInvitation", Map.of(), acceptance));
      server.as(acting.newcomer()).call("acceptInvitation", Map.of(), acceptance).expect(201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"case_officer", "legal_reviewer", "approver", "township"})
  void aRequestOfTheirsCanOnlyBeDeclined(String role) {
    String organization = organization();
    String agent = acting.newcomer();
    acting.bound(organization, agent);
    JsonObject wish = Acting.wish(acting.creditCode(organization));
    staff(role).call("requestBinding", Map.of(), wish).expect(202);
    String waiting =
        database
            .column(
                "select id from agent_request where organization = '%s'".formatted(organization))
            .getFirst();
    Map<String, Object> request = Map.of("request", waiting);
    Api decider = server.as(agent);
    requireRefused(decider.call("decideBindingRequest", request, Acting.decision(true)));
    decider.call("decideBindingRequest", request, Acting.decision(false)).expect(200);
    assertThat(holding(organization)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"case_officer", "legal_reviewer", "approver", "township"})
  void theCounterDoesNotBindThemAndTheOldBindingStays(String role) {
    String organization = organization();
    String phone = Proofs.phone();
    String account = account(role);
    server.store().run(tx -> tx.execute(GIVE_PHONE, account, phone));
    JsonObject change = Acting.change(server.as("case_officer"));
    change.addProperty("phone", phone);
    change.addProperty("replaces", acting.bound(organization));
    change.addProperty("otherNameSeen", true);
    requireRefused(
        server
            .as("case_officer")
            .call("rebindAtCounter", Map.of("organization", organization), change));
    assertThat(holding(organization)).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"case_officer", "township"})
  void whoFilesForAnOrganisationGetsNoSuchRole(String role) {
    String agent = acting.newcomer();
    acting.bound(organization(), agent);
    var change = new JsonObject();
    change.addProperty("role", role);
    change.addProperty("division", role.equals("township") ? "440881001" : "440881");
    change.addProperty("reason", "演示·换岗");
    Map<String, Object> person = Map.of("person", Staff.idOf(server, agent));
    assertThat(server.as("admin").call("grantRole", person, change).expect(422).pointers())
        .containsExactly("/role");
  }

  @Test
  void otherRolesOfTheBureauDoNotStandInTheWay() {
    String organization = organization();
    JsonObject acceptance = acting.acceptance(organization, acting.code(organization, "org_agent"));
    staff("trainer").call("acceptInvitation", Map.of(), acceptance).expect(201);
  }

  private static void requireRefused(Api.Answer answer) {
    assertThat(answer.expect(409).text("detail")).contains("第四十三条", "另一个人");
  }

  private static String organization() {
    return database
        .column(
            "select id from organization order by credit_code offset %d limit 1"
                .formatted(PLACE.incrementAndGet()))
        .getFirst();
  }

  private static String account(String role) {
    String account = role + "-" + UUID.randomUUID();
    Staff.add(server, account, role);
    return account;
  }

  private static Api staff(String role) {
    return server.as(account(role));
  }

  private static long holding(String organization) {
    return database.number(
        "select count(*) from agent_binding where organization = '%s' and ended_at is null"
            .formatted(organization));
  }
}
