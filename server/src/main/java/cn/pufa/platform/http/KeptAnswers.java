package cn.pufa.platform.http;

import cn.pufa.platform.cache.Kept;
import cn.pufa.platform.cache.Loading;
import cn.pufa.platform.cache.ReadCache;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The read path. Who asks for a public answer by its one address, path and parameters in the
 * contract's order, gets the kept bytes without a router, a validator or another thread. Any other
 * address goes through all of them; where it means the same, it finds the same bytes.
 */
public final class KeptAnswers {

  /**
   * Gives an answer that nobody has asked for yet.
   *
   * @param atOnce without waiting for anything, or null; on the event loop
   * @param waiting blocking, off the event loop
   */
  record Loader(Supplier<Answer> atOnce, Supplier<Answer> waiting) {}

  /** Of the memory the server may take. */
  private static final int SHARE = 4;

  private final ReadCache<Encoded> cache;

  /**
   * @param zone whose midnight ends every answer, since what is in force depends on the day
   */
  public KeptAnswers(Clock clock, ZoneId zone) {
    long limit = Runtime.getRuntime().maxMemory() / SHARE;
    this.cache = new ReadCache<>(clock, zone, limit, Encoded::weight);
  }

  /** Told of each change, by its kind. */
  public void changed(String kind) {
    cache.changed(kind);
  }

  ReadCache<Encoded> cache() {
    return cache;
  }

  /** False where nothing is kept under the address. */
  boolean answer(HttpServerRequest request) {
    HttpMethod method = request.method();
    if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
      return false;
    }
    Kept<Encoded> kept = cache.find(request.uri());
    if (kept == null) {
      return false;
    }
    write(request, kept);
    return true;
  }

  /**
   * Answers with what is kept under the key, or with what the loader gives, which runs once for all
   * who wait.
   *
   * @param start takes the loading and what to do when it cannot run
   * @param readings gives the counter of the answer on a day, or null
   */
  void serve(
      RoutingContext context,
      String key,
      ReadCache.Shelf shelf,
      Loader loader,
      Function<LocalDate, LongAdder> readings,
      BiConsumer<Runnable, Consumer<Throwable>> start) {
    Kept<Encoded> kept = cache.find(key);
    if (kept != null) {
      write(context.request(), kept);
      return;
    }
    Loading<Encoded> loading = cache.load(key, shelf);
    if (loading.begin()) {
      load(loading, loader, readings, start);
    }
    loading
        .result()
        .whenComplete(
            (loaded, fault) -> Routes.onContext(context, () -> answer(context, loaded, fault)));
  }

  private static void load(
      Loading<Encoded> loading,
      Loader loader,
      Function<LocalDate, LongAdder> readings,
      BiConsumer<Runnable, Consumer<Throwable>> start) {
    Answer answer;
    try {
      answer = loader.atOnce().get();
    } catch (RuntimeException fault) {
      loading.failed(fault);
      return;
    }
    if (answer != null) {
      loading.run(() -> Encoded.of(answer), readings);
    } else {
      start.accept(
          () -> loading.run(() -> Encoded.of(loader.waiting().get()), readings), loading::failed);
    }
  }

  private static void answer(RoutingContext context, Kept<Encoded> loaded, Throwable fault) {
    if (fault == null) {
      write(context.request(), loaded);
    } else {
      ProblemRenderer.render(context, fault);
    }
  }

  private static void write(HttpServerRequest request, Kept<Encoded> kept) {
    if (request.method() == HttpMethod.GET) {
      kept.read();
    }
    kept.value().write(request);
  }
}
