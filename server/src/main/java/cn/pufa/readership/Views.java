package cn.pufa.readership;

import cn.pufa.platform.cache.Readings;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.time.BusinessClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of one node, added to the database every {@value #SECONDS} seconds and at the end.
 */
public final class Views implements Readings, AutoCloseable {

  /** What is counted. In one order, so that two nodes that add at once do not block each other. */
  record Place(String kind, String piece, LocalDate day) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::kind).thenComparing(Place::piece).thenComparing(Place::day);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  record Count(Place place, long views) {}

  private static final Logger LOG = LoggerFactory.getLogger("pufa.views");
  private static final long SECONDS = 5;

  private final Map<Place, LongAdder> counters = new ConcurrentHashMap<>();
  private final Database database;
  private final BusinessClock clock;
  private Thread thread;

  public Views(Database database, BusinessClock clock) {
    this.database = database;
    this.clock = clock;
  }

  public ReadershipRoutes routes() {
    return new ReadershipRoutes(database, clock);
  }

  @Override
  public LongAdder of(String kind, String piece, LocalDate day) {
    return counters.computeIfAbsent(new Place(kind, piece, day), any -> new LongAdder());
  }

  public void start() {
    thread = Thread.ofVirtual().name("views").start(this::addForEver);
  }

  private void addForEver() {
    while (true) {
      try {
        Thread.sleep(SECONDS * 1000);
      } catch (InterruptedException stopped) {
        return;
      }
      add();
    }
  }

  /** All that was counted since, in one statement; kept for the next time where it cannot be. */
  private synchronized void add() {
    List<Count> counts = new ArrayList<>();
    counters.forEach(
        (place, counter) -> {
          long views = counter.sumThenReset();
          if (views > 0) {
            counts.add(new Count(place, views));
          }
        });
    if (!counts.isEmpty()) {
      counts.sort(Comparator.comparing(Count::place));
      try {
        database.run(tx -> ViewStore.add(tx, counts));
      } catch (RuntimeException fault) {
        LOG.warn("views not added yet: {}", fault.toString());
        counts.forEach(count -> counters.get(count.place()).add(count.views()));
      }
    }
    forgetPastDays();
  }

  /** Nobody counts on a day that is over. */
  private void forgetPastDays() {
    LocalDate yesterday = clock.today().minusDays(1);
    counters
        .entrySet()
        .removeIf(entry -> entry.getKey().day().isBefore(yesterday) && entry.getValue().sum() == 0);
  }

  @Override
  public void close() {
    thread.interrupt();
    add();
  }
}
