package cn.pufa.platform.sms;

import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.outside.OutsideHttp.NoReply;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.outside.OutsideHttp.Reply;
import com.google.gson.JsonObject;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * The bureau's own small interface, before whatever sends for it. It takes a message's id once:
 * sending again under the same id delivers nothing twice, so whoever does not know may always ask
 * again.
 */
final class OwnSms implements Sms {

  private static final int TOO_MANY = 429;

  private final OutsideHttp outside;
  private final Account account;

  OwnSms(OutsideHttp outside, Account account) {
    this.outside = outside;
    this.account = account;
  }

  @Override
  public boolean knowsRepeats() {
    return true;
  }

  @Override
  public Future<Outcome> sendCode(String id, String phone, String text, String code) {
    return send(new Text(id, phone, text, null));
  }

  @Override
  public Future<Outcome> send(Text text) {
    var message = new JsonObject();
    message.addProperty("messageId", text.id());
    message.addProperty("phone", text.phone());
    message.addProperty("signature", account.signature());
    message.addProperty("text", text.text());
    var headers = Map.of("Authorization", "Bearer " + account.secret().value());
    var question = new Question(HttpMethod.POST, account.baseUrl() + "/messages", headers, message);
    return outside.ask(question).map(OwnSms::outcome).otherwise(new Unknown());
  }

  private static Outcome outcome(Reply reply) {
    return switch (reply) {
      case NotReached() -> new NotNow(Fault.PROVIDER, "not reached");
      case NoReply() -> new Unknown();
      case Replied replied -> outcome(replied);
    };
  }

  /** A refused token or a full account says nothing about the message, so it may be tried again. */
  private static Outcome outcome(Replied reply) {
    var json = reply.json();
    if (reply.status() == 200 && json.isPresent()) {
      boolean accepted = json.get().has("accepted") && json.get().get("accepted").getAsBoolean();
      return accepted ? new Sent(null) : new Refused(Fault.WORDS, "not accepted");
    }
    String code =
        json.filter(body -> body.has("code"))
            .map(body -> body.get("code").getAsString())
            .orElse(String.valueOf(reply.status()));
    boolean aboutTheMessage =
        switch (reply.status()) {
          case 401, 403, TOO_MANY -> false;
          default -> reply.status() >= 400 && reply.status() < 500;
        };
    if (aboutTheMessage && json.isPresent()) {
      return new Refused(code.equals("bad_number") ? Fault.BAD_NUMBER : Fault.WORDS, code);
    }
    return new NotNow(reply.status() == TOO_MANY ? Fault.TOO_MANY : Fault.PROVIDER, code);
  }
}
