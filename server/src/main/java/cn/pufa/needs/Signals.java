package cn.pufa.needs;

import cn.pufa.platform.db.Database;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.time.BusinessClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of searches, clicks and questions at a stand. Searches are gathered and written together
 * every few seconds, so that a search costs no write; what a kill takes along is no record.
 */
public final class Signals implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.needs");
  private static final int SECONDS = 5;

  /** Who opens none of the answers for so long has found none. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Beyond it searches go uncounted, so that a flood of them fills no memory. */
  private static final int GATHERED = 20_000;

  private final Database database;
  private final Cleaning cleaning;
  private final BusinessClock clock;
  private final String division;
  private final OncePerAddress once = new OncePerAddress();

  /** With the words as they were typed, for seconds; they are cleaned before they are written. */
  private final Map<UUID, SignalStore.Search> searches = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Signal> signals = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Signals(Database database, Cleaning cleaning, BusinessClock clock, String division) {
    this.database = database;
    this.cleaning = cleaning;
    this.clock = clock;
    this.division = division;
  }

  /**
   * A resident has searched; neither waits nor throws.
   *
   * @param topic null where none is known
   * @param township nine digits, null where the reader chose none
   * @param hits answers found
   * @param address counts the same words once a day; it is not kept
   * @return what {@code reportClick} names when one of the answers is opened
   */
  public UUID searched(String text, String topic, String township, int hits, String address) {
    UUID id = UUID.randomUUID();
    if (searches.size() + signals.size() < GATHERED) {
      once.first(address, "search/" + text, () -> gather(topic, township, text, hits, id));
    }
    return id;
  }

  private void gather(String topic, String township, String text, int hits, UUID id) {
    if (hits == 0) {
      signals.add(new Signal(SignalKind.SEARCH_NOTHING, topic, township, text));
    } else {
      var open = new Signal(SignalKind.SEARCH_NO_CLICK, topic, township, text);
      gather(new SignalStore.Search(id, false, true, open));
    }
  }

  void clicked(UUID search) {
    if (searches.size() < GATHERED) {
      gather(new SignalStore.Search(search, true, false, null));
    }
  }

  private void gather(SignalStore.Search heard) {
    searches.merge(
        heard.id(),
        heard,
        (earlier, later) ->
            new SignalStore.Search(
                heard.id(),
                earlier.clicked() || later.clicked(),
                earlier.searched() || later.searched(),
                earlier.signal() == null ? later.signal() : earlier.signal()));
  }

  /** Somebody asked at a stand of an event. */
  public void stand(Tx tx, String topic, String township, String text) {
    add(tx, new Signal(SignalKind.STAND, topic, township, cleaning.phrase(text)));
  }

  void add(Tx tx, Signal signal) {
    SignalStore.insert(tx, division, clock.today(), List.of(signal));
  }

  void addPast(Tx tx, LocalDate day, List<Signal> past) {
    SignalStore.insert(tx, division, day, past);
  }

  void start() {
    Thread.ofVirtual().name("needs-signals").start(this::writeForEver);
  }

  private void writeForEver() {
    try {
      while (!stopped.await(SECONDS, TimeUnit.SECONDS)) {
        writeGathered();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whoever comes second waits, and finds written what the first has taken. A fault costs what was
   * gathered, not what is heard after it.
   */
  synchronized void writeGathered() {
    List<Signal> found = new ArrayList<>();
    List<SignalStore.Search> open = new ArrayList<>();
    try {
      for (Signal next = signals.poll(); next != null; next = signals.poll()) {
        found.add(cleaned(next));
      }
      searches.keySet().forEach(id -> open.add(cleaned(searches.remove(id))));
      if (found.isEmpty() && open.isEmpty()) {
        return;
      }
      database.run(
          tx -> {
            SignalStore.insert(tx, division, clock.today(), found);
            SignalStore.keepSearches(tx, open, clock.now());
          });
    } catch (RuntimeException fault) {
      LOG.warn("{} searches went uncounted: {}", found.size() + open.size(), fault.toString());
    }
  }

  private SignalStore.Search cleaned(SignalStore.Search search) {
    return search.signal() == null
        ? search
        : new SignalStore.Search(search.id(), search.clicked(), true, cleaned(search.signal()));
  }

  private Signal cleaned(Signal typed) {
    return new Signal(
        typed.kind(), typed.topic(), typed.township(), cleaning.phrase(typed.words()));
  }

  /** Searches none of whose answers was opened in time become signals, on whichever node. */
  void settle() {
    database.run(
        tx -> SignalStore.settleSearches(tx, division, clock.now().minus(PATIENCE), clock.today()));
  }

  @Override
  public void close() {
    stopped.countDown();
    writeGathered();
  }
}
