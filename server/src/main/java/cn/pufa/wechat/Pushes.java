package cn.pufa.wechat;

import cn.pufa.audit.Commands;
import cn.pufa.identity.WeChatUsers;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.ServiceAccount;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatSeal;
import cn.pufa.platform.wechat.WeChatXml;
import cn.pufa.wechat.PushEvent.Entry;
import cn.pufa.wechat.Subscriptions.Witness;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What WeChat tells: who accepted, refused, followed, and what arrived. Only what is signed with
 * our token and encrypted with our key for our app is heard, and only while it is fresh; each push
 * counts once, and the time it tells decides, not the order in which it comes.
 */
final class Pushes {

  static final String SERVICE_ACCOUNT = "service_account";
  private static final String SUBSCRIBE = "subscribe";

  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Database database;
  private final Commands commands;
  private final Map<String, WeChatSeal> seals;
  private final Subscriptions subscriptions;
  private final Followers followers;
  private final ServiceAccount account;
  private final BusinessClock clock;

  /**
   * @param seals by app; none where no push is set up
   * @param account null where the bureau has no 服务号
   */
  Pushes(
      Database database,
      Commands commands,
      Map<String, WeChatSeal> seals,
      Subscriptions subscriptions,
      Followers followers,
      ServiceAccount account,
      BusinessClock clock) {
    this.database = database;
    this.commands = commands;
    this.seals = seals;
    this.subscriptions = subscriptions;
    this.followers = followers;
    this.account = account;
    this.clock = clock;
  }

  /** Proves to WeChat that this is the bureau's address. */
  String verify(Request request) {
    WeChatSeal seal = seal(request);
    requireFresh(request);
    if (!seal.isSigned(
        request.text("signature"), request.text("timestamp"), request.text("nonce"))) {
      throw forged();
    }
    return request.text("echostr");
  }

  void receive(Request request) {
    String app = request.text("app");
    PushEvent event = open(request);
    String unionid = app.equals(SERVICE_ACCOUNT) ? unionidOfStranger(event) : null;
    database.run(
        tx -> {
          if (PushStore.isNew(tx, app, event.key(), clock.now())) {
            apply(tx, app, event, unionid);
            commands.append(
                tx, "anyone", request.operationId(), "wechat/" + app, null, request.requestId());
          }
        });
  }

  private PushEvent open(Request request) {
    WeChatSeal seal = seal(request);
    requireFresh(request);
    String encrypted =
        WeChatXml.read(request.file().toString())
            .map(envelope -> envelope.text("Encrypt"))
            .orElseThrow(Pushes::forged);
    boolean signed =
        seal.isSigned(
            request.text("msg_signature"),
            request.text("timestamp"),
            request.text("nonce"),
            encrypted);
    if (!signed) {
      throw forged();
    }
    return seal.open(encrypted)
        .flatMap(WeChatXml::read)
        .flatMap(PushEvent::read)
        .orElseThrow(Pushes::forged);
  }

  private WeChatSeal seal(Request request) {
    WeChatSeal seal = seals.get(request.text("app"));
    if (seal == null) {
      throw Problem.notFound();
    }
    return seal;
  }

  private void requireFresh(Request request) {
    Instant told = Instant.ofEpochSecond(Long.parseLong(request.text("timestamp")));
    if (Duration.between(told, clock.now()).abs().compareTo(FRESH) > 0) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "这条推送已经过时，请核对服务器时间。");
    }
  }

  private static Problem forged() {
    return Problem.of(ProblemType.NOT_ALLOWED, "这条推送的签名不对，请核对消息推送配置。");
  }

  /** Asked anew at each event until WeChat has answered once. */
  private String unionidOfStranger(PushEvent event) {
    boolean known =
        event.event().equals("unsubscribe")
            || account == null
            || !database.read(tx -> followers.isStranger(tx, event.user()));
    return !known && account.user(event.user()) instanceof Done done ? done.text("unionid") : null;
  }

  private void apply(Tx tx, String app, PushEvent event, String unionid) {
    if (app.equals(SERVICE_ACCOUNT)) {
      applyToFollower(tx, event, unionid);
    } else if (WeChatUsers.isKnown(tx, event.user())) {
      applyToUser(tx, event);
    }
  }

  private void applyToFollower(Tx tx, PushEvent event, String unionid) {
    switch (event.event()) {
      case "unsubscribe" -> followers.leaves(tx, event.user(), event.at());
      case "TEMPLATESENDJOBFINISH" ->
          event.entries().forEach(entry -> arrived(tx, SERVICE_ACCOUNT, event, entry));
      default -> followers.follows(tx, event.user(), unionid, event.at());
    }
  }

  /** Who refuses one question keeps what was accepted before; who turns it off keeps nothing. */
  private void applyToUser(Tx tx, PushEvent event) {
    for (Entry entry : event.entries()) {
      switch (event.event() + " " + entry.status()) {
        case "subscribe_msg_popup_event accept" ->
            subscriptions.accept(tx, event.user(), entry.template(), event.at(), Witness.WECHAT);
        case "subscribe_msg_change_event reject" ->
            subscriptions.refuse(tx, event.user(), entry.template(), event.at());
        default -> {
          if (event.event().equals("subscribe_msg_sent_event")) {
            arrived(tx, SUBSCRIBE, event, entry);
          }
        }
      }
    }
  }

  private static void arrived(Tx tx, String channel, PushEvent event, Entry entry) {
    boolean arrived = entry.status().equals("success");
    PushStore.arrived(tx, entry.receipt(), channel, arrived, entry.status(), event.at());
  }

  /**
   * @param age how long it is remembered what has been told
   */
  void forget(Duration age) {
    database.run(tx -> PushStore.prune(tx, clock.now().minus(age)));
  }
}
