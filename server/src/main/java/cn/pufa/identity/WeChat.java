package cn.pufa.identity;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.platform.wechat.WeChatReply;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatReply.NoAnswer;
import cn.pufa.platform.wechat.WeChatReply.NotNow;
import cn.pufa.platform.wechat.WeChatReply.Picture;
import cn.pufa.platform.wechat.WeChatReply.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What signing in asks WeChat: who has this sign-in code, and which phone has this phone code. */
final class WeChat {

  /**
   * @param unionid null where WeChat does not tell
   */
  record User(String openid, String unionid) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  private static final Set<Integer> BAD_CODE = Set.of(40029, 40163);
  private static final int BUSY = -1;
  private static final int RISKY_USER = 40226;

  private static final int ATTEMPTS = 3;
  private static final long PAUSE_MS = 200;

  private final MiniProgram miniProgram;

  /**
   * @param miniProgram empty where the bureau has no WeChat sign-in
   */
  WeChat(Optional<MiniProgram> miniProgram) {
    this.miniProgram = miniProgram.orElse(null);
  }

  /** Who has this code of {@code wx.login}. */
  User user(String code) {
    requireOpened();
    return switch (askedUntilHeard(() -> miniProgram.session(code))) {
      case Done done -> new User(required(done.text("openid")), done.text("unionid"));
      case Refused(int refusal, String words) when BAD_CODE.contains(refusal) ->
          throw Problem.of(ProblemType.SIGN_IN_FAILED, "微信这次登录没有成功，请再点一次微信登录。");
      case WeChatReply other -> throw problem(other);
    };
  }

  /** The phone that WeChat proves with this code. */
  String phone(String code) {
    requireOpened();
    return switch (askedUntilHeard(() -> miniProgram.phone(code))) {
      case Done done -> required(done.text("phone_info", "purePhoneNumber"));
      case Refused(int refusal, String words) when BAD_CODE.contains(refusal) ->
          throw Problem.invalid("/weChatPhoneCode", "微信没有给出手机号，请再点一次。也可以用短信验证码绑定。");
      case WeChatReply other -> throw problem(other);
    };
  }

  private static String required(String given) {
    if (given == null) {
      throw unusable(0);
    }
    return given;
  }

  private void requireOpened() {
    if (miniProgram == null) {
      throw Problem.conflict("没有开通微信登录。请用手机号登录。");
    }
  }

  /**
   * WeChat's answer, asked for a few times where it is busy or cannot be heard. A code that is
   * refused after an answer was lost was used up by ourselves, so that is no fault of the user.
   */
  private static WeChatReply askedUntilHeard(Supplier<WeChatReply> question) {
    boolean maybeHeard = false;
    WeChatReply reply = question.get();
    for (int attempt = 2; attempt <= ATTEMPTS && isPassing(reply); attempt++) {
      maybeHeard |= reply instanceof NoAnswer;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS * attempt));
      reply = question.get();
    }
    boolean usedByUs =
        maybeHeard && reply instanceof Refused(int code, String words) && BAD_CODE.contains(code);
    return usedByUs ? new NoAnswer() : reply;
  }

  private static boolean isPassing(WeChatReply reply) {
    return switch (reply) {
      case NoAnswer() -> true;
      case NotNow(int code, Duration after) -> code == 0 || code == BUSY;
      default -> false;
    };
  }

  private static Problem problem(WeChatReply reply) {
    return switch (reply) {
      case NotNow busy when busy.isTooMany() ->
          Problem.tooManyRequests(Duration.ofMinutes(1), "请一分钟后再用微信登录，或者用手机号登录。");
      case NotNow(int code, Duration after) when code != 0 && code != BUSY -> unusable(code);
      case NotNow busy -> silent();
      case NoAnswer() -> silent();
      case Refused(int code, String words) when code == RISKY_USER ->
          Problem.of(ProblemType.NOT_ALLOWED, "微信认为这个微信号有风险，不让它登录。请用手机号登录。");
      case Refused(int code, String words) -> unusable(code);
      case Done done -> unusable(0);
      case Picture picture -> unusable(0);
    };
  }

  private static Problem silent() {
    return Problem.of(ProblemType.UNAVAILABLE, "微信没有回应。请稍后再试，或用手机号登录。");
  }

  private static Problem unusable(int code) {
    LOG.warn("WeChat refused with {}", code);
    return Problem.of(ProblemType.UNAVAILABLE, "微信登录现在用不了。请用手机号登录。");
  }
}
