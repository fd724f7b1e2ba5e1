package cn.pufa.notice;

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
            .setMaxPoolSize(SendingWindow.AT_ONCE)
            .setConnectTimeout(CONNECT_MS)
            .setIdleTimeout(SendingWindow.ANSWER_SECONDS);
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
  public Future<Outcome> send(NoticeStore.Claimed notice) {
    var message =
        new MailMessage()
            .setFrom(from)
            .setTo(notice.address())
            .setSubject(notice.subject())
            .setText(notice.body());
    message.addHeader("Message-ID", "<" + notice.id() + "@pufa>");
    return client.sendMail(message).<Outcome>map(result -> new Sent()).otherwise(Mailer::outcome);
  }

  private static Outcome outcome(Throwable fault) {
    if (fault instanceof SMTPException smtp && smtp.isPermanent()) {
      return new Refused(reason(smtp.getReplyCode()));
    }
    if (fault instanceof SMTPException smtp && smtp.isTransient()) {
      return new NotNow("对方邮箱暂时收不了信(" + smtp.getReplyCode() + ")，稍后再发");
    }
    if (fault instanceof ConnectException || fault instanceof UnknownHostException) {
      return new NotNow("邮件服务器连不上，稍后再发");
    }
    return new Unknown();
  }

  private static String reason(int code) {
    return switch (code) {
      case 550, 551, 553 -> "邮箱地址不存在或已停用(" + code + ")。请电话核对邮箱。";
      case 552 -> "对方邮箱已满(552)。请电话通知。";
      default -> "对方拒收(" + code + ")。请电话通知。";
    };
  }

  @Override
  public void close() {
    client.close().await();
  }
}
