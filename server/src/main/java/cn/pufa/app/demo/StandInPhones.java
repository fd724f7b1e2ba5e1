package cn.pufa.app.demo;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.wechat.WeChatTemplate;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The phones of the demo's WeChat: what each user accepts, whom they follow, and what they got. A
 * user is a name; the same name is the same user everywhere.
 */
public final class StandInPhones {

  /**
   * @param openid the mini-program's, also where the 服务号 sent it
   * @param page opened by a tap; null for none
   */
  public record Received(
      String openid,
      String channel,
      String title,
      String text,
      String page,
      String receipt,
      Instant at) {}

  private record Account(String openid, String template) {}

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int SHOWN = 200;
  private static final long FIRST_RECEIPT = 3_000_000_000_000_000_001L;

  private final BusinessClock clock;
  private final Map<String, WeChatTemplate> templates;
  private final Map<Account, Integer> ledger = new HashMap<>();
  private final Set<String> following = new HashSet<>();
  private final Deque<Received> received = new ArrayDeque<>();

  /** Receipts by follower and the sender's own number. */
  private final Map<String, Long> known = new HashMap<>();

  private long nextReceipt = FIRST_RECEIPT;
  private int sent;

  StandInPhones(List<WeChatTemplate> templates, BusinessClock clock) {
    this.clock = clock;
    this.templates =
        templates.stream().collect(Collectors.toMap(WeChatTemplate::id, known -> known));
  }

  static String openid(String user) {
    return "o" + hash(user);
  }

  /** The 服务号 knows the same user by another name. */
  static String followerOf(String openid) {
    return "s" + openid.substring(1);
  }

  /** The same for both apps. */
  static String unionidOf(String anyOpenid) {
    return "u" + anyOpenid.substring(1);
  }

  /** With which the user's phone seals what it tells; the server has no use for it. */
  static String sessionKeyOf(String openid) {
    return "k" + openid.substring(1);
  }

  private static String hash(String user) {
    String id = UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    return id.replace("-", "").substring(0, 27);
  }

  void accept(String openid, String template) {
    ledger.merge(new Account(openid, template), 1, Integer::sum);
  }

  void turnOff(String openid, String template) {
    ledger.remove(new Account(openid, template));
  }

  int remaining(String openid, String template) {
    return ledger.getOrDefault(new Account(openid, template), 0);
  }

  void follow(String openid, boolean follows) {
    if (follows) {
      following.add(followerOf(openid));
    } else {
      following.remove(followerOf(openid));
    }
  }

  StandInServer.Answer user(String follower) {
    var answer = new JsonObject();
    answer.addProperty("subscribe", following.contains(follower) ? 1 : 0);
    answer.addProperty("openid", follower);
    answer.addProperty("unionid", unionidOf(follower));
    return new StandInServer.Answer(200, answer);
  }

  StandInServer.Answer subscribeMessage(JsonObject message) {
    String openid = String.valueOf(WeChatCodes.text(message, "touser"));
    if (!openid.matches("o[0-9a-f]{27}")) {
      return WeChatCodes.refused(WeChatCodes.NO_SUCH_USER, "invalid openid");
    }
    StandInServer.Answer fault = faultOf(message, "subscribe");
    if (fault != null) {
      return fault;
    }
    var account = new Account(openid, WeChatCodes.text(message, "template_id"));
    if (ledger.getOrDefault(account, 0) == 0) {
      return WeChatCodes.refused(WeChatCodes.NOT_SUBSCRIBED, "user refuse to accept the msg");
    }
    ledger.merge(account, -1, Integer::sum);
    JsonObject answer = WeChatCodes.ok();
    answer.addProperty(
        "msgid", keep(openid, message, "subscribe", WeChatCodes.text(message, "page")));
    return new StandInServer.Answer(200, answer);
  }

  StandInServer.Answer serviceMessage(JsonObject message) {
    String follower = String.valueOf(WeChatCodes.text(message, "touser"));
    if (!follower.matches("s[0-9a-f]{27}")) {
      return WeChatCodes.refused(WeChatCodes.NO_SUCH_USER, "invalid openid");
    }
    StandInServer.Answer fault = faultOf(message, "service_account");
    if (fault != null) {
      return fault;
    }
    if (!following.contains(follower)) {
      return WeChatCodes.refused(WeChatCodes.NOT_FOLLOWING, "require subscribe");
    }
    String repeated = follower + "/" + WeChatCodes.text(message, "client_msg_id");
    Long before = message.has("client_msg_id") ? known.get(repeated) : null;
    if (before != null) {
      return taken(before);
    }
    String page =
        message.has("miniprogram")
            ? WeChatCodes.text(message.getAsJsonObject("miniprogram"), "pagepath")
            : null;
    long receipt = keep("o" + follower.substring(1), message, "service_account", page);
    known.put(repeated, receipt);
    return taken(receipt);
  }

  private static StandInServer.Answer taken(long receipt) {
    JsonObject answer = WeChatCodes.ok();
    answer.addProperty("msgid", receipt);
    return new StandInServer.Answer(200, answer);
  }

  private StandInServer.Answer faultOf(JsonObject message, String channel) {
    WeChatTemplate template = templates.get(WeChatCodes.text(message, "template_id"));
    if (template == null || !template.channel().equals(channel)) {
      return WeChatCodes.refused(WeChatCodes.NO_SUCH_TEMPLATE, "invalid template_id");
    }
    boolean hasData = message.has("data") && message.get("data").isJsonObject();
    JsonObject data = hasData ? message.getAsJsonObject("data") : new JsonObject();
    String fault = StandInFields.fault(template.fields().keySet(), data);
    return fault == null ? null : WeChatCodes.refused(WeChatCodes.BAD_FIELD, fault);
  }

  private long keep(String openid, JsonObject message, String channel, String page) {
    WeChatTemplate template = templates.get(WeChatCodes.text(message, "template_id"));
    JsonObject data = message.getAsJsonObject("data");
    String text =
        template.fields().entrySet().stream()
            .map(
                field ->
                    field.getValue()
                        + "："
                        + WeChatCodes.text(data.getAsJsonObject(field.getKey()), "value"))
            .collect(Collectors.joining("\n"));
    Instant now = clock.now();
    received.removeIf(old -> old.at().isBefore(now.minus(KEPT)));
    long receipt = nextReceipt++;
    received.addFirst(
        new Received(openid, channel, template.title(), text, page, String.valueOf(receipt), now));
    sent++;
    return receipt;
  }

  /** Newest first. */
  List<Received> received() {
    return received.stream().limit(SHOWN).toList();
  }

  /** Since the start, also those no longer kept. */
  int sent() {
    return sent;
  }
}
