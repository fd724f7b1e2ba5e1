package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Public answers as the bytes that go out. One loader runs for a key however many wait for it; a
 * change on any node empties the cache. Entries live a minute at most, since what is in force
 * depends on the day.
 */
public final class PublicCache {

  private static final long WEIGHT_LIMIT = 64L * 1024 * 1024;
  private static final Duration LIFE = Duration.ofMinutes(1);

  /**
   * An answer to keep, or a fault for those who wait for it, which is not kept. The cache would log
   * a loading that ends with an exception, and a mistyped address is none.
   */
  private record Loaded(Encoded answer, Throwable fault) {
    int weight() {
      return answer == null ? 0 : answer.weight();
    }
  }

  private final AsyncCache<String, Loaded> entries =
      Caffeine.newBuilder()
          .maximumWeight(WEIGHT_LIMIT)
          .weigher((String key, Loaded value) -> key.length() + value.weight())
          .expireAfterWrite(LIFE)
          .buildAsync();
  private final AtomicLong generation = new AtomicLong();

  /**
   * Answers from the cache, or lets {@code start} run the loader and answers when it is done. The
   * key is the address as sent: only answers to valid addresses are ever kept.
   *
   * @param start takes the loading and what to do when it fails
   */
  void serve(
      RoutingContext context,
      Supplier<Answer.Json> loader,
      BiConsumer<Runnable, Consumer<Throwable>> start) {
    String key = context.request().uri();
    CompletableFuture<Loaded> entry = entries.getIfPresent(key);
    if (entry == null) {
      entry = load(key, loader, start);
    }
    if (entry.isDone()) {
      answer(context, entry.join());
    } else {
      entry.thenAccept(loaded -> Routes.onContext(context, () -> answer(context, loaded)));
    }
  }

  /** One load for a key; what was loaded across a change, or not at all, is not kept. */
  private CompletableFuture<Loaded> load(
      String key, Supplier<Answer.Json> loader, BiConsumer<Runnable, Consumer<Throwable>> start) {
    long before = generation.get();
    var fresh = new CompletableFuture<Loaded>();
    var entry = entries.asMap().computeIfAbsent(key, missing -> fresh);
    if (entry == fresh) {
      fresh.thenAccept(
          loaded -> {
            if (loaded.fault() != null || generation.get() != before) {
              entries.asMap().remove(key, fresh);
            }
          });
      start.accept(
          () -> fresh.complete(new Loaded(encode(loader.get()), null)),
          fault -> fresh.complete(new Loaded(null, fault)));
    }
    return entry;
  }

  private static Encoded encode(Answer.Json answer) {
    return Encoded.of(Buffer.buffer(GsonJson.GSON.toJson(answer.value())), "application/json");
  }

  private static void answer(RoutingContext context, Loaded loaded) {
    if (loaded.fault() == null) {
      loaded.answer().write(context);
    } else {
      ProblemRenderer.render(context, loaded.fault());
    }
  }

  public void invalidate() {
    generation.incrementAndGet();
    entries.synchronous().invalidateAll();
  }
}
