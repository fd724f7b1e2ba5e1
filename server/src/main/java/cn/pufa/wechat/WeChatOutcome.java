package cn.pufa.wechat;

import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.delivery.Failure;
import cn.pufa.platform.wechat.WeChatReply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What WeChat's answer says of a message, in words for staff. */
final class WeChatOutcome {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.wechat");

  static final Refused NOT_LINKED =
      new Refused(Failure.NOT_TAKEN, "本人没有绑定微信，或没有关注服务号。请改用短信、电话等办法。");
  static final Refused NO_QUOTA = new Refused(Failure.NOT_TAKEN, "本人没有订阅微信提醒，或者次数用完了。请改用短信、电话等办法。");
  static final Refused NO_TEMPLATE = new Refused(Failure.REFUSED, "没有写明用哪个微信模板。请联系系统管理员。");
  static final NotNow OURSELVES = new NotNow(Failure.PROVIDER, "系统暂时忙，稍后再发");

  /** No quota left with WeChat, no follower, or refused in the user's settings. */
  private static final Set<Integer> NOT_TAKEN = Set.of(43101, 43004, 43019, 43107);

  private static final int NO_SUCH_USER = 40003;
  private static final int BAD_FIELD = 47003;
  private static final Pattern FIELD = Pattern.compile("data\\.([a-z_]+[0-9]+)");

  private WeChatOutcome() {}

  /** On a thread of its own; a fault of ours leaves nobody knowing. */
  static Future<Outcome> later(Supplier<Outcome> sending) {
    var outcome = Promise.<Outcome>promise();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                outcome.complete(sending.get());
              } catch (RuntimeException fault) {
                LOG.error("a message failed by our own fault", fault);
                outcome.complete(new Unknown());
              }
            });
    return outcome.future();
  }

  static boolean isNotTaken(WeChatReply reply) {
    return reply instanceof WeChatReply.Refused(int code, String words) && NOT_TAKEN.contains(code);
  }

  static Outcome of(WeChatReply reply) {
    return switch (reply) {
      case WeChatReply.Done done -> new Sent(done.text("msgid"));
      case WeChatReply.Refused(int code, String words) -> refused(code, words);
      case WeChatReply.NotNow late when late.isTooMany() ->
          new NotNow(Failure.TOO_MANY, "微信今天的次数用完了，系统每分钟试一次", late.after());
      case WeChatReply.NotNow(int code, java.time.Duration after) ->
          new NotNow(
              Failure.PROVIDER, "微信暂时发不出去" + (code > 0 ? "(" + code + ")" : "") + "，稍后再发", after);
      case WeChatReply.NoAnswer() -> new Unknown();
      case WeChatReply.Picture picture -> new Unknown();
    };
  }

  private static Refused refused(int code, String words) {
    if (NOT_TAKEN.contains(code)) {
      return NO_QUOTA;
    }
    return switch (code) {
      case NO_SUCH_USER -> new Refused(Failure.BAD_ADDRESS, "微信里找不到这个人。请改用短信、电话等办法。");
      case BAD_FIELD -> new Refused(Failure.REFUSED, "微信不收：" + field(words) + "太长或格式不对。请改模板。");
      default -> new Refused(Failure.REFUSED, "微信不收(" + code + ")。请联系系统管理员。");
    };
  }

  private static String field(String words) {
    var found = FIELD.matcher(words);
    return found.find() ? "“" + found.group(1) + "”这一项" : "有一项";
  }
}
