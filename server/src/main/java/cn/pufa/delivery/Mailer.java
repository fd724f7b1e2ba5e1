package cn.pufa.delivery;

import cn.pufa.platform.secret.SecretUrl;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * Hands e-mails to the bureau's SMTP server ({@code smtp://}, {@code smtps://}; {@code ?from=}
 * names the sender), in either by TLS ({@link MailTls}), and says of each what is certain: sent,
 * refused for good, not now, or unknown.
 */
public final class Mailer implements Channel, AutoCloseable {

  private static final int CONNECT_MS = 5_000;
  private static final int ANSWER_SECONDS = 30;

  /** Mail servers refuse a sender that opens many connections. */
  private static final int CONNECTIONS = 16;

  /**
   * How the client begins where it is the mailbox that is not taken; it has no class of its own.
   */
  private static final String OF_MAILBOX = "recipient address not accepted";

  /** Likewise where it is us that are not taken, so that the next message fares no better. */
  private static final String OF_SENDER = "sender address not accepted";

  /**
   * What is said of a mailbox may still be about the sender or a rule (RFC 3463: 5.1.7, 5.1.8,
   * 5.7.x): many servers wait with that until somebody is named.
   */
  private static final Pattern OF_RULES = Pattern.compile("5\\d\\d[ -]5\\.(1\\.[78]|7\\.\\d+)\\b");

  /** "Not available", whomever it is said of. */
  private static final int CLOSING = 421;

  /** Whoever is asked to come back later (greylisting) is let in after five to fifteen minutes. */
  static final Duration REST = Duration.ofMinutes(15);

  /** How the client begins where the server offers none; it has no class of its own. */
  private static final String NO_TLS = "STARTTLS required";

  /**
   * Notes when the client takes its words. That is once a connection stands and has signed in, and
   * before anybody is named to the server: until then surely nothing was handed over.
   */
  private static final class Letter extends MailMessage {
    private volatile boolean begun;

    @Override
    public String getText() {
      begun = true;
      return super.getText();
    }
  }

  private final MailClient client;
  private final String from;

  public Mailer(Vertx vertx, SecretUrl url) {
    this(vertx, url, null);
  }

  /**
   * @param trusted who vouches for the server; null for whom the JVM trusts
   */
  Mailer(Vertx vertx, SecretUrl url, TrustOptions trusted) {
    this(vertx, url, trusted, ANSWER_SECONDS);
  }

  /**
   * @param answerSeconds how long the server may say nothing
   */
  Mailer(Vertx vertx, SecretUrl url, TrustOptions trusted, int answerSeconds) {
    boolean tls = url.scheme().equals("smtps");
    // The client looks at the name by itself, and no more when it is told to (5.0.8).
    var config =
        new MailConfig()
            .setHostname(url.host())
            .setPort(url.port(tls ? 465 : 587))
            .setSsl(tls)
            .setStarttls(
                MailTls.isLeftOut(url) ? StartTLSOptions.DISABLED : StartTLSOptions.REQUIRED)
            .setTrustOptions(trusted)
            .setMaxPoolSize(CONNECTIONS)
            .setConnectTimeout(CONNECT_MS)
            .setIdleTimeout(answerSeconds);
    url.user().ifPresent(user -> config.setUsername(user).setPassword(url.password()));
    this.from = url.parameter("from").orElse("no-reply@pufa.invalid");
    this.client = MailClient.create(vertx, config);
  }

  @Override
  public String code() {
    return "email";
  }

  @Override
  public boolean knowsRepeats() {
    return false;
  }

  @Override
  public boolean disturbs() {
    return false;
  }

  @Override
  public int atOnce() {
    return CONNECTIONS;
  }

  @Override
  public Future<Outcome> send(Message message) {
    String id = "<" + message.id() + "@pufa>";
    var letter = new Letter();
    letter
        .setFrom(from)
        .setTo(message.address())
        .setSubject(message.subject())
        .setText(message.text())
        .addHeader("Message-ID", id);
    return client
        .sendMail(letter)
        .<Outcome>map(result -> new Sent(id))
        .otherwise(fault -> letter.begun ? outcome(fault) : notBegun(fault));
  }

  /** Whatever the server said or did not say, it was not about the message. */
  private static NotNow notBegun(Throwable fault) {
    if (isOfTls(fault)) {
      return new NotNow(Failure.PROVIDER, "邮件服务器不能加密收信，或者证书不对，没有发出。请管理员检查设置。");
    }
    return fault instanceof SMTPException smtp
        ? ofServer(smtp.getReplyCode())
        : new NotNow(Failure.PROVIDER, "邮件服务器连不上，稍后再发。");
  }

  private static NotNow ofServer(int code) {
    return isOfAccount(code)
        ? new NotNow(Failure.PROVIDER, "邮件服务器不接受我们的账号(" + code + ")，请管理员检查设置。")
        : new NotNow(Failure.PROVIDER, "邮件服务器暂时收不了信(" + code + ")，稍后再发。");
  }

  private static boolean isOfAccount(int code) {
    return code == 530 || code == 534 || code == 535 || code == 538;
  }

  private static Outcome outcome(Throwable fault) {
    if (fault instanceof SMTPException smtp && smtp.isPermanent()) {
      return refused(smtp);
    }
    if (fault instanceof SMTPException smtp && smtp.isTransient()) {
      return notNow(smtp.getReplyCode(), isOfMailbox(smtp));
    }
    return new Unknown();
  }

  /** A mailbox that rests says nothing of the server, so it holds up nobody else. */
  private static NotNow notNow(int code, boolean ofMailbox) {
    return ofMailbox && code != CLOSING
        ? new NotNow(Failure.NOT_TAKEN, "对方邮箱暂时收不了信(" + code + ")，一刻钟以后再发。", REST)
        : ofServer(code);
  }

  private static boolean isOfMailbox(SMTPException smtp) {
    return smtp.getMessage().startsWith(OF_MAILBOX);
  }

  private static boolean isOfTls(Throwable fault) {
    return fault instanceof SSLHandshakeException
        || fault instanceof NotSslRecordException
        || String.valueOf(fault.getMessage()).startsWith(NO_TLS);
  }

  private static Outcome refused(SMTPException smtp) {
    int code = smtp.getReplyCode();
    if (isOfAccount(code)) {
      // So the next message would fare no better.
      return ofServer(code);
    }
    if (smtp.getMessage().startsWith(OF_SENDER)) {
      return new NotNow(Failure.PROVIDER, "邮件服务器不接受我们的发件地址(" + code + ")，请管理员检查设置。");
    }
    return isOfMailbox(smtp) && !OF_RULES.matcher(smtp.getReplyMessage()).lookingAt()
        ? ofMailbox(code)
        : new Refused(Failure.REFUSED, "邮件服务器不收这封信(" + code + ")。请检查文字和设置，急办的请电话通知。");
  }

  private static Refused ofMailbox(int code) {
    return switch (code) {
      case 550, 551, 553 -> new Refused(Failure.BAD_ADDRESS, "邮箱地址不存在或已停用(" + code + ")。请电话核对邮箱。");
      case 552 -> new Refused(Failure.NOT_TAKEN, "对方邮箱已满(552)。请电话通知。");
      default -> new Refused(Failure.REFUSED, "对方拒收(" + code + ")。请电话通知。");
    };
  }

  /** A server that has hung up already needs no goodbye. */
  @Override
  public void close() {
    client.close().recover(hungUp -> Future.succeededFuture()).await();
  }
}
