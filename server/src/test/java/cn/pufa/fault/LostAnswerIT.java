package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.LostAnswers;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database has kept a command and the word of it is lost: the server cannot know, says so, and
 * the same key brings the one effect to light.
 */
@Race
@Fault({"F5", "F13"})
class LostAnswerIT {

  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static LostAnswers proxy;
  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    TestDatabase direct = TestPostgres.create();
    database = Jdbc.connect(direct.appUrl());
    proxy = LostAnswers.before(direct.appUrl());
    server = TestServer.start(new TestDatabase(proxy.url(), direct.ownerUrl()), Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
    proxy.close();
    database.close();
  }

  @Test
  void aDraftIsMadeOnce() {
    JsonObject draft = Given.campaignDraft();
    String count =
        "select count(*) from campaign where document_number = '%s'"
            .formatted(draft.get("documentNumber").getAsString());
    requireOneEffect(server.as("case_officer"), "createCampaign", Map.of(), draft, count);
    assertThat(database.number("select count(*) from audit_event where action = 'createCampaign'"))
        .isOne();
  }

  /** Sign-ups that come together share a transaction. */
  @Test
  void aSeatIsGivenOnce() {
    String token = Crowd.seed(database, 1).getFirst();
    String session =
        server
            .as("case_officer")
            .call("createTrainingSession", Map.of(), Given.trainingSession(5))
            .expect(201)
            .text("id");
    requireOneEffect(
        server.api().withToken(token),
        "enrol",
        Map.of("session", session),
        Given.post("volunteer", "440881"),
        "select count(*) from enrolment where session = '%s'".formatted(session));
  }

  private static void requireOneEffect(
      Api caller, String operation, Map<String, Object> path, JsonObject body, String count) {
    String key = Api.key();
    var parameters = new java.util.HashMap<>(path);
    parameters.put("Idempotency-Key", key);
    int before = proxy.lost();
    proxy.loseCommitWith(key);
    Api.Answer inDoubt = caller.call(operation, parameters, body).expect(503);
    assertThat(inDoubt.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(proxy.lost()).isEqualTo(before + 1);
    assertThat(database.number(count)).as("kept, though nobody was told").isOne();

    Api.Answer again =
        Eventually.within(RECOVERY, () -> caller.call(operation, parameters, body).expect(201));
    assertThat(caller.call(operation, parameters, body).expect(201).body()).isEqualTo(again.body());
    assertThat(database.number(count)).isOne();
  }
}
