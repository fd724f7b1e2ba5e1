package cn.pufa.identity;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server asks WeChat: who has this sign-in code, and which phone has this phone code. The
 * session key that WeChat answers is read by nobody, and so neither kept nor told.
 */
public final class WeChat {

  /**
   * @param baseUrl {@code https://api.weixin.qq.com}, or the stand-in
   */
  public record Account(String baseUrl, String appId, Secret appSecret) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  private static final int BUSY = -1;
  private static final Set<Integer> BAD_CODE = Set.of(40029, 40163);
  private static final Set<Integer> BAD_TOKEN = Set.of(40001, 40014, 42001);
  private static final Set<Integer> TOO_OFTEN = Set.of(45009, 45011);
  private static final int RISKY_USER = 40226;

  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MS = 200;

  private final OutsideHttp outside;
  private final Account account;
  private final WeChatTokens tokens;

  /**
   * @param account empty where the bureau has no WeChat sign-in
   */
  WeChat(
      OutsideHttp outside,
      Optional<Account> account,
      Database database,
      Vault vault,
      BusinessClock clock) {
    this.outside = outside;
    this.account = account.orElse(null);
    this.tokens =
        account.map(known -> new WeChatTokens(this, known, database, vault, clock)).orElse(null);
  }

  /** Who has this code of {@code wx.login}. */
  String openid(String code) {
    requireOpened();
    String query =
        "?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
            .formatted(encode(account.appId()), encode(account.appSecret().value()), encode(code));
    JsonObject reply = ask(Question.get(account.baseUrl() + "/sns/jscode2session" + query));
    if (BAD_CODE.contains(errorCode(reply))) {
      throw Problem.of(ProblemType.SIGN_IN_FAILED, "微信这次登录没有成功，请再点一次微信登录。");
    }
    requireGood(reply);
    return reply.get("openid").getAsString();
  }

  /** The phone that WeChat proves with this code; asked again once where the token was refused. */
  String phone(String code) {
    requireOpened();
    String token = tokens.current();
    JsonObject reply = askPhone(code, token);
    if (BAD_TOKEN.contains(errorCode(reply))) {
      reply = askPhone(code, tokens.inPlaceOf(token));
    }
    if (BAD_CODE.contains(errorCode(reply))) {
      throw Problem.invalid("/weChatPhoneCode", "微信没有给出手机号，请再点一次。也可以用短信验证码绑定。");
    }
    requireGood(reply);
    return reply.getAsJsonObject("phone_info").get("purePhoneNumber").getAsString();
  }

  private JsonObject askPhone(String code, String token) {
    var body = new JsonObject();
    body.addProperty("code", code);
    String path = "/wxa/business/getuserphonenumber?access_token=" + encode(token);
    return ask(Question.post(account.baseUrl() + path, body));
  }

  private void requireOpened() {
    if (account == null) {
      throw Problem.conflict("没有开通微信登录。请用手机号登录。");
    }
  }

  /**
   * WeChat's answer, asked for a few times where it is busy or cannot be heard. A code that is
   * refused after an answer was lost was used up by ourselves, so that is no fault of the user.
   */
  JsonObject ask(Question question) {
    boolean maybeHeard = false;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      OutsideHttp.Reply reply = outside.ask(question).await();
      JsonObject json = reply instanceof Replied replied ? replied.json().orElse(null) : null;
      if (json != null && errorCode(json) != BUSY) {
        if (maybeHeard && BAD_CODE.contains(errorCode(json))) {
          break;
        }
        return json;
      }
      maybeHeard |= json == null && !(reply instanceof NotReached);
      pauseBefore(attempt + 1);
    }
    throw Problem.of(ProblemType.UNAVAILABLE, "微信没有回应。请稍后再试，或用手机号登录。");
  }

  private static void pauseBefore(int attempt) {
    if (attempt <= ATTEMPTS) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS * attempt));
    }
  }

  static int errorCode(JsonObject reply) {
    return reply.has("errcode") ? reply.get("errcode").getAsInt() : 0;
  }

  /** A successful answer may come without any error code. */
  static void requireGood(JsonObject reply) {
    int code = errorCode(reply);
    if (code == 0) {
      return;
    }
    if (TOO_OFTEN.contains(code)) {
      throw Problem.tooManyRequests(Duration.ofMinutes(1), "微信登录太频繁，请一分钟后再试，或用手机号登录。");
    }
    if (code == RISKY_USER) {
      throw Problem.of(ProblemType.NOT_ALLOWED, "微信认为这个微信号有风险，不让它登录。请用手机号登录。");
    }
    LOG.warn("WeChat refused with {}", code);
    throw Problem.of(ProblemType.UNAVAILABLE, "微信登录现在用不了。请用手机号登录。");
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
