package cn.pufa.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts uses of a key within a window. Counted on this node always; where Redis is there it counts
 * across nodes too, and where it is gone the node's own count still holds, so a limit is never
 * open.
 */
public final class RateLimits {

  /** The count shared between nodes. */
  public interface Shared {
    /**
     * Adds uses of the key and answers how many there are now, or 0 when nobody can be asked.
     *
     * @param uses below zero to give some back
     */
    int add(String key, int uses, Duration window);
  }

  /** One node alone. */
  public static final Shared ALONE = (key, uses, window) -> 0;

  private record Count(AtomicInteger uses, Duration window) {}

  private final Shared shared;
  private final Cache<String, Count> counts =
      Caffeine.newBuilder()
          .maximumSize(100_000)
          .expireAfter(Expiry.<String, Count>writing((key, count) -> count.window()))
          .build();

  public RateLimits(Shared shared) {
    this.shared = shared;
  }

  /**
   * Takes one use before the work is done, so that callers who come together cannot pass together.
   */
  public boolean take(String key, int limit, Duration window) {
    boolean within = Math.max(here(key, 1, window), shared.add(key, 1, window)) <= limit;
    if (!within) {
      giveBack(key, window);
    }
    return within;
  }

  /** For a use that turned out not to count. */
  public void giveBack(String key, Duration window) {
    here(key, -1, window);
    shared.add(key, -1, window);
  }

  private int here(String key, int uses, Duration window) {
    return counts
        .get(key, missing -> new Count(new AtomicInteger(), window))
        .uses()
        .addAndGet(uses);
  }
}
