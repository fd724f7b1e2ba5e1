package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.notice.Plan;
import cn.pufa.platform.db.Sql;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** E-mails that came back, read from a real mailbox over IMAP. */
class BounceIT {

  private static final Sql FATE =
      Sql.of("select message, state, failure from message_fate where notice = $1");

  private static GreenMail mailServer;
  private static GreenMailUser mailbox;
  private static TestServer server;
  private static Reaching reaching;

  @BeforeAll
  static void start() {
    mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    mailServer.start();
    mailbox = mailServer.setUser("bounces@demo.invalid", "bounces", "a pass:word");
    server = TestServer.start();
    reaching = new Reaching(server);
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
    mailServer.stop();
  }

  private record Fate(UUID message, String state, String failure) {}

  private static Fate fate(Reaching.Reached told) {
    return server
        .store()
        .read(
            tx ->
                tx.one(
                    FATE,
                    row ->
                        new Fate(
                            row.getUUID("message"),
                            row.getString("state"),
                            row.getString("failure")),
                    told.notice()));
  }

  private static Reaching.Reached sent() {
    var told =
        reaching.told(
            reaching.organizationIn("440881001"), new Plan(List.of("email"), List.of(), null));
    Eventually.within(
        Duration.ofSeconds(20), () -> assertThat(fate(told).state()).isEqualTo("sent"));
    return told;
  }

  /** As Postfix writes it. */
  private static String report(UUID message, String action, String status) {
    return """
        From: MAILER-DAEMON@demo.invalid
        To: bounces@demo.invalid
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <%s@mx.demo.invalid>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.demo.invalid
        Arrival-Date: Wed, 25 Nov 2026 08:00:00 +0800

        Final-Recipient: rfc822; gone@demo.invalid
        Original-Recipient: rfc822;gone@demo.invalid
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 no such user

        --b
        Content-Type: text/rfc822-headers

        From: no-reply@demo.invalid
        Message-ID: <%s@pufa>
        Subject: something

        --b--
        """
        .formatted(UUID.randomUUID(), action, status, message)
        .replace("\n", "\r\n");
  }

  private static MimeMessage mail(String text) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (jakarta.mail.MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static Bounces bounces() {
    String address = "bounces:a%20pass%3Aword@127.0.0.1:" + mailServer.getImap().getPort();
    var url = SecretUrl.of("imap://" + address + "?tls=none");
    return reaching.contacts().bounces(url, reaching.contacts().outcomes());
  }

  private static List<JsonObject> shown(UUID message) {
    JsonObject page =
        server.as("case_officer").call("listBounces", Map.of("size", 100)).expect(200).json();
    return items(page).stream()
        .filter(bounce -> bounce.has("message"))
        .filter(bounce -> text(bounce, "message").equals(message.toString()))
        .toList();
  }

  @Test
  void areReadFromTheMailbox() {
    var told = sent();
    UUID message = fate(told).message();
    mailbox.deliver(mail("From: a@demo.invalid\r\nSubject: hello\r\n\r\nno report\r\n"));
    mailbox.deliver(mail(report(message, "failed", "5.1.1")));

    try (Bounces reading = bounces().start()) {
      Eventually.within(
          Duration.ofSeconds(20), () -> assertThat(fate(told).state()).isEqualTo("failed"));
    }

    assertThat(fate(told).failure()).isEqualTo("bad_address");
    JsonObject bounce = shown(message).getFirst();
    assertThat(text(bounce, "reason")).isEqualTo("邮箱地址不存在或已停用(5.1.1)");
    assertThat(text(bounce, "organization")).isEqualTo(told.organization().toString());
    Api officer = server.as("case_officer");
    assertThat(items(officer.call("listTasks", Map.of("kind", "find_contact")).expect(200).json()))
        .anySatisfy(
            task ->
                assertThat(text(task, "organization")).isEqualTo(told.organization().toString()));
  }

  @Test
  void areTakenOnceAndOnlyWhenTheyAreForGood() {
    var told = sent();
    UUID message = fate(told).message();
    Bounces bounces = bounces();

    bounces.take(mail(report(message, "delayed", "4.4.1")));
    bounces.take(mail("Subject: hello\r\n\r\nno report\r\n"));
    bounces.take(mail("Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nbroken"));
    assertThat(shown(message)).isEmpty();
    bounces.take(mail(report(message, "failed", "4.2.2")));
    assertThat(fate(told).state()).as("may still arrive").isEqualTo("sent");

    String failed = report(message, "failed", "5.2.2");
    bounces.take(mail(failed));
    bounces.take(mail(failed));

    assertThat(fate(told).state()).isEqualTo("failed");
    assertThat(shown(message)).hasSize(2);
  }

  @Test
  void changeNothingForAMessageThatIsNoneOfOurs() {
    UUID stranger = UUID.randomUUID();
    bounces().take(mail(report(stranger, "failed", "5.1.1")));
    assertThat(shown(stranger))
        .singleElement()
        .satisfies(bounce -> assertThat(bounce.has("organization")).isFalse());
  }
}
