package cn.pufa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.Fault;
import cn.pufa.testing.SelfSigned;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SmtpLedger;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of a mail server says of the message, and of the server. */
@Fault("F11")
class MailerIT {

  private final Vertx vertx = Vertx.vertx();
  private final SmtpLedger ledger = SmtpLedger.start(Duration.ZERO);
  private final Mailer mailer = new Mailer(vertx, SecretUrl.of(ledger.url("demo@demo.invalid")));

  @AfterEach
  void stop() {
    mailer.close();
    ledger.close();
    vertx.close().await();
  }

  private Outcome send(Message message) {
    return mailer.send(message).await();
  }

  private static Message email() {
    return EngineNode.email(null, "演示");
  }

  @Test
  void carriesItsOwnIdFromTheFirstAttemptToTheLast() {
    Message message = email();
    assertThat(send(message)).isEqualTo(new Sent("<" + message.id() + "@pufa>"));
    send(message);
    assertThat(ledger.twice()).containsExactly(message.id() + "@pufa");
  }

  @ParameterizedTest
  @CsvSource({
    "550 no such mailbox, bad_address",
    "551 not here, bad_address",
    "553 not a name, bad_address",
    "552 full, not_taken",
    "554 not from you, refused",
    "553 5.7.1 <us>: Sender address rejected: not owned by user, refused",
    "550 5.1.8 <us>: Sender address rejected: Domain not found, refused",
    "550 5.1.1 no such mailbox, bad_address"
  })
  void aRefusalIsForGood(String answer, String failure) {
    ledger.answerAll(answer);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failure().code()).isEqualTo(failure);
              assertThat(refused.reason()).contains(answer.substring(0, 3)).contains("电话");
            });
  }

  /** The next message would fare no better, whomever it is for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "553 Mail from must equal authorized user",
        "550 not you",
        "501 what",
        "451 later"
      })
  void aServerThatDoesNotTakeTheSenderSaysNothingOfTheMailbox(String answer) {
    ledger.answerSenders(answer);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            NotNow.class,
            notNow -> {
              assertThat(notNow.failure()).isEqualTo(Failure.PROVIDER);
              assertThat(notNow.reason()).contains(answer.substring(0, 3));
            });
    ledger.answerSenders(null);
    assertThat(send(email())).isInstanceOf(Sent.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 Mail content denied", "552 too large", "553 what", "554 spam"})
  void aServerThatDoesNotTakeTheWordsSaysNothingOfTheMailbox(String answer) {
    ledger.answerContents(answer);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.failure()).isEqualTo(Failure.REFUSED);
              assertThat(refused.reason()).contains(answer.substring(0, 3)).contains("电话");
            });
    assertThat(ledger.count()).isZero();
    ledger.answerContents(null);
    assertThat(send(email())).isInstanceOf(Sent.class);
  }

  @ParameterizedTest
  @CsvSource({"450 greylisted", "451 4.7.1 try later", "452 4.2.2 full today"})
  void aMailboxThatRestsSaysNothingOfTheServer(String answer) {
    ledger.answerAll(answer);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            NotNow.class,
            notNow -> {
              assertThat(notNow.failure()).isEqualTo(Failure.NOT_TAKEN);
              assertThat(notNow.after()).isEqualTo(Mailer.REST);
              assertThat(notNow.reason()).contains(answer.substring(0, 3));
            });
  }

  @ParameterizedTest
  @CsvSource({"421 closing", "535 who are you"})
  void whatThePostOfficeItselfCannotDoIsTriedAgain(String answer) {
    ledger.answerAll(answer);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            NotNow.class, notNow -> assertThat(notNow.failure()).isEqualTo(Failure.PROVIDER));
  }

  /** Nobody was named to it, so it surely took nothing, whatever it is that it says. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"421 busy", "554 no service here"})
  void aServerThatDoesNotEvenGreetIsAway(String greeting) {
    ledger.greet(greeting);
    assertThat(send(email()))
        .isInstanceOfSatisfying(
            NotNow.class, notNow -> assertThat(notNow.failure()).isEqualTo(Failure.PROVIDER));
    ledger.greet("220 ledger");
    assertThat(send(email())).isInstanceOf(Sent.class);
  }

  @Test
  void aServerThatConnectsAndSaysNothingIsAway() {
    ledger.greet("");
    try (var impatient =
        new Mailer(vertx, SecretUrl.of(ledger.url("demo@demo.invalid")), null, 1)) {
      assertThat(impatient.send(email()).await()).isInstanceOf(NotNow.class);
    }
  }

  /** It hung up once the recipient was named: what it made of that is not known for certain. */
  @Test
  void aServerThatHangsUpOverTheRecipientLeavesItInDoubt() {
    ledger.hangUpOverRecipients();
    assertThat(send(email())).isEqualTo(new Unknown());
  }

  @Sending
  @Test
  void nobodyKnowsWhenTheAnswerIsLost() {
    ledger.dropAnswers(1);
    assertThat(send(email())).isEqualTo(new Unknown());
    assertThat(ledger.count()).as("it had arrived").isOne();
    assertThat(send(email())).isInstanceOf(Sent.class);
  }

  /** More than there are connections: each that broke makes room for another. */
  @Sending
  @Test
  void anAnswerThatIsLostTakesNoConnectionWithIt() {
    int lost = 2 * mailer.atOnce() + 1;
    ledger.dropAnswers(lost);
    for (int i = 0; i < lost; i++) {
      assertThat(send(email())).isEqualTo(new Unknown());
    }
    assertThat(send(email())).isInstanceOf(Sent.class);
    assertThat(ledger.dropped()).isEqualTo(lost);
  }

  @Sending
  @Test
  void aServerThatIsNotThereSurelyTookNothing() throws IOException {
    int nobody;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    var unreachable = new Mailer(vertx, SecretUrl.of("smtps://127.0.0.1:" + nobody));
    assertThat(unreachable.send(email()).await()).isInstanceOf(NotNow.class);
    unreachable.close();
  }

  /** Of a block that leads nowhere (RFC 3849), whatever this machine's network says of it. */
  @Sending
  @Test
  void aServerToWhichNoWayLeadsSurelyTookNothing() {
    var unreachable = new Mailer(vertx, SecretUrl.of("smtps://[2001:db8::1]:465"));
    assertThat(unreachable.send(email()).await()).isInstanceOf(NotNow.class);
    unreachable.close();
  }

  /** With an account or without: the ledger speaks no TLS. */
  @ParameterizedTest
  @ValueSource(strings = {"", "demo:demo@"})
  void aServerWithoutTlsGetsNothing(String login) {
    requireNotTaken(ledger, "smtp://" + login + ledger.address(), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp", "smtps"})
  void aCertificateNobodyVouchesForGetsNothing(String scheme) {
    try (SmtpLedger unknown = withTls(scheme, SelfSigned.ofThisMachine())) {
      requireNotTaken(unknown, scheme + "://" + unknown.address(), null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp", "smtps"})
  void aCertificateOfAnotherNameGetsNothing(String scheme) {
    SelfSigned another = SelfSigned.ofAnother();
    try (SmtpLedger server = withTls(scheme, another)) {
      requireNotTaken(server, scheme + "://" + server.address(), another.trusted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"smtp", "smtps"})
  void aServerThatProvesWhoItIsGetsTheLetter(String scheme) {
    SelfSigned its = SelfSigned.ofThisMachine();
    try (SmtpLedger server = withTls(scheme, its)) {
      assertThat(sendTo(scheme + "://" + server.address(), its.trusted())).isInstanceOf(Sent.class);
      assertThat(server.count()).isOne();
    }
  }

  private static SmtpLedger withTls(String scheme, SelfSigned certificate) {
    return scheme.equals("smtps")
        ? SmtpLedger.startTls(certificate)
        : SmtpLedger.startStartTls(certificate);
  }

  /** It is certain, so that it may be sent once the server is as it should be. */
  private void requireNotTaken(SmtpLedger server, String url, TrustOptions trusted) {
    assertThat(sendTo(url, trusted)).isInstanceOf(NotNow.class);
    assertThat(server.count()).isZero();
  }

  private Outcome sendTo(String url, TrustOptions trusted) {
    try (var careful = new Mailer(vertx, SecretUrl.of(url), trusted)) {
      return careful.send(email()).await();
    }
  }
}
