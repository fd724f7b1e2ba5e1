package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every command of the contract leaves exactly one event; reading, counting and failing leave none.
 */
class CommandEventIT {

  private static final TrailWords WORDS = TrailWords.load(Map.of());

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
    Map<String, Runnable> commands = new EveryCommand(server).all();
    assertThat(commands.keySet())
        .as("a command for each operation that does not only read")
        .containsExactlyInAnyOrderElementsOf(commandsOfTheContract());
    Map<String, String> wrong = new LinkedHashMap<>();
    commands.forEach(
        (operation, command) -> {
          try {
            long before = lastEvent();
            command.run();
            assertThat(actionsAfter(before)).containsExactly(operation);
          } catch (AssertionError fault) {
            wrong.put(operation, fault.getMessage());
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(codesWithoutAName()).isEmpty();
  }

  /** Of all that is in the trail by now, also of what the server did by itself. */
  private static List<String> codesWithoutAName() {
    return database
        .column("select distinct action || ' ' || subject from audit_event order by 1")
        .stream()
        .filter(
            event -> {
              String[] codes = event.split(" ");
              return WORDS.action(codes[0]).equals(TrailWords.OTHER)
                  || WORDS.subject(codes[1]).name().equals(TrailWords.OTHER);
            })
        .toList();
  }

  private static List<String> commandsOfTheContract() {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> !operation.method().equals(HttpMethod.GET))
        .filter(operation -> operation.extension("x-reads").isEmpty())
        .filter(operation -> operation.extension("x-counts").isEmpty())
        .map(Operation::id)
        .collect(Collectors.toList());
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
    SignInCommands.withPassword(server, "not-the-password").expect(401);
    assertThat(actionsAfter(before)).containsExactly("signInWithPassword");
  }

  private static long lastEvent() {
    return database.number("select max(id) from audit_event");
  }

  /** What the server does by its own clock has no request. */
  private static List<String> actionsAfter(long id) {
    return database.column(
        "select action from audit_event where id > %d and request_id <> '-' order by id"
            .formatted(id));
  }
}
