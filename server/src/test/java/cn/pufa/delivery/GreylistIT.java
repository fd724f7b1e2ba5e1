package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SmtpLedger;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mailboxes that ask for patience hold up nobody else, and get their letter when it is over. */
@Sending
@Fault("F11")
class GreylistIT {

  private static final int LETTERS = 577;
  private static final int RESTING = 2 * Circuit.LIMIT;
  private static final String WELL = "failures = 0 and open_until is null";

  private final Vertx vertx = Vertx.vertx();
  private final HandClock clock = new HandClock(Instant.parse("2026-03-01T02:00:00Z"));
  private final SmtpLedger mailServer = SmtpLedger.start(Duration.ZERO);
  private final Mailer mailer =
      new Mailer(vertx, SecretUrl.of(mailServer.url("demo@demo.invalid")));
  private final MessageTable table = new MessageTable();
  private EngineNode node;

  @BeforeEach
  void start() {
    node =
        EngineNode.of(table.url(), clock, DeliverySettings.DEFAULT, EngineNode.ALL_WANTED, mailer);
  }

  @AfterEach
  void stop() {
    node.close();
    mailer.close();
    mailServer.close();
    table.close();
    vertx.close().await();
  }

  @Test
  void whoeverIsAskedToComeBackComesBack() {
    mailServer.greylist();
    node.lane(LETTERS);
    node.start();
    table.await("state = 'queued' and attempts = 1", LETTERS);
    assertThat(mailServer.count()).isZero();
    requireWell();

    clock.move(Mailer.REST.multipliedBy(2));
    table.await("state = 'sent' and attempts = 2", LETTERS);
    assertThat(mailServer.count()).isEqualTo(LETTERS);
    assertThat(mailServer.twice()).isEmpty();
    requireWell();
  }

  @Test
  void aFewThatNeverCanHoldUpNobodyAndAreShownAtLast() {
    UUID lane = UUID.randomUUID();
    List<Message> letters = EngineNode.emails(lane, LETTERS);
    letters.stream().limit(RESTING).map(Message::address).forEach(mailServer::letRest);
    node.database().run(tx -> node.messages().openLane(tx, lane));
    node.queue(letters.toArray(Message[]::new));
    node.start();
    table.await("state = 'sent'", LETTERS - RESTING);
    table.await("state = 'queued' and attempts = 1", RESTING);
    requireWell();

    for (int tried = 2; tried <= 8; tried++) {
      clock.move(Mailer.REST.multipliedBy(2));
      table.await("attempts = " + tried, RESTING);
    }
    table.await("state = 'failed' and failure = 'not_taken' and reason like '%(450)%'", RESTING);
    assertThat(mailServer.count()).isEqualTo(LETTERS - RESTING);
  }

  /** Nothing is held against the server. */
  private void requireWell() {
    Eventually.within(MessageTable.SOON, () -> assertThat(node.fault()).isNull());
    assertThat(table.circuit(WELL)).isIn("t", null);
  }
}
