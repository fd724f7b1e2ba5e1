package cn.pufa.platform.cache;

import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;

/** One reading of a value for all who wait for it. A fault is told to them, and not kept. */
public final class Loading<V> {

  private final ReadCache<V> cache;
  private final String key;
  private final ReadCache.Stand stand;
  private final CompletableFuture<Kept<V>> result = new CompletableFuture<>();
  private final AtomicBoolean begun = new AtomicBoolean();

  Loading(ReadCache<V> cache, String key, ReadCache.Stand stand) {
    this.cache = cache;
    this.key = key;
    this.stand = stand;
  }

  ReadCache.Stand stand() {
    return stand;
  }

  public CompletionStage<Kept<V>> result() {
    return result;
  }

  /** True for the one caller who must run it. */
  public boolean begin() {
    return !result.isDone() && begun.compareAndSet(false, true);
  }

  /**
   * Reads the value; blocking, off the event loop.
   *
   * @param readings gives the counter of the value on a day, or null
   */
  public void run(Supplier<V> loader, Function<LocalDate, LongAdder> readings) {
    try {
      var entry = new Kept<>(loader.get(), stand, readings.apply(stand.day()));
      cache.store(key, entry);
      end(entry);
    } catch (Throwable fault) {
      failed(fault);
    }
  }

  void end(Kept<V> entry) {
    cache.forget(key, this);
    result.complete(entry);
  }

  public void failed(Throwable fault) {
    cache.forget(key, this);
    result.completeExceptionally(fault);
  }
}
