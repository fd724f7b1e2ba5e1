package cn.pufa.app.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The demo's mail server: a real SMTP server on this machine that keeps what it gets and delivers
 * nothing.
 */
public final class DemoMail implements AutoCloseable {

  private static final int SHOWN = 1000;

  record Received(String channel, String to, String subject, String body, String messageId) {}

  private final GreenMail server;

  private DemoMail(GreenMail server) {
    this.server = server;
  }

  public static DemoMail start() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new DemoMail(server);
  }

  public String url() {
    return "smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=demo@demo.invalid&tls=none";
  }

  int count() {
    return server.getReceivedMessages().length;
  }

  /**
   * @param to address, or null for all
   */
  List<Received> received(String to) {
    return Arrays.stream(server.getReceivedMessages())
        .sorted(Comparator.comparing(DemoMail::sent).reversed())
        .map(DemoMail::read)
        .filter(mail -> to == null || mail.to().equals(to))
        .limit(SHOWN)
        .toList();
  }

  private static java.util.Date sent(MimeMessage message) {
    try {
      return message.getSentDate();
    } catch (MessagingException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static Received read(MimeMessage message) {
    try {
      return new Received(
          "email",
          message.getRecipients(Message.RecipientType.TO)[0].toString(),
          message.getSubject(),
          String.valueOf(message.getContent()).strip(),
          message.getMessageID());
    } catch (MessagingException | IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
