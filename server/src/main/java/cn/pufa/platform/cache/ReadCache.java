package cn.pufa.platform.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * What was read, kept until a change of its kinds or the end of its day, within a number of bytes.
 * One loading runs for a key however many wait for it.
 *
 * <p>Each shelf has a generation, which every change raises. A value carries the one under which
 * its loading began and is given to nobody under another: what was loaded before a change and
 * stored after it is never seen, and who asks after a change joins no loading that began before it.
 */
public final class ReadCache<V> {

  /** Values that end by the same changes. */
  public static final class Shelf {
    private final List<String> kinds;
    private final AtomicLong generation = new AtomicLong();

    private Shelf(List<String> kinds) {
      this.kinds = kinds;
    }
  }

  /** Under which generation, and on which day, a loading began. */
  record Stand(Shelf shelf, long generation, LocalDate day, long dawn, long midnight) {

    boolean holds(long now) {
      return shelf.generation.get() == generation && now >= dawn && now < midnight;
    }
  }

  /** What a map and its entry cost beside the value. */
  private static final int ENTRY_BYTES = 300;

  private final Clock clock;
  private final ZoneId zone;
  private final Cache<String, Kept<V>> kept;
  private final Map<String, Loading<V>> loadings = new ConcurrentHashMap<>();
  private final Collection<Shelf> shelves = new CopyOnWriteArrayList<>();

  /**
   * @param zone whose midnight ends every value
   * @param limit bytes that all values together may take
   * @param bytes of one value
   */
  public ReadCache(Clock clock, ZoneId zone, long limit, ToIntFunction<V> bytes) {
    this.clock = clock;
    this.zone = zone;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(limit)
            .weigher(
                (String key, Kept<V> entry) ->
                    ENTRY_BYTES + 2 * key.length() + bytes.applyAsInt(entry.value()))
            .build();
  }

  /**
   * @param kinds of the changes that end the life of its values
   */
  public Shelf shelf(List<String> kinds) {
    var shelf = new Shelf(List.copyOf(kinds));
    shelves.add(shelf);
    return shelf;
  }

  /** Nothing that was loaded before this call is given to anybody after it. */
  public void changed(String kind) {
    for (Shelf shelf : shelves) {
      if (shelf.kinds.contains(kind)) {
        shelf.generation.incrementAndGet();
      }
    }
  }

  /** What is kept under the key and still holds, or null. */
  public Kept<V> find(String key) {
    Kept<V> entry = kept.getIfPresent(key);
    return entry != null && entry.stand().holds(clock.millis()) ? entry : null;
  }

  /**
   * The one loading of the key: that of somebody else, or one that the caller must run by {@link
   * Loading#run}.
   */
  public Loading<V> load(String key, Shelf shelf) {
    var own = new Loading<>(this, key, stand(shelf));
    Loading<V> joined =
        loadings.compute(
            key,
            (any, running) ->
                running != null && running.stand().holds(clock.millis()) ? running : own);
    // Another may have stored its value between the caller's look and this loading.
    if (joined == own) {
      Kept<V> stored = find(key);
      if (stored != null) {
        own.end(stored);
      }
    }
    return joined;
  }

  private Stand stand(Shelf shelf) {
    long generation = shelf.generation.get();
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    return new Stand(shelf, generation, day, dawn(day), dawn(day.plusDays(1)));
  }

  private long dawn(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  void store(String key, Kept<V> entry) {
    if (entry.stand().holds(clock.millis())) {
      kept.put(key, entry);
    }
  }

  void forget(String key, Loading<V> loading) {
    loadings.remove(key, loading);
  }

  /** Bytes of all that is kept, for those who watch. */
  long weight() {
    kept.cleanUp();
    return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
