package cn.pufa.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * Hands e-mails to the bureau's SMTP server ({@code smtp://}, {@code smtps://}; {@code ?from=}
 * names the sender) and says of each what is certain: sent, refused for good, not now, or unknown.
 */
public final class Mailer implements Channel, AutoCloseable {

  private static final int CONNECT_MS = 5_000;
  private static final int ANSWER_SECONDS = 30;

  /** Mail servers refuse a sender that opens many connections. */
  private static final int CONNECTIONS = 16;

  private final MailClient client;
  private final String from;

  public Mailer(Vertx vertx, String url) {
    URI uri = URI.create(url);
    boolean tls = uri.getScheme().equals("smtps");
    var config =
        new MailConfig()
            .setHostname(uri.getHost())
            .setPort(uri.getPort() == -1 ? (tls ? 465 : 587) : uri.getPort())
            .setSsl(tls)
            .setStarttls(
                tls || uri.getUserInfo() == null
                    ? StartTLSOptions.OPTIONAL
                    : StartTLSOptions.REQUIRED)
            .setMaxPoolSize(CONNECTIONS)
            .setConnectTimeout(CONNECT_MS)
            .setIdleTimeout(ANSWER_SECONDS);
    if (uri.getUserInfo() != null) {
      String[] login = uri.getUserInfo().split(":", 2);
      config.setUsername(decode(login[0])).setPassword(login.length > 1 ? decode(login[1]) : "");
    }
    this.from = sender(uri);
    this.client = MailClient.create(vertx, config);
  }

  private static String sender(URI uri) {
    String query = uri.getQuery();
    return query != null && query.startsWith("from=")
        ? query.substring("from=".length())
        : "no-reply@pufa.invalid";
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
    var mail =
        new MailMessage()
            .setFrom(from)
            .setTo(message.address())
            .setSubject(message.subject())
            .setText(message.text())
            .addHeader("Message-ID", id);
    return client.sendMail(mail).<Outcome>map(result -> new Sent(id)).otherwise(Mailer::outcome);
  }

  private static Outcome outcome(Throwable fault) {
    if (fault instanceof SMTPException smtp && smtp.isPermanent()) {
      return refused(smtp.getReplyCode());
    }
    if (fault instanceof SMTPException smtp && smtp.isTransient()) {
      return new NotNow(Failure.PROVIDER, "对方邮箱暂时收不了信(" + smtp.getReplyCode() + ")，稍后再发。");
    }
    if (fault instanceof ConnectException || fault instanceof UnknownHostException) {
      return new NotNow(Failure.PROVIDER, "邮件服务器连不上，稍后再发。");
    }
    return new Unknown();
  }

  private static Outcome refused(int code) {
    return switch (code) {
      // It is our account that is refused, so the next message would fare no better.
      case 530, 534, 535, 538 ->
          new NotNow(Failure.PROVIDER, "邮件服务器不接受我们的账号(" + code + ")，请管理员检查设置。");
      case 550, 551, 553 -> new Refused(Failure.BAD_ADDRESS, "邮箱地址不存在或已停用(" + code + ")。请电话核对邮箱。");
      case 552 -> new Refused(Failure.NOT_TAKEN, "对方邮箱已满(552)。请电话通知。");
      default -> new Refused(Failure.REFUSED, "对方拒收(" + code + ")。请电话通知。");
    };
  }

  @Override
  public void close() {
    client.close().await();
  }
}
