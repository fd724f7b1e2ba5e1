package cn.pufa.contact;

import cn.pufa.delivery.MailTls;
import cn.pufa.platform.secret.SecretUrl;
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
import java.util.Properties;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * The mailbox to which mail servers report what they could not deliver: {@code
 * imaps://USER:PASSWORD@HOST}, or {@code imap://}, which asks for TLS before the password ({@link
 * MailTls}).
 */
final class BounceMailbox {

  /** A mailbox that was left alone for weeks is read in turns. */
  private static final int AT_ONCE = 200;

  private static final String TIMEOUT_MS = "10000";

  private final SecretUrl url;
  private final SSLSocketFactory tls;

  BounceMailbox(SecretUrl url) {
    this(url, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * @param tls which knows who vouches for the server
   */
  BounceMailbox(SecretUrl url, SSLSocketFactory tls) {
    this.url = url;
    this.tls = tls;
  }

  /**
   * Hands over what nobody has read, and marks each as read once it was taken: one whose taking
   * failed is there again next time.
   */
  void readNew(Consumer<MimeMessage> taking) throws MessagingException, IOException {
    try (Store store = session().getStore(url.scheme())) {
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
    String protocol = "mail." + url.scheme();
    var properties = new Properties();
    properties.put(protocol + ".host", url.host());
    properties.put(protocol + ".port", String.valueOf(url.port(isTls() ? 993 : 143)));
    properties.put(protocol + ".connectiontimeout", TIMEOUT_MS);
    properties.put(protocol + ".timeout", TIMEOUT_MS);
    String asks = String.valueOf(!MailTls.isLeftOut(url));
    properties.put(protocol + ".starttls.enable", asks);
    properties.put(protocol + ".starttls.required", asks);
    properties.put(protocol + ".ssl.checkserveridentity", "true");
    properties.put(protocol + ".ssl.socketFactory", tls);
    properties.put(protocol + ".peek", "true");
    return Session.getInstance(properties, login());
  }

  private boolean isTls() {
    return url.scheme().equals("imaps");
  }

  private Authenticator login() {
    var password = new PasswordAuthentication(url.user().orElse(""), url.password());
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return password;
      }
    };
  }
}
