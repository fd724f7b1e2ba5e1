package cn.pufa.contact;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes back as a mail is a report or is none; what cannot be read is left lying. */
class BounceFuzzTest {

  private static final Session SESSION = Session.getInstance(new Properties());

  static Stream<byte[]> mails() {
    return Stream.of(
            """
            Message-ID: <1@demo.invalid>
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; demo.invalid

            Final-Recipient: rfc822; nobody@demo.invalid
            Action: failed
            Status: 5.1.1

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <00000000-0000-0000-0000-000000000000@pufa>

            --b--
            """,
            "Content-Type: text/plain\n\n演示",
            "Content-Type: multipart/report; boundary=\"\"\n\n----\n")
        .map(text -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("mails")
  @FuzzTest(maxDuration = "1h")
  void aMailIsAReportOrIsNone(byte[] mail) {
    try {
      BounceReport.read(new MimeMessage(SESSION, new ByteArrayInputStream(mail)));
    } catch (MessagingException | IOException unreadable) {
      // Bounces leaves it in the mailbox.
    }
  }
}
