package cn.pufa.app;

import cn.pufa.delivery.Delivery;
import cn.pufa.delivery.ProviderState;
import cn.pufa.platform.db.Changes;
import cn.pufa.platform.http.Health;
import cn.pufa.platform.redis.SharedRedis;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.micrometer.backends.BackendRegistries;
import java.util.function.Supplier;

/** What an operator is told of the parts: each by name at {@code /readyz}, some as gauges. */
final class Watch {

  private Watch() {}

  /**
   * @param search null when well, otherwise what is wrong
   * @param redis null where there is none
   */
  static Health health(
      Changes changes, Supplier<String> search, Delivery delivery, SharedRedis redis) {
    var health = new Health();
    health.add("database", new Health.Part(true, () -> changes.isFresh() ? null : "not answering"));
    health.add("search", new Health.Part(false, search));
    health.add("sending", new Health.Part(false, delivery::fault));
    for (ProviderState provider : delivery.providers()) {
      health.add(provider.channel(), new Health.Part(false, provider::fault));
    }
    if (redis != null) {
      health.add("redis", new Health.Part(false, redis::fault));
    }
    return health;
  }

  /** Of the Vert.x that has metrics. */
  static void measure(Delivery delivery) {
    MeterRegistry registry = BackendRegistries.getDefaultNow();
    for (ProviderState provider : delivery.providers()) {
      Gauge.builder("pufa.delivery.circuit", provider, ProviderState::state)
          .tag("channel", provider.channel())
          .description("0 all goes out, 1 the next message tries, 2 nothing is offered")
          .strongReference(true)
          .register(registry);
    }
  }
}
