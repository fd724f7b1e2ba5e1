package cn.pufa.app.demo;

import cn.pufa.platform.files.SquareCode;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatSeal;
import cn.pufa.wechat.PushKeys;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wechat.WeChatTemplate;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The demo's WeChat: a mini-program and a 服务号 with invented users, by WeChat's own paths, codes and
 * manners. Codes work once within five minutes; a token that was not given out here, or no longer
 * holds, is refused; an accept is good for one message.
 */
public final class WeChatStandIn implements AutoCloseable {

  private static final String APP_ID = "wx0000000000000000";
  private static final String SERVICE_APP_ID = "wx0000000000000001";
  private static final String APP_SECRET = "demo";
  private static final PushKeys PUSH =
      new PushKeys(new Secret("demo-push"), new Secret("demo".repeat(10) + "abE"));
  private static final Duration CODE_LIFE = Duration.ofMinutes(5);

  private static final Set<String> SERVICE_PATHS =
      Set.of(
          "/cgi-bin/user/info",
          "/cgi-bin/message/template/send",
          "/cgi-bin/message/subscribe/bizsend",
          "/cgi-bin/draft/add",
          "/cgi-bin/freepublish/submit",
          "/cgi-bin/freepublish/get");

  /**
   * @param holds the user's openid, or the phone
   */
  private record Code(String holds, Instant until) {}

  private final BusinessClock clock;
  private final Map<String, Code> signInCodes = new HashMap<>();
  private final Map<String, Code> phoneCodes = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Set<String> outOfQuota = new HashSet<>();
  private final Deque<Integer> errors = new ArrayDeque<>();
  private final StandInApp miniProgram;
  private final StandInApp serviceAccount;
  private final StandInPhones phones;
  private final StandInArticles articles = new StandInArticles();
  private final StandInPush.Writer miniProgramPush;
  private final StandInPush.Writer serviceAccountPush;
  private final StandInServer server;

  public WeChatStandIn(Vertx vertx, BusinessClock clock) {
    this.clock = clock;
    miniProgram = new StandInApp(APP_ID, APP_SECRET, clock);
    serviceAccount = new StandInApp(SERVICE_APP_ID, APP_SECRET, clock);
    phones = new StandInPhones(StandInTemplates.ALL, clock);
    miniProgramPush = new StandInPush.Writer("mini_program", seal(APP_ID), clock);
    serviceAccountPush = new StandInPush.Writer("service_account", seal(SERVICE_APP_ID), clock);
    server = new StandInServer(vertx, this::answer);
  }

  private static WeChatSeal seal(String appId) {
    return new WeChatSeal(PUSH.token(), PUSH.aesKey(), appId);
  }

  public WeChatReach.Settings settings() {
    return new WeChatReach.Settings(
        Optional.of(new WeChatApp(server.url(), APP_ID, new Secret(APP_SECRET))),
        Optional.of(new WeChatApp(server.url(), SERVICE_APP_ID, new Secret(APP_SECRET))),
        Optional.of(PUSH),
        StandInTemplates.ALL,
        Optional.of("demo-cover"));
  }

  /** What {@code wx.login} gives this user. */
  public synchronized String signInCode(String user) {
    return keep(signInCodes, openid(user));
  }

  /** What the phone button gives a user with this phone. */
  public synchronized String phoneCode(String phone) {
    return keep(phoneCodes, phone);
  }

  private String keep(Map<String, Code> codes, String holds) {
    String code = StandInApp.random(24);
    codes.put(code, new Code(holds, clock.now().plus(CODE_LIFE)));
    return code;
  }

  /** The same name is the same user. */
  public static String openid(String user) {
    return StandInPhones.openid(user);
  }

  /** Told to the server at every sign-in of this user. */
  public static String sessionKey(String user) {
    return StandInPhones.sessionKeyOf(openid(user));
  }

  /** Of the mini-program: the one that whoever asks gets. */
  public synchronized String accessToken() {
    return miniProgram.token();
  }

  /** The user taps accept; WeChat tells it by the push. */
  public synchronized StandInPush accept(String openid, WeChatTemplate template) {
    phones.accept(openid, template.id());
    return tapped(openid, template, "accept", clock.now());
  }

  /** What WeChat tells of a tap at that time, whatever its ledger says. */
  public StandInPush tapped(String openid, WeChatTemplate template, String answer, Instant at) {
    String entry =
        StandInPush.element("TemplateId", template.id())
            + StandInPush.element("SubscribeStatusString", answer)
            + StandInPush.element("PopupScene", "2");
    return miniProgramPush.event(
        openid, "subscribe_msg_popup_event", at, StandInPush.list("SubscribeMsgPopupEvent", entry));
  }

  /** The user turns the template off in the settings. */
  public synchronized StandInPush turnOff(String openid, WeChatTemplate template, Instant at) {
    phones.turnOff(openid, template.id());
    String entry =
        StandInPush.element("TemplateId", template.id())
            + StandInPush.element("SubscribeStatusString", "reject");
    return miniProgramPush.event(
        openid,
        "subscribe_msg_change_event",
        at,
        StandInPush.list("SubscribeMsgChangeEvent", entry));
  }

  /** What WeChat tells of a message that it took and brought to the phone. */
  public StandInPush arrived(String openid, WeChatTemplate template, String receipt) {
    return told(openid, template, receipt, 0, "success");
  }

  /** What WeChat tells of a message that it took and did not bring to the phone. */
  public StandInPush missed(String openid, WeChatTemplate template, String receipt) {
    return told(openid, template, receipt, 20_000, "fail");
  }

  private StandInPush told(
      String openid, WeChatTemplate template, String receipt, int code, String status) {
    String entry =
        StandInPush.element("TemplateId", template.id())
            + StandInPush.element("MsgID", receipt)
            + "<ErrorCode>%d</ErrorCode>".formatted(code)
            + StandInPush.element("ErrorStatus", status);
    return miniProgramPush.event(
        openid,
        "subscribe_msg_sent_event",
        clock.now(),
        StandInPush.list("SubscribeMsgSentEvent", entry));
  }

  /** The user follows the 服务号, or leaves it. */
  public synchronized StandInPush follow(String openid, boolean follows, Instant at) {
    phones.follow(openid, follows);
    return serviceAccountPush.event(
        StandInPhones.followerOf(openid), follows ? "subscribe" : "unsubscribe", at, "");
  }

  /** What the phones got, newest first. */
  public synchronized List<StandInPhones.Received> received() {
    return phones.received();
  }

  public synchronized int sent() {
    return phones.sent();
  }

  public synchronized int remaining(String openid, String template) {
    return phones.remaining(openid, template);
  }

  /** The next requests fail so. */
  public void fail(StandInServer.Fault fault, int times) {
    server.fail(fault, times);
  }

  /** The next requests other than for a token are refused with this code. */
  public synchronized void refuse(int errorCode, int times) {
    for (int i = 0; i < times; i++) {
      errors.add(errorCode);
    }
  }

  /** All requests of this path, until there is quota again. */
  public synchronized void setOutOfQuota(String path, boolean out) {
    if (out) {
      outOfQuota.add(path);
    } else {
      outOfQuota.remove(path);
    }
  }

  /** Requests of this path so far. */
  public synchronized int calls(String path) {
    return calls.getOrDefault(path, 0);
  }

  /** The token given out last no longer holds. */
  public synchronized void endToken() {
    miniProgram.endToken();
  }

  /** As if another server with the same secret had made it: the server's own is unknown here. */
  public synchronized void forgetTokens() {
    miniProgram.forgetTokens();
  }

  /** How often a token of the mini-program was asked for. */
  public synchronized int tokensAsked() {
    return miniProgram.asked();
  }

  /**
   * How publications go from now on.
   *
   * @param times how often one still is under way when asked, @param status what then comes of it
   */
  public synchronized void planPublication(int times, int status) {
    articles.plan(times, status);
  }

  private synchronized StandInServer.Answer answer(HttpServerRequest request, JsonObject body) {
    String path = request.path();
    calls.merge(path, 1, Integer::sum);
    if (outOfQuota.contains(path)) {
      return WeChatCodes.refused(WeChatCodes.OUT_OF_QUOTA, "reach max api daily quota limit");
    }
    if (path.equals("/cgi-bin/stable_token")) {
      return token(body);
    }
    Integer planned = errors.poll();
    if (planned != null) {
      return WeChatCodes.refused(planned);
    }
    return path.equals("/sns/jscode2session") ? session(request) : withToken(request, body);
  }

  private StandInServer.Answer token(JsonObject body) {
    String appId = WeChatCodes.text(body, "appid");
    StandInApp app = SERVICE_APP_ID.equals(appId) ? serviceAccount : miniProgram;
    if (!app.isOurs(appId, WeChatCodes.text(body, "secret"))) {
      return WeChatCodes.refused(WeChatCodes.WRONG_APP);
    }
    return app.stableToken(body.has("force_refresh") && body.get("force_refresh").getAsBoolean());
  }

  private StandInServer.Answer session(HttpServerRequest request) {
    if (!miniProgram.isOurs(request.getParam("appid"), request.getParam("secret"))) {
      return WeChatCodes.refused(WeChatCodes.WRONG_APP);
    }
    String openid = spend(signInCodes, request.getParam("js_code"));
    if (openid == null) {
      return WeChatCodes.refused(WeChatCodes.BAD_CODE);
    }
    var answer = new JsonObject();
    answer.addProperty("openid", openid);
    answer.addProperty("unionid", StandInPhones.unionidOf(openid));
    answer.addProperty("session_key", StandInPhones.sessionKeyOf(openid));
    return new StandInServer.Answer(200, answer);
  }

  private StandInServer.Answer withToken(HttpServerRequest request, JsonObject body) {
    String path = request.path();
    boolean isService = SERVICE_PATHS.contains(path);
    StandInApp app = isService ? serviceAccount : miniProgram;
    int fault = app.faultOf(request.getParam("access_token"));
    if (fault != 0) {
      return WeChatCodes.refused(fault);
    }
    return switch (path) {
      case "/wxa/business/getuserphonenumber" -> phone(body);
      case "/cgi-bin/message/subscribe/send" -> phones.subscribeMessage(body);
      case "/wxa/getwxacodeunlimit" -> code(body);
      case "/wxa/msg_sec_check" -> check(body);
      case "/cgi-bin/user/info" -> phones.user(request.getParam("openid"));
      case "/cgi-bin/message/template/send", "/cgi-bin/message/subscribe/bizsend" ->
          phones.serviceMessage(body);
      case "/cgi-bin/draft/add" -> articles.addDraft(body);
      case "/cgi-bin/freepublish/submit" -> articles.publish(body);
      case "/cgi-bin/freepublish/get" -> articles.publication(body);
      default -> WeChatCodes.refused(WeChatCodes.NO_SUCH_PATH);
    };
  }

  private StandInServer.Answer phone(JsonObject body) {
    String phone = spend(phoneCodes, WeChatCodes.text(body, "code"));
    if (phone == null) {
      return WeChatCodes.refused(WeChatCodes.BAD_CODE);
    }
    var info = new JsonObject();
    info.addProperty("phoneNumber", phone);
    info.addProperty("purePhoneNumber", phone);
    info.addProperty("countryCode", "86");
    JsonObject answer = WeChatCodes.ok();
    answer.add("phone_info", info);
    return new StandInServer.Answer(200, answer);
  }

  private static StandInServer.Answer code(JsonObject body) {
    String scene = String.valueOf(WeChatCodes.text(body, "scene"));
    if (!scene.matches("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]{1,32}")) {
      return WeChatCodes.refused(WeChatCodes.BAD_SCENE, "invalid length for scene");
    }
    String page = WeChatCodes.text(body, "page");
    if (page != null && (page.startsWith("/") || page.contains("?"))) {
      return WeChatCodes.refused(WeChatCodes.BAD_PAGE, "invalid page");
    }
    byte[] picture = SquareCode.png("演示小程序码 " + page + " " + scene);
    return new StandInServer.Answer(200, "image/png", Buffer.buffer(picture));
  }

  /** A check that was done says nothing of its result by its code. */
  private static StandInServer.Answer check(JsonObject body) {
    boolean risky = String.valueOf(WeChatCodes.text(body, "content")).contains("违规");
    var result = new JsonObject();
    result.addProperty("suggest", risky ? "risky" : "pass");
    result.addProperty("label", risky ? 20001 : 100);
    JsonObject answer = WeChatCodes.ok();
    answer.add("result", result);
    answer.addProperty("trace_id", StandInApp.random(12));
    return new StandInServer.Answer(200, answer);
  }

  private String spend(Map<String, Code> codes, String code) {
    Code known = codes.remove(String.valueOf(code));
    return known == null || known.until().isBefore(clock.now()) ? null : known.holds();
  }

  @Override
  public void close() {
    server.close();
  }
}
