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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
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

  private static final int DOZEN = 12;

  /** Each of them is at the queue long before; two are enough to share a transaction. */
  private static final Duration TIME_TO_ARRIVE = Duration.ofSeconds(1);

  private record SignUp(String token, String session, String key) {

    Api.Answer send() {
      return server
          .api()
          .withToken(token)
          .call(
              "enrol",
              Map.of("session", session, "Idempotency-Key", key),
              Given.post("volunteer", "440881"));
    }

    /** What there is of this person in this session. */
    String rows() {
      return "from enrolment e join session s on s.person = e.person where e.session = '%s' and s.token_hash = encode(sha256(convert_to('%s', 'UTF8')), 'hex')"
          .formatted(session, token);
    }
  }

  private static LostAnswers proxy;
  private static TestServer server;
  private static Jdbc database;
  private static Jdbc owner;
  private static List<String> crowd;

  @BeforeAll
  static void start() {
    TestDatabase direct = TestPostgres.create();
    database = Jdbc.connect(direct.appUrl());
    owner = Jdbc.connect(direct.ownerUrl());
    proxy = LostAnswers.before(direct.appUrl());
    server = TestServer.start(new TestDatabase(proxy.url(), direct.ownerUrl()), Map.of());
    crowd = Crowd.seed(database, 1 + DOZEN);
  }

  @AfterAll
  static void stop() {
    server.close();
    proxy.close();
    database.close();
    owner.close();
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

  @Test
  void aSeatIsGivenOnce() {
    String session = session();
    requireOneEffect(
        server.api().withToken(crowd.getFirst()),
        "enrol",
        Map.of("session", session),
        Given.post("volunteer", "440881"),
        "select count(*) from enrolment where session = '%s'".formatted(session));
  }

  /**
   * Sign-ups that come together share a transaction: while the first of them waits, they gather.
   */
  @Test
  void eachOfThoseWhoShareATransactionHasOneSeat() {
    List<SignUp> dozen = signUps(session(), crowd.subList(1, 1 + DOZEN));
    int before = proxy.lost();
    proxy.loseCommitWith(dozen.getLast().key());
    List<Api.Answer> answers = gathered(dozen);
    assertThat(proxy.lost()).isEqualTo(before + 1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 503)
        .as("in doubt together")
        .hasSizeGreaterThan(1)
        .allMatch(answer -> answer.raw().headers().firstValue("Retry-After").isPresent());
    dozen.forEach(LostAnswerIT::requireKept);
    for (SignUp one : dozen) {
      Api.Answer again = Eventually.within(RECOVERY, () -> one.send().expect(201));
      assertThat(one.send().expect(201).body()).isEqualTo(again.body());
      assertThat(again.body().toString())
          .contains(database.column("select e.id " + one.rows()).getFirst());
    }
    dozen.forEach(LostAnswerIT::requireKept);
  }

  private static List<SignUp> signUps(String session, List<String> tokens) {
    return tokens.stream().map(token -> new SignUp(token, session, Api.key())).toList();
  }

  /** The first waits for a table; what comes meanwhile is decided together, after it. */
  private static List<Api.Answer> gathered(List<SignUp> signUps) {
    owner.begin().execute("lock table enrolment in access exclusive mode");
    CompletableFuture<Api.Answer> first = sent(signUps.getFirst());
    Eventually.within(RECOVERY, () -> assertThat(database.waiting()).isPositive());
    List<CompletableFuture<Api.Answer>> others =
        signUps.stream().skip(1).map(LostAnswerIT::sent).toList();
    LockSupport.parkNanos(TIME_TO_ARRIVE.toNanos());
    owner.rollBack().end();
    first.join().expect(201);
    return others.stream().map(CompletableFuture::join).toList();
  }

  private static CompletableFuture<Api.Answer> sent(SignUp signUp) {
    return CompletableFuture.supplyAsync(signUp::send, task -> Thread.ofVirtual().start(task));
  }

  private static void requireKept(SignUp signUp) {
    assertThat(database.number("select count(*) " + signUp.rows())).isOne();
  }

  private static String session() {
    return server
        .as("case_officer")
        .call("createTrainingSession", Map.of(), Given.trainingSession(2 * DOZEN))
        .expect(201)
        .text("id");
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
