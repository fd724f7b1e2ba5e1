package cn.pufa.app.demo;

import cn.pufa.platform.time.BusinessClock;
import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * One app of the demo's WeChat and its access tokens: the same one is given out until it ends, and
 * forced ones not more often than every half minute.
 */
final class StandInApp {

  private static final Duration TOKEN_LIFE = Duration.ofHours(2);
  private static final Duration FORCED_EVERY = Duration.ofSeconds(30);
  private static final SecureRandom RANDOM = new SecureRandom();

  final String appId;
  final String secret;
  private final BusinessClock clock;
  private final Map<String, Instant> tokens = new HashMap<>();
  private String token;
  private Instant forcedAt = Instant.EPOCH;
  private int asked;

  StandInApp(String appId, String secret, BusinessClock clock) {
    this.appId = appId;
    this.secret = secret;
    this.clock = clock;
  }

  boolean isOurs(String id, String itsSecret) {
    return appId.equals(id) && secret.equals(itsSecret);
  }

  StandInServer.Answer stableToken(boolean forced) {
    asked++;
    boolean mayForce = forced && !clock.now().isBefore(forcedAt.plus(FORCED_EVERY));
    if (mayForce || token == null) {
      forcedAt = forced ? clock.now() : forcedAt;
      token = null;
    }
    var answer = new JsonObject();
    answer.addProperty("access_token", token());
    answer.addProperty("expires_in", TOKEN_LIFE.toSeconds());
    return new StandInServer.Answer(200, answer);
  }

  /** The one that whoever asks gets. */
  String token() {
    if (token == null) {
      token = random(96);
      tokens.put(token, clock.now().plus(TOKEN_LIFE));
    }
    return token;
  }

  /** 0 where it holds. */
  int faultOf(String given) {
    Instant until = tokens.get(String.valueOf(given));
    if (until == null) {
      return WeChatCodes.BAD_TOKEN;
    }
    return until.isAfter(clock.now()) ? 0 : WeChatCodes.EXPIRED_TOKEN;
  }

  /** The token given out last no longer holds. */
  void endToken() {
    tokens.replaceAll((name, until) -> clock.now());
    token = null;
  }

  /** As if another server with the same secret had made it. */
  void forgetTokens() {
    tokens.clear();
    token = null;
  }

  int asked() {
    return asked;
  }

  static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
