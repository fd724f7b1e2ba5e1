package cn.pufa.contact;

import jakarta.mail.Authenticator;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The mailbox to which mail servers report what they could not deliver: {@code
 * imaps://USER:PASSWORD@HOST}, or {@code imap://}, which asks for TLS before the password wherever
 * the server offers it.
 */
final class BounceMailbox {

  /** A mailbox that was left alone for weeks is read in turns. */
  private static final int AT_ONCE = 200;

  private static final String TIMEOUT_MS = "10000";

  private final URI url;

  BounceMailbox(String url) {
    this.url = URI.create(url);
  }

  /**
   * Hands over what nobody has read, and marks each as read once it was taken: one whose taking
   * failed is there again next time.
   */
  void readNew(Consumer<MimeMessage> taking) throws MessagingException, IOException {
    try (Store store = session().getStore(url.getScheme())) {
      store.connect();
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        Message[] unread = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (int i = 0; i < Math.min(unread.length, AT_ONCE); i++) {
          taking.accept(new MimeMessage((MimeMessage) unread[i]));
          unread[i].setFlag(Flags.Flag.SEEN, true);
        }
      }
    }
  }

  private Session session() {
    String protocol = "mail." + url.getScheme();
    var properties = new Properties();
    properties.put(protocol + ".host", url.getHost());
    if (url.getPort() != -1) {
      properties.put(protocol + ".port", String.valueOf(url.getPort()));
    }
    properties.put(protocol + ".connectiontimeout", TIMEOUT_MS);
    properties.put(protocol + ".timeout", TIMEOUT_MS);
    properties.put(protocol + ".starttls.enable", "true");
    properties.put(protocol + ".peek", "true");
    return Session.getInstance(properties, login());
  }

  private Authenticator login() {
    String[] login = String.valueOf(url.getRawUserInfo()).split(":", 2);
    var password =
        new PasswordAuthentication(decode(login[0]), login.length > 1 ? decode(login[1]) : "");
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return password;
      }
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
