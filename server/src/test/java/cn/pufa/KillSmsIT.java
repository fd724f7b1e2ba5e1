package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.HomeDatabase;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SmsLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The server is killed again and again while it sends SMS, and answers of the provider are lost: no
 * message is lost, none reaches a phone twice, and none stays in doubt, since the provider knows a
 * repeated one.
 */
class KillSmsIT {

  private static final int MESSAGES = 120;
  private static final int KILLS = 4;
  private static final Duration FINISH = Duration.ofSeconds(60);

  private static Random random;
  private static Path home;
  private static SmsLedger ledger;
  private static ServerProcess server;
  private static int kills;

  @BeforeAll
  static void start() {
    random = Rounds.random("KillSmsIT");
    home = ServerProcess.newHome();
    ledger = SmsLedger.start(Duration.ofMillis(60));
    startServer();
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
    var options = new HashMap<>(ledger.options());
    options.put("PUFA_CLOCK", "PT%dS".formatted(70 * kills));
    server = ServerProcess.start(home, options);
  }

  @Test
  void killsAndLostAnswersLoseNothingAndDeliverNothingTwice() {
    Api officer = server.api().signIn("case_officer");
    for (String organization : organizations()) {
      var parameters = Map.<String, Object>of("organization", organization);
      officer.call("issueInvitation", parameters, Acting.order("sms", "org_agent")).expect(201);
    }
    for (int kill = 0; kill < KILLS; kill++) {
      ledger.dropAnswers(random.nextInt(4));
      int before = ledger.delivered().size();
      int more = 1 + random.nextInt(MESSAGES / (2 * KILLS));
      Eventually.within(
          FINISH,
          () ->
              assertThat(ledger.delivered().size())
                  .isGreaterThanOrEqualTo(Math.min(MESSAGES, before + more)));
      kill();
    }
    Eventually.within(FINISH, () -> assertThat(ids("state = 'sent'")).hasSize(MESSAGES));

    List<String> delivered = ledger.delivered().stream().map(SmsLedger.Message::messageId).toList();
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(ids("true"));
    assertThat(new HashSet<>(delivered)).hasSize(MESSAGES);
    assertThat(ids("secret is not null")).isEmpty();
    System.out.println(
        "KillSmsIT: %d kills, %d messages, offered %d times"
            .formatted(kills, MESSAGES, ledger.offered()));
  }

  private static void kill() {
    server.process().kill();
    server.close();
    kills++;
    startServer();
  }

  private static List<String> organizations() {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      return database.column(
          "select id from organization order by credit_code limit %d".formatted(MESSAGES));
    }
  }

  private static List<String> ids(String condition) {
    try (Jdbc database = Jdbc.connect(HomeDatabase.appUrl(home))) {
      return database.column(
          "select id from notice where channel = 'sms' and %s".formatted(condition));
    }
  }
}
