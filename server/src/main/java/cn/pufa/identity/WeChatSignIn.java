package cn.pufa.identity;

import cn.pufa.identity.SignIns.SignedIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.http.RateLimits;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Signing in with WeChat (微信登录). */
final class WeChatSignIn {

  private static final int TRIES_OF_ADDRESS = 100;
  private static final Duration TRIES_WINDOW = Duration.ofMinutes(10);

  private final Database database;
  private final WeChat weChat;
  private final SignIns signIns;
  private final Newcomers newcomers;
  private final RateLimits limits;
  private final BusinessClock clock;

  WeChatSignIn(
      Database database,
      WeChat weChat,
      SignIns signIns,
      Newcomers newcomers,
      RateLimits limits,
      BusinessClock clock) {
    this.database = database;
    this.weChat = weChat;
    this.signIns = signIns;
    this.newcomers = newcomers;
    this.limits = limits;
    this.clock = clock;
  }

  SignedIn signIn(String code, boolean byCookie, Request request) {
    if (!limits.take("wechat:" + request.address(), TRIES_OF_ADDRESS, TRIES_WINDOW)) {
      throw Problem.tooManyRequests(TRIES_WINDOW, "请十分钟后再试，或用手机号登录。");
    }
    WeChat.User user = weChat.user(code);
    return database.transaction(
        tx ->
            openPerson(tx, user)
                .map(id -> signIns.open(tx, id, SignInWay.WECHAT, byCookie, request))
                .orElseThrow(() -> Problem.of(ProblemType.SIGN_IN_FAILED, "这个微信号的账号已经停用，请联系民政局。")));
  }

  /** Nothing for an account that is closed. */
  private Optional<UUID> openPerson(Tx tx, WeChat.User user) {
    WeChatStore.holdUser(tx, user.openid());
    var known = WeChatStore.user(tx, user.openid());
    if (known.isEmpty()) {
      UUID id = newcomers.add(tx, null);
      WeChatStore.insertUser(tx, user, id, clock.now());
      return Optional.of(id);
    }
    if (user.unionid() != null) {
      WeChatStore.setUnionid(tx, user.openid(), user.unionid());
    }
    return known.filter(owner -> !owner.disabled()).map(IdentityStore.Owner::id);
  }
}
