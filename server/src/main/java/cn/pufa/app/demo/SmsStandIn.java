package cn.pufa.app.demo;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo's SMS provider: keeps what it gets for an hour and delivers nothing. */
public final class SmsStandIn implements AutoCloseable {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int SHOWN = 100;
  private static final String TOKEN = "demo";

  public record Received(String messageId, String phone, String text, Instant at) {}

  private final BusinessClock clock;
  private final Map<String, Received> byId = new LinkedHashMap<>();
  private final StandInServer server;

  public SmsStandIn(Vertx vertx, BusinessClock clock) {
    this.clock = clock;
    this.server = new StandInServer(vertx, this::answer);
  }

  public Sms.Account account() {
    return new Sms.Account(server.url(), new Secret(TOKEN), "演示民政局");
  }

  /** The next requests fail so. */
  public void fail(StandInServer.Fault fault, int times) {
    server.fail(fault, times);
  }

  private StandInServer.Answer answer(HttpServerRequest request, JsonObject message) {
    if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      return refusal(401, "bad_token");
    }
    if (!request.path().equals("/messages") || !message.has("messageId")) {
      return refusal(400, "bad_request");
    }
    keep(message);
    var accepted = new JsonObject();
    accepted.addProperty("accepted", true);
    return new StandInServer.Answer(200, accepted);
  }

  private static StandInServer.Answer refusal(int status, String code) {
    var body = new JsonObject();
    body.addProperty("code", code);
    body.addProperty("message", "refused by the stand-in");
    return new StandInServer.Answer(status, body);
  }

  /** A message that comes again under its id is not delivered again. */
  private synchronized void keep(JsonObject message) {
    Instant now = clock.now();
    byId.values().removeIf(old -> old.at().isBefore(now.minus(KEPT)));
    String id = message.get("messageId").getAsString();
    String text =
        "【" + message.get("signature").getAsString() + "】" + message.get("text").getAsString();
    byId.putIfAbsent(id, new Received(id, message.get("phone").getAsString(), text, now));
  }

  /**
   * Newest first.
   *
   * @param phone null for all
   */
  public synchronized List<Received> received(String phone) {
    return List.copyOf(byId.values()).reversed().stream()
        .filter(message -> phone == null || message.phone().equals(phone))
        .limit(SHOWN)
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
