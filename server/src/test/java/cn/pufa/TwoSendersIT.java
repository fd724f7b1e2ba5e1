package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.notice.ShortClaimSender;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two nodes send from one database: each e-mail once, even when one of them freezes and wakes. */
class TwoSendersIT {

  private static final String FIRST = "first@demo.invalid";
  private static final String SECOND = "second@demo.invalid";
  private static final int EMAILS = 565;
  private static final int WINDOW = 32;
  private static final int CONNECTIONS = 8;
  private static final Duration FINISH = Duration.ofSeconds(60);

  @Test
  void oneCampaignReleasedOnBothNodesAtOnceGoesOutOnce() {
    var database = TestPostgres.create();
    try (SmtpLedger ledger = SmtpLedger.start(Duration.ofMillis(10));
        TestServer first = TestServer.start(database, Map.of("SMTP_URL", ledger.url(FIRST)));
        TestServer second = TestServer.start(database, Map.of("SMTP_URL", ledger.url(SECOND)))) {
      Api here = first.as("case_officer");
      Api there = second.as("approver");
      String campaign =
          here.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");

      Api approver = first.as("approver");
      var other = CompletableFuture.supplyAsync(() -> release(there, campaign));
      int status = release(approver, campaign);
      assertThat(List.of(status, other.join())).containsExactlyInAnyOrder(202, 409);

      awaitFinished(here, campaign);
      assertThat(ledger.twice()).isEmpty();
      assertThat(ledger.count()).isEqualTo(EMAILS);
      assertThat(sent(database)).isEqualTo(EMAILS);
      assertThat(ledger.countFrom(FIRST)).as("by the first node").isPositive();
      assertThat(ledger.countFrom(SECOND)).as("by the second node").isPositive();
    }
  }

  private static int release(Api officer, String campaign) {
    return officer.call("releaseCampaign", Map.of("campaign", campaign)).status();
  }

  /**
   * The frozen node's window becomes uncertain, and the others' work goes on. Awake again it starts
   * nothing of that window: what it had not begun is queued anew, and of what it had begun it tells
   * the truth.
   */
  @Test
  void aNodeFrozenWhileSendingSendsNothingTwiceWhenItWakes() {
    var database = TestPostgres.create();
    try (SmtpLedger ledger = SmtpLedger.start(Duration.ofMillis(100));
        TestServer server = TestServer.start(database, Map.of("SMTP_URL", ledger.url(FIRST)));
        JavaProcess sender =
            JavaProcess.ofTests(ShortClaimSender.class, database.appUrl(), ledger.url(SECOND))) {
      Eventually.within(
          FINISH, () -> assertThat(sender.output()).as(sender::said).contains("sending"));
      Api officer = server.as("case_officer");
      UUID campaign = Given.releasedCampaign(officer, server.as("approver"));
      Eventually.within(
          FINISH, () -> assertThat(ledger.countFrom(SECOND)).isGreaterThanOrEqualTo(12));
      sender.freeze();

      awaitFinished(officer, campaign.toString());
      Set<String> uncertain = Set.copyOf(ids(database, "state = 'uncertain'"));
      int arrived = ledger.count() - (EMAILS - uncertain.size());
      assertThat(uncertain.size()).as("frozen in the middle").isBetween(1, WINDOW);
      sender.thaw();

      Eventually.within(
          FINISH, () -> assertThat(sent(database)).as(sender::said).isEqualTo(EMAILS));
      System.out.println(
          "TwoSendersIT: %d uncertain while one node was frozen, none after it woke; %d of them had arrived"
              .formatted(uncertain.size(), arrived));
      assertThat(ledger.twice()).as("no Message-ID twice").isEmpty();
      assertThat(ledger.count()).isEqualTo(EMAILS);
      assertThat(ids(database, "attempts > 1").stream().filter(uncertain::contains).count())
          .as("the woken node goes on with what was in flight, and hands the rest back")
          .isGreaterThanOrEqualTo(uncertain.size() - arrived - CONNECTIONS);
    }
  }

  private static void awaitFinished(Api officer, String campaign) {
    Eventually.within(
        FINISH,
        () -> {
          var now = officer.call("getCampaignProgress", Map.of("campaign", campaign)).json();
          assertThat(now.get("finished").getAsBoolean()).as(now::toString).isTrue();
        });
  }

  private static int sent(TestPostgres.TestDatabase database) {
    return ids(database, "state = 'sent'").size();
  }

  /** E-mails of the released campaign; those of the demo's own year were never sent from here. */
  private static List<String> ids(TestPostgres.TestDatabase database, String condition) {
    try (Jdbc app = Jdbc.connect(database.appUrl())) {
      return app.column(
          "select id from notice where channel = 'email' and attempts > 0 and " + condition);
    }
  }
}
