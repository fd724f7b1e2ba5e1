package cn.pufa.platform.wechat;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.outside.OutsideHttp;
import cn.pufa.platform.outside.OutsideHttp.NoReply;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatReply.NoAnswer;
import cn.pufa.platform.wechat.WeChatReply.NotNow;
import cn.pufa.platform.wechat.WeChatReply.Picture;
import cn.pufa.platform.wechat.WeChatReply.Refused;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One app's line to WeChat. Each question is asked once, and a second time only where WeChat
 * refused the access token, which says that it did nothing; trying again is for whoever asks.
 */
public final class WeChatGateway {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  private static final int BUSY = -1;

  /** None that WeChat has. */
  private static final long NO_CODE = Long.MIN_VALUE;

  private static final Set<Integer> BAD_TOKEN = Set.of(40001, 40014, 42001);

  /** Wrong app id, secret or address, or a right that the app does not have. */
  private static final Set<Integer> ABOUT_THE_APP =
      Set.of(40002, 40013, 40125, 40164, 41002, 41004, 48001, 50001, 50002, 61024);

  private static final int TOO_MANY_STATUS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final OutsideHttp outside;
  private final WeChatApp app;
  private final WeChatTokens tokens;
  private final WeChatPauses pauses;

  public WeChatGateway(
      OutsideHttp outside, WeChatApp app, Database database, Vault vault, BusinessClock clock) {
    this.outside = outside;
    this.app = app;
    this.tokens = new WeChatTokens(this::newToken, app.appId(), database, vault, clock);
    this.pauses = new WeChatPauses(app.appId(), database, clock);
  }

  public WeChatApp app() {
    return app;
  }

  /** A question that needs the app's secret and no token. */
  WeChatReply get(String path, Map<String, String> query) {
    return unlessPaused(
        path, () -> answer(path, Question.get(url(path, query)), WeChatGateway::judgedHarmless));
  }

  WeChatReply ask(String path, JsonObject body) {
    return withToken(
        path, token -> answer(path, post(path, token, body), WeChatGateway::judgedHarmless));
  }

  /**
   * As {@link #ask}, where asking twice would do something twice: the page of some gateway says
   * nothing of what WeChat did behind it, unless it speaks of load or of the question itself.
   */
  WeChatReply askOnce(String path, JsonObject body) {
    return withToken(
        path, token -> answer(path, post(path, token, body), WeChatGateway::judgedOnce));
  }

  private Question post(String path, String token, JsonObject body) {
    return Question.post(url(path, Map.of("access_token", token)), body);
  }

  WeChatReply askFor(String path, Map<String, String> query) {
    return withToken(
        path,
        token -> {
          var whole = new LinkedHashMap<>(query);
          whole.put("access_token", token);
          return answer(path, Question.get(url(path, whole)), WeChatGateway::judgedHarmless);
        });
  }

  private WeChatReply withToken(String path, Function<String, WeChatReply> asking) {
    return unlessPaused(
        path,
        () -> {
          try {
            String token = tokens.current();
            WeChatReply reply = asking.apply(token);
            return reply instanceof Refused(int code, String words) && BAD_TOKEN.contains(code)
                ? secondAnswer(asking.apply(tokens.inPlaceOf(token)))
                : reply;
          } catch (WeChatTokens.NoToken none) {
            return none.reply();
          }
        });
  }

  /** A fresh token that is refused as well is no fault of what was asked. */
  private static WeChatReply secondAnswer(WeChatReply reply) {
    return reply instanceof Refused(int code, String words) && BAD_TOKEN.contains(code)
        ? new NotNow(code, null)
        : reply;
  }

  private WeChatReply newToken(boolean forced) {
    var body = new JsonObject();
    body.addProperty("grant_type", "client_credential");
    body.addProperty("appid", app.appId());
    body.addProperty("secret", app.secret().value());
    body.addProperty("force_refresh", forced);
    String path = "/cgi-bin/stable_token";
    return unlessPaused(
        path,
        () ->
            answer(path, Question.post(url(path, Map.of()), body), WeChatGateway::judgedHarmless));
  }

  private WeChatReply unlessPaused(String call, Supplier<WeChatReply> asking) {
    var turn = pauses.turn(call);
    if (turn instanceof WeChatPauses.Paused(Duration left)) {
      return new NotNow(WeChatReply.OUT_OF_QUOTA, left);
    }
    WeChatReply reply = asking.get();
    try {
      pauses.heard(call, turn, reply);
    } catch (RuntimeException fault) {
      LOG.warn("{}: what was heard could not be noted: {}", call, fault.toString());
    }
    return reply;
  }

  /**
   * @param page what an answer says that is none of WeChat's own
   */
  private WeChatReply answer(String path, Question question, Function<Replied, WeChatReply> page) {
    WeChatReply reply =
        switch (outside.ask(question).await()) {
          case NotReached() -> new NotNow(0, null);
          case NoReply() -> new NoAnswer();
          case Replied replied -> judged(replied, page);
        };
    if (reply instanceof Refused(int code, String words)) {
      LOG.debug("{} refused with {}", path, code);
    } else if (reply instanceof NotNow(int code, Duration after)) {
      LOG.warn("{} not now, {}", path, code);
    }
    return reply;
  }

  /** A page of some gateway, or a picture, comes where an answer should. */
  static WeChatReply judged(Replied reply, Function<Replied, WeChatReply> page) {
    JsonObject json = reply.json().orElse(null);
    if (json != null && reply.status() < 500) {
      return judged(new Done(json));
    }
    if (reply.status() == 200 && isPicture(reply.bytes())) {
      return new Picture(reply.bytes());
    }
    if (reply.status() == TOO_MANY_STATUS) {
      return new NotNow(WeChatReply.TOO_OFTEN, A_MINUTE);
    }
    return page.apply(reply);
  }

  static WeChatReply judgedHarmless(Replied page) {
    return page.status() == GATEWAY_TIMEOUT ? new NoAnswer() : new NotNow(0, null);
  }

  static WeChatReply judgedOnce(Replied page) {
    boolean turnedAway = page.status() == UNAVAILABLE || page.status() / 100 == 4;
    return turnedAway ? new NotNow(0, null) : new NoAnswer();
  }

  /** A successful answer may come without any code. */
  private static WeChatReply judged(Done answer) {
    long code = answer.answer().has("errcode") ? answer.number("errcode", NO_CODE) : 0;
    return code == (int) code ? judged((int) code, answer) : new NoAnswer();
  }

  private static WeChatReply judged(int code, Done answer) {
    if (code == 0) {
      return answer;
    }
    if (code == WeChatReply.OUT_OF_QUOTA || code == WeChatReply.TOO_OFTEN) {
      return new NotNow(code, A_MINUTE);
    }
    if (code == BUSY || ABOUT_THE_APP.contains(code)) {
      return new NotNow(code, null);
    }
    return new Refused(code, Optional.ofNullable(answer.text("errmsg")).orElse(""));
  }

  private static boolean isPicture(byte[] bytes) {
    boolean jpeg = bytes.length > 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
    boolean png = bytes.length > 4 && (bytes[0] & 0xFF) == 0x89 && bytes[1] == 'P';
    return jpeg || png;
  }

  private String url(String path, Map<String, String> query) {
    return app.baseUrl()
        + path
        + query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
