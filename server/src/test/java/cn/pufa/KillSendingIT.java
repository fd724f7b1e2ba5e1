package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SmtpLedger;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The server is killed again and again while it sends: no e-mail is lost without a word, none goes
 * out twice, and the trail of it all still holds. One home folder from the first test to the last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KillSendingIT {

  private static final int KILLS_A_CAMPAIGN = 5;
  private static final int WINDOW = 32;
  private static final int EMAILS = 565;
  private static final Duration FINISH = Duration.ofSeconds(60);

  private static Random random;
  private static Path home;
  private static SmtpLedger ledger;
  private static ServerProcess server;
  private static String token;
  private static String approverToken;
  private static int kills;

  @BeforeAll
  static void start() {
    random = Rounds.random("KillSendingIT");
    home = ServerProcess.newHome();
    ledger = SmtpLedger.start(Duration.ofMillis(10));
    startServer();
    token = server.api().signIn("case_officer").token();
    approverToken = server.api().signIn("approver").token();
  }

  @AfterAll
  static void stop() {
    server.close();
    ledger.close();
    ServerProcess.remove(home);
  }

  /**
   * Each start is 70 s later by the server's own clock, so that the claims of the dead are over.
   */
  private static void startServer() {
    server = ServerProcess.start(home, options());
  }

  private static Map<String, String> options() {
    return Map.of(
        "SMTP_URL", ledger.url("demo@demo.invalid"), "PUFA_CLOCK", "PT%dS".formatted(70 * kills));
  }

  private static Api approver() {
    return server.api().withToken(approverToken);
  }

  private static Api officer() {
    return server.api().withToken(token);
  }

  @Test
  @Order(1)
  void killsWhileSendingLoseNothingAndSendNothingTwice() {
    int uncertain = 0;
    for (int round = 0; round < Rounds.COUNT / 2; round += KILLS_A_CAMPAIGN) {
      int before = ledger.count();
      UUID campaign = Given.releasedCampaign(officer(), approver());
      for (int after : moments()) {
        awaitArrivals(before + after);
        kill();
      }
      awaitFinished(campaign);
      uncertain += requireEveryNoticeHasOneFate(campaign, before);
    }
    System.out.println("KillSendingIT: %d kills, %d uncertain".formatted(kills, uncertain));
  }

  /** So many arrived e-mails after the release, in ascending order. */
  private static int[] moments() {
    int reachable = EMAILS - KILLS_A_CAMPAIGN * WINDOW;
    return random.ints(KILLS_A_CAMPAIGN, 1, reachable).sorted().toArray();
  }

  private static void awaitArrivals(int count) {
    Eventually.within(FINISH, () -> assertThat(ledger.count()).isGreaterThanOrEqualTo(count));
  }

  private static void kill() {
    server.process().kill();
    server.close();
    kills++;
    startServer();
  }

  private static JsonObject awaitFinished(UUID campaign) {
    return Eventually.within(
        FINISH,
        () -> {
          JsonObject now =
              officer()
                  .call("getCampaignProgress", Map.of("campaign", campaign))
                  .expect(200)
                  .json();
          assertThat(now.get("finished").getAsBoolean()).as(now::toString).isTrue();
          return now;
        });
  }

  private static int requireEveryNoticeHasOneFate(UUID campaign, int arrivedBefore) {
    Set<String> arrived =
        ledger.arrivals().stream()
            .skip(arrivedBefore)
            .map(arrival -> arrival.messageId().replace("@pufa", ""))
            .collect(Collectors.toSet());
    List<String> sent = ids(campaign, "sent");
    List<String> uncertain = ids(campaign, "uncertain");

    assertThat(ledger.twice()).as("no Message-ID twice").isEmpty();
    assertThat(sent.size() + uncertain.size() + ids(campaign, "failed").size())
        .as("each has left the queue")
        .isEqualTo(EMAILS);
    assertThat(arrived).as("what is called sent did arrive").containsAll(sent);
    assertThat(arrived)
        .as("what arrived is sent or uncertain")
        .isSubsetOf(java.util.stream.Stream.of(sent, uncertain).flatMap(List::stream).toList());
    assertThat(uncertain).hasSizeLessThanOrEqualTo(KILLS_A_CAMPAIGN * WINDOW);
    return uncertain.size();
  }

  private static List<String> ids(UUID campaign, String state) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      return database.column(
          "select id from notice where campaign = '%s' and channel = 'email' and state = '%s'"
              .formatted(campaign, state));
    }
  }

  @Test
  @Order(2)
  void endsInOrderWhileSendingAndGoesOnAtTheNextStart() {
    int before = ledger.count();
    UUID campaign = Given.releasedCampaign(officer(), approver());
    awaitArrivals(before + 1 + random.nextInt(EMAILS / 2));

    long began = System.nanoTime();
    int code = server.process().terminate(Duration.ofSeconds(20));
    System.out.println(
        "KillSendingIT: SIGTERM while sending took %d ms"
            .formatted((System.nanoTime() - began) / 1_000_000));
    assertThat(code).isIn(0, 143);
    assertThat(server.runFile()).doesNotExist();
    int sentUntilThen = ledger.count() - before;

    server.close();
    startServer();
    assertThat(ids(campaign, "uncertain")).isEmpty();
    JsonObject progress = awaitFinished(campaign);
    assertThat(sentUntilThen).as("the stop came in the middle").isLessThan(EMAILS);
    assertThat(progress.getAsJsonObject("email").get("sent").getAsInt()).isEqualTo(EMAILS);
    assertThat(ledger.count() - before).isEqualTo(EMAILS);
    assertThat(ledger.twice()).isEmpty();
  }

  /** Even an event of the last moment before the stop is linked, however late one looks. */
  @Test
  @Order(3)
  void afterAllThisTheAuditTrailHolds() {
    officer().call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
    server.process().terminate(Duration.ofSeconds(20));

    Map<String, String> anHourLater = Map.of("PUFA_CLOCK", "PT%dS".formatted(70 * kills + 3600));
    try (JavaProcess verification = ServerProcess.run(home, anHourLater, "verify-audit")) {
      int code = verification.exitCode(Duration.ofSeconds(30));
      assertThat(code).as(verification::said).isZero();
      assertThat(verification.output()).contains("the audit trail holds");
    }
  }
}
