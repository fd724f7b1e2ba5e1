package cn.pufa.platform.sms;

import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.outside.OutsideHttp.NoReply;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.outside.OutsideHttp.Reply;
import cn.pufa.platform.secret.Secret;
import com.google.gson.JsonObject;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * Hands text messages to the bureau's provider. The provider takes a message's id once: sending
 * again under the same id delivers nothing twice, so whoever does not know may always ask again.
 */
public final class Sms {

  /**
   * @param signature name in front of every message (短信签名), registered with the operators
   */
  public record Account(String baseUrl, Secret token, String signature) {}

  public sealed interface Outcome {}

  /** The provider has it. */
  public record Sent() implements Outcome {}

  /** The provider will never take it. @param code the provider's own */
  public record Refused(String code) implements Outcome {}

  /** Not taken, and may be tried again under the same id. */
  public record NotNow() implements Outcome {}

  /** Nobody knows whether it was taken; trying again under the same id does no harm. */
  public record Unknown() implements Outcome {}

  private static final int TOO_MANY = 429;

  private final OutsideHttp outside;
  private final Account account;

  public Sms(OutsideHttp outside, Account account) {
    this.outside = outside;
    this.account = account;
  }

  /** After the commit of whatever made the message, never within its transaction. */
  public Future<Outcome> send(String messageId, String phone, String text) {
    var message = new JsonObject();
    message.addProperty("messageId", messageId);
    message.addProperty("phone", phone);
    message.addProperty("signature", account.signature());
    message.addProperty("text", text);
    var headers = Map.of("Authorization", "Bearer " + account.token().value());
    var question = new Question(HttpMethod.POST, account.baseUrl() + "/messages", headers, message);
    return outside.ask(question).map(Sms::outcome);
  }

  private static Outcome outcome(Reply reply) {
    return switch (reply) {
      case NotReached() -> new NotNow();
      case NoReply() -> new Unknown();
      case Replied replied -> outcome(replied);
    };
  }

  /** A refused token or a full account says nothing about the message, so it may be tried again. */
  private static Outcome outcome(Replied reply) {
    var json = reply.json();
    if (reply.status() == 200 && json.isPresent()) {
      boolean accepted = json.get().has("accepted") && json.get().get("accepted").getAsBoolean();
      return accepted ? new Sent() : new Refused("not accepted");
    }
    boolean aboutTheMessage =
        switch (reply.status()) {
          case 401, 403, TOO_MANY -> false;
          default -> reply.status() >= 400 && reply.status() < 500;
        };
    return aboutTheMessage && json.isPresent()
        ? new Refused(json.get().has("code") ? json.get().get("code").getAsString() : "")
        : new NotNow();
  }
}
