package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two whole servers send from one database: each e-mail once. */
@Sending
@Fault("F12")
class TwoSendersIT {

  private static final String FIRST = "first@demo.invalid";
  private static final String SECOND = "second@demo.invalid";
  private static final Duration FINISH = Duration.ofSeconds(60);

  @Test
  void oneCampaignReleasedOnBothNodesAtOnceGoesOutOnce() {
    var database = TestPostgres.create();
    try (SmtpLedger ledger = SmtpLedger.start(Duration.ofMillis(100));
        TestServer first = TestServer.start(database, Map.of("SMTP_URL", ledger.url(FIRST)));
        TestServer second = TestServer.start(database, Map.of("SMTP_URL", ledger.url(SECOND)));
        Jdbc table = Jdbc.connect(database.appUrl())) {
      Api here = first.as("case_officer");
      Api there = second.as("approver");
      String campaign =
          here.call("createCampaign", Map.of(), Given.campaignDraft()).expect(201).text("id");
      Given.submitted(here, campaign);

      Api approver = first.as("approver");
      var other = CompletableFuture.supplyAsync(() -> release(there, campaign));
      int status = release(approver, campaign);
      assertThat(List.of(status, other.join())).containsExactlyInAnyOrder(202, 409);

      String emails =
          "select id from message where channel = 'email' and lane = '" + campaign + "'";
      List<String> all = table.column(emails);
      assertThat(all).hasSizeGreaterThan(500);
      Eventually.within(
          FINISH,
          () -> assertThat(table.column(emails + " and state = 'sent'")).hasSameSizeAs(all));
      assertThat(ledger.twice()).isEmpty();
      assertThat(ledger.count()).isEqualTo(all.size());
      assertThat(ledger.countFrom(FIRST)).as("by the first node").isPositive();
      assertThat(ledger.countFrom(SECOND)).as("by the second node").isPositive();
    }
  }

  private static int release(Api officer, String campaign) {
    return officer.call("releaseCampaign", Map.of("campaign", campaign)).status();
  }
}
