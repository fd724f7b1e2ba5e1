package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SmsLedger;
import cn.pufa.testing.SmtpLedger;
import cn.pufa.testing.StallsOnPurpose;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that dies or freezes while it sends, and the one that takes over. */
@Sending
@Fault({"F2", "F12"})
@StallsOnPurpose
class LeaseIT {

  private static final Duration TAKEOVER = Duration.ofSeconds(15);
  private static final Duration FINISH = Duration.ofSeconds(60);
  private static final String FIRST = "first@demo.invalid";
  private static final String SECOND = "second@demo.invalid";
  private static final int EMAILS = 300;
  private static final int TEXTS = 200;

  private final Vertx vertx = Vertx.vertx();
  private MessageTable table;
  private SmtpLedger mail;
  private SmsLedger sms;

  @BeforeEach
  void start() {
    table = new MessageTable();
    mail = SmtpLedger.start(Duration.ofMillis(150));
    sms = SmsLedger.start(Duration.ofMillis(150));
  }

  @AfterEach
  void stop() {
    mail.close();
    sms.close();
    table.close();
    vertx.close().await();
  }

  private EngineNode second() {
    return SenderProcess.within(vertx, table.url(), mail.url(SECOND), sms.url());
  }

  private JavaProcess firstWhileSending(EngineNode queue) {
    queue.lane(EMAILS);
    List<Message> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(EngineNode.sms("演示 " + i, false));
    }
    queue.queue(texts.toArray(Message[]::new));
    JavaProcess first = SenderProcess.start(table.url(), mail, FIRST, sms);
    Eventually.within(
        FINISH,
        () -> {
          assertThat(mail.count()).as(first::said).isGreaterThan(30);
          assertThat(sms.delivered()).hasSizeGreaterThan(30);
        });
    return first;
  }

  @Test
  void whatADeadNodeHeldIsTakenOver() {
    try (EngineNode second = second();
        JavaProcess first = firstWhileSending(second)) {
      second.start();
      first.kill();
      Instant died = Instant.now();
      Eventually.within(
          TAKEOVER,
          () ->
              assertThat(
                      table.count(
                          "state in ('claimed', 'sending') and claimed_at < '" + died + "'"))
                  .isZero());
      table.await("state in ('sent', 'uncertain')", EMAILS + TEXTS);

      Set<String> uncertain = Set.copyOf(table.column("id", "state = 'uncertain'"));
      assertThat(uncertain).as("only what was leaving").hasSizeLessThanOrEqualTo(16);
      assertThat(table.count("state = 'uncertain' and channel = 'sms'"))
          .as("the provider knows them again")
          .isZero();
      assertThat(mail.twice()).isEmpty();
      assertThat(sms.delivered()).hasSize(TEXTS);
      assertThat(arrived()).containsAll(table.column("id", "state = 'sent' and channel = 'email'"));
      assertThat(second.told().stream().filter(one -> one.state() == MessageState.UNCERTAIN))
          .as("whoever queued them is told")
          .hasSameSizeAs(uncertain);
      System.out.println("LeaseIT: %d uncertain after a death".formatted(uncertain.size()));
    }
  }

  private Set<String> arrived() {
    return mail.arrivals().stream()
        .map(arrival -> arrival.messageId().replace("@pufa", ""))
        .collect(Collectors.toSet());
  }

  /** Awake again it begins nothing it had claimed, and tells the truth of what it had begun. */
  @Test
  void aFrozenNodeThatWakesSendsNothingTwice() {
    try (EngineNode queue = second();
        JavaProcess first = firstWhileSending(queue)) {
      int uncertain = frozenBesideSecond(first);
      requireNewsFromFirst(queue);
      assertThat(mail.twice()).isEmpty();
      assertThat(mail.count()).isEqualTo(2 * EMAILS);
      assertThat(sms.delivered()).hasSize(TEXTS);
      System.out.println("LeaseIT: %d uncertain while frozen, none awake".formatted(uncertain));
    }
  }

  /** How much was in doubt until it woke. */
  private int frozenBesideSecond(JavaProcess first) {
    try (EngineNode second = second()) {
      second.start();
      first.freeze();
      table.await("state in ('sent', 'uncertain')", EMAILS + TEXTS);
      int uncertain = table.count("state = 'uncertain'");
      assertThat(uncertain).as("frozen in the middle").isBetween(1, 16);
      first.thaw();
      Eventually.within(
          FINISH,
          () ->
              assertThat(table.count("state = 'sent'")).as(first::said).isEqualTo(EMAILS + TEXTS));
      return uncertain;
    }
  }

  /**
   * All that is new leaves it, as nobody else sends any more; so what it held before it froze has
   * had its turn.
   */
  private void requireNewsFromFirst(EngineNode queue) {
    long before = mail.countFrom(FIRST);
    queue.lane(EMAILS);
    table.await("state = 'sent'", 2 * EMAILS + TEXTS);
    assertThat(mail.countFrom(FIRST)).isEqualTo(before + EMAILS);
  }

  /** A node that froze within a transaction holds locks; that stops the others for nothing else. */
  @Test
  void whatIsStillLockedIsTakenOverOnceItIsNot() {
    try (EngineNode second = second();
        Jdbc frozen = Jdbc.connect(table.url())) {
      UUID dead = UUID.randomUUID();
      second.lane(10);
      frozen.execute(
          "insert into delivery_node (id, until) values ('%s', now() - interval '1 second')"
              .formatted(dead));
      frozen.execute(
          "update message set state = 'claimed', next_attempt_at = null, node = '%s'"
              .formatted(dead));
      frozen.begin().column("select id from message limit 1 for update");
      second.start();
      table.await("state = 'sent'", 9);
      UUID lane = second.lane(5);
      table.await("state = 'sent' and lane = '" + lane + "'", 5);

      frozen.rollBack();
      table.await("state = 'sent'", 15);
      assertThat(frozen.number("select count(*) from delivery_node where id = '" + dead + "'"))
          .isZero();
    }
  }

  /** The right to send is renewed as ever, and is none. */
  @Fault("F27")
  @Test
  void whileSendingIsHeldNothingLeaves() {
    try (EngineNode node = second()) {
      node.lane(5);
      node.database().run(tx -> SendingHold.put(tx, Instant.now()));
      node.start();
      List<String> first = leases();
      Eventually.within(FINISH, () -> assertThat(leases()).isNotEqualTo(first));
      assertThat(table.count("state = 'queued'")).isEqualTo(5);
      assertThat(mail.count()).isZero();

      assertThat(node.database().transaction(SendingHold::lift)).isTrue();
      table.await("state = 'sent'", 5);
      assertThat(node.database().transaction(SendingHold::lift)).isFalse();
    }
  }

  private List<String> leases() {
    try (Jdbc database = Jdbc.connect(table.url())) {
      return database.column("select until from delivery_node");
    }
  }

  /** In order it leaves nothing in doubt, and nobody has to wait until its lease runs out. */
  @Fault("F30")
  @Test
  void aNodeThatStopsInOrderGivesEverythingBack() {
    try (EngineNode other = second()) {
      UUID lane;
      try (EngineNode first = second()) {
        lane = first.lane(EMAILS);
        first.start();
        Eventually.within(FINISH, () -> assertThat(mail.count()).isGreaterThan(30));
      }
      assertThat(table.count("state in ('claimed', 'sending', 'uncertain')")).isZero();
      assertThat(table.count("state = 'sent'")).isEqualTo(mail.count()).isLessThan(EMAILS);
      other.start();
      table.await("state = 'sent' and lane = '" + lane + "'", EMAILS);
      assertThat(mail.twice()).isEmpty();
    }
  }
}
