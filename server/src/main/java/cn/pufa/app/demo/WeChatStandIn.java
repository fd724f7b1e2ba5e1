package cn.pufa.app.demo;

import cn.pufa.identity.WeChat;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The demo's WeChat: signs in invented users and proves invented phones by WeChat's own paths,
 * codes and manners. Codes work once within five minutes; a token that was not given out here, or
 * no longer holds, is refused.
 */
public final class WeChatStandIn implements AutoCloseable {

  private static final String APP_ID = "wx0000000000000000";
  private static final String APP_SECRET = "demo";
  private static final int BAD_CODE = 40029;
  private static final int BAD_TOKEN = 40001;
  private static final int EXPIRED_TOKEN = 42001;
  private static final int WRONG_APP = 40013;
  private static final int NO_SUCH_PATH = 40066;
  private static final Duration CODE_LIFE = Duration.ofMinutes(5);
  private static final Duration TOKEN_LIFE = Duration.ofHours(2);
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * @param holds the user's openid, or the phone
   */
  private record Code(String holds, Instant until) {}

  private final BusinessClock clock;
  private final Map<String, Code> signInCodes = new HashMap<>();
  private final Map<String, Code> phoneCodes = new HashMap<>();
  private final Map<String, Instant> tokens = new HashMap<>();
  private final Deque<Integer> errors = new ArrayDeque<>();
  private final StandInServer server;
  private String token;
  private int tokensAsked;

  public WeChatStandIn(Vertx vertx, BusinessClock clock) {
    this.clock = clock;
    this.server = new StandInServer(vertx, this::answer);
  }

  public WeChat.Account account() {
    return new WeChat.Account(server.url(), APP_ID, new Secret(APP_SECRET));
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
    String code = random(24);
    codes.put(code, new Code(holds, clock.now().plus(CODE_LIFE)));
    return code;
  }

  /** The same name is the same user. */
  public static String openid(String user) {
    String id = UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString();
    return "o" + id.replace("-", "").substring(0, 27);
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

  /** The token given out last no longer holds. */
  public synchronized void endToken() {
    tokens.replaceAll((name, until) -> clock.now());
    token = null;
  }

  /** As if another server with the same secret had made it: the server's own is unknown here. */
  public synchronized void forgetTokens() {
    tokens.clear();
    token = null;
  }

  /** How often a token was asked for. */
  public synchronized int tokensAsked() {
    return tokensAsked;
  }

  private synchronized StandInServer.Answer answer(HttpServerRequest request, JsonObject body) {
    return switch (request.path()) {
      case "/cgi-bin/stable_token" -> token(body);
      case "/sns/jscode2session" -> refusedOr(() -> session(request));
      case "/wxa/business/getuserphonenumber" -> refusedOr(() -> phone(request, body));
      default -> error(NO_SUCH_PATH);
    };
  }

  private StandInServer.Answer refusedOr(Supplier<StandInServer.Answer> work) {
    Integer planned = errors.poll();
    return planned == null ? work.get() : error(planned);
  }

  private StandInServer.Answer token(JsonObject body) {
    tokensAsked++;
    if (!isOurs(text(body, "appid"), text(body, "secret"))) {
      return error(WRONG_APP);
    }
    boolean forced = body.has("force_refresh") && body.get("force_refresh").getAsBoolean();
    if (forced || token == null) {
      token = random(96);
      tokens.put(token, clock.now().plus(TOKEN_LIFE));
    }
    var answer = new JsonObject();
    answer.addProperty("access_token", token);
    answer.addProperty("expires_in", TOKEN_LIFE.toSeconds());
    return new StandInServer.Answer(200, answer);
  }

  private StandInServer.Answer session(HttpServerRequest request) {
    if (!isOurs(request.getParam("appid"), request.getParam("secret"))) {
      return error(WRONG_APP);
    }
    String openid = spend(signInCodes, request.getParam("js_code"));
    if (openid == null) {
      return error(BAD_CODE);
    }
    var answer = new JsonObject();
    answer.addProperty("openid", openid);
    answer.addProperty("session_key", random(16));
    return new StandInServer.Answer(200, answer);
  }

  private StandInServer.Answer phone(HttpServerRequest request, JsonObject body) {
    Instant until = tokens.get(String.valueOf(request.getParam("access_token")));
    if (until == null) {
      return error(BAD_TOKEN);
    }
    if (!until.isAfter(clock.now())) {
      return error(EXPIRED_TOKEN);
    }
    String phone = spend(phoneCodes, text(body, "code"));
    if (phone == null) {
      return error(BAD_CODE);
    }
    var info = new JsonObject();
    info.addProperty("phoneNumber", phone);
    info.addProperty("purePhoneNumber", phone);
    info.addProperty("countryCode", "86");
    var answer = new JsonObject();
    answer.addProperty("errcode", 0);
    answer.addProperty("errmsg", "ok");
    answer.add("phone_info", info);
    return new StandInServer.Answer(200, answer);
  }

  private String spend(Map<String, Code> codes, String code) {
    Code known = codes.remove(String.valueOf(code));
    return known == null || known.until().isBefore(clock.now()) ? null : known.holds();
  }

  private static boolean isOurs(String appId, String secret) {
    return APP_ID.equals(appId) && APP_SECRET.equals(secret);
  }

  private static String text(JsonObject body, String name) {
    return body.has(name) ? body.get(name).getAsString() : null;
  }

  /** WeChat refuses with status 200 and a number of its own at the end of the words. */
  private static StandInServer.Answer error(int code) {
    var body = new JsonObject();
    body.addProperty("errcode", code);
    body.addProperty("errmsg", "refused rid: " + random(8));
    return new StandInServer.Answer(200, body);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public void close() {
    server.close();
  }
}
