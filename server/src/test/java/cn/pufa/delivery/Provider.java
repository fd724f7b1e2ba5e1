package cn.pufa.delivery;

import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Sent;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Another party that takes messages: writes down each one in the order of arrival, and answers as a
 * test wants it to.
 */
final class Provider {

  private final List<Message> arrivals = new ArrayList<>();
  private volatile Function<Message, Future<Outcome>> answer = message -> sent();

  static Future<Outcome> sent() {
    return Future.succeededFuture(new Sent(null));
  }

  static Future<Outcome> notNow(Failure failure) {
    return Future.succeededFuture(new Channel.NotNow(failure, "稍后再发。"));
  }

  static Future<Outcome> unknown() {
    return Future.succeededFuture(new Channel.Unknown());
  }

  /** Asked after the message was written down. */
  Provider answering(Function<Message, Future<Outcome>> how) {
    answer = how;
    return this;
  }

  synchronized List<Message> arrivals() {
    return List.copyOf(arrivals);
  }

  synchronized int count() {
    return arrivals.size();
  }

  List<UUID> ids() {
    return arrivals().stream().map(Message::id).toList();
  }

  Set<UUID> twice() {
    Set<UUID> seen = new HashSet<>();
    return ids().stream().filter(id -> !seen.add(id)).collect(Collectors.toSet());
  }

  private Future<Outcome> take(Message message) {
    synchronized (this) {
      arrivals.add(message);
    }
    return answer.apply(message);
  }

  /** A way to it that knows no repeats, and makes no phone ring. */
  Channel email() {
    return channel("email", false, false);
  }

  /** A way to it that knows repeats, and makes phones ring. */
  Channel sms() {
    return channel("sms", true, true);
  }

  /** WeChat's, which tells later whether it reached its addressee. */
  Channel subscribe() {
    return channel("subscribe", false, true);
  }

  private Channel channel(String code, boolean knowsRepeats, boolean disturbs) {
    return new Channel() {
      @Override
      public String code() {
        return code;
      }

      @Override
      public boolean knowsRepeats() {
        return knowsRepeats;
      }

      @Override
      public boolean disturbs() {
        return disturbs;
      }

      @Override
      public Future<Outcome> send(Message message) {
        return take(message);
      }
    };
  }
}
