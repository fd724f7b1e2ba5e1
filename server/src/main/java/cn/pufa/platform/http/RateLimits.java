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

  /** The count shared between nodes; answers 0 whenever it cannot be asked. */
  public interface Shared {
    int used(String key);

    void use(String key, Duration window);
  }

  /** One node alone. */
  public static final Shared ALONE =
      new Shared() {
        @Override
        public int used(String key) {
          return 0;
        }

        @Override
        public void use(String key, Duration window) {}
      };

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

  public boolean has(String key, int limit, Duration window) {
    Count count = counts.getIfPresent(key);
    int here = count == null ? 0 : count.uses().get();
    return Math.max(here, shared.used(key)) < limit;
  }

  public void use(String key, Duration window) {
    counts.get(key, missing -> new Count(new AtomicInteger(), window)).uses().incrementAndGet();
    shared.use(key, window);
  }
}
