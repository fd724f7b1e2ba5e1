package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every command of the contract leaves exactly one event; reading and failing leave none. */
class CommandEventIT {

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void everyCommandOfTheContractLeavesOneEvent() {
    Map<String, Runnable> commands = commands();
    assertThat(commands.keySet())
        .as("a command for each operation that is no GET")
        .containsExactlyInAnyOrderElementsOf(commandsOfTheContract());
    commands.forEach(
        (operation, command) -> {
          long before = lastEvent();
          command.run();
          assertThat(actionsAfter(before)).as(operation).containsExactly(operation);
        });
  }

  private static List<String> commandsOfTheContract() {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> !operation.getHttpMethod().equals(HttpMethod.GET))
        .map(Operation::getOperationId)
        .collect(Collectors.toList());
  }

  /** In this order, since some need what others made. */
  private static Map<String, Runnable> commands() {
    Api officer = server.as("case_officer");
    Api agent = server.as("org_agent");
    Api admin = server.as("admin");
    String person = personOf("volunteer");
    String[] campaign = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("signInDemo", () -> server.as("leader"));
    commands.put("signInWithPassword", () -> signIn("demo-password-1", 200));
    commands.put("signOut", () -> agent.withToken(agent.token()).call("signOut").expect(204));
    commands.put(
        "disablePerson",
        () -> admin.call("disablePerson", Map.of("person", person), reason()).expect(200));
    commands.put(
        "enablePerson",
        () -> admin.call("enablePerson", Map.of("person", person), reason()).expect(200));
    commands.put(
        "importOrganizations",
        () ->
            officer
                .upload("importOrganizations", Given.workbook(Given.rows(1)), Api.key())
                .expect(200));
    commands.put(
        "createCampaign",
        () ->
            campaign[0] =
                officer
                    .call("createCampaign", Map.of(), Given.campaignDraft())
                    .expect(201)
                    .text("id"));
    commands.put(
        "releaseCampaign",
        () -> officer.call("releaseCampaign", Map.of("campaign", campaign[0])).expect(202));
    Api representative = server.as("org_representative");
    commands.put("openNotice", () -> onFirstNotice(representative, "openNotice"));
    commands.put("acknowledgeNotice", () -> onFirstNotice(representative, "acknowledgeNotice"));
    return commands;
  }

  private static void onFirstNotice(Api representative, String operation) {
    String notice =
        representative
            .call("listInbox")
            .expect(200)
            .json()
            .getAsJsonArray("items")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    representative.call(operation, Map.of("notice", notice)).expect(200);
  }

  @Test
  void whatWasRefusedOrRepeatedLeavesNone() {
    Api officer = server.as("case_officer");
    String key = Api.key();
    JsonObject draft = Given.campaignDraft();
    String first =
        officer
            .call("createCampaign", Map.of("Idempotency-Key", key), draft)
            .expect(201)
            .text("id");
    JsonObject faulty = Given.campaignDraft();
    faulty.addProperty("closesOn", "2020-01-01");
    long before = lastEvent();

    assertThat(
            officer
                .call("createCampaign", Map.of("Idempotency-Key", key), draft)
                .expect(201)
                .text("id"))
        .isEqualTo(first);
    officer.call("createCampaign", Map.of(), draft).expect(422);
    officer.call("createCampaign", Map.of(), faulty).expect(422);
    server.api().call("createCampaign", Map.of(), Given.campaignDraft()).expect(401);
    officer.call("listCampaigns").expect(200);

    assertThat(actionsAfter(before)).isEmpty();
  }

  /** The one refusal that is written down: who tried to get in. */
  @Test
  void aFailedSignInLeavesOne() {
    long before = lastEvent();
    signIn("not-the-password", 401);
    assertThat(actionsAfter(before)).containsExactly("signInWithPassword");
  }

  private static void signIn(String password, int status) {
    JsonObject body = new JsonObject();
    body.addProperty("account", "leader");
    body.addProperty("password", password);
    server.api().call("signInWithPassword", Map.of(), body).expect(status);
  }

  private static JsonObject reason() {
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示");
    return reason;
  }

  private static String personOf(String account) {
    return database
        .column("select id from person where account = '%s'".formatted(account))
        .getFirst();
  }

  private static long lastEvent() {
    return database.number("select max(id) from audit_event");
  }

  private static List<String> actionsAfter(long id) {
    return database.column(
        "select action from audit_event where id > %d order by id".formatted(id));
  }
}
