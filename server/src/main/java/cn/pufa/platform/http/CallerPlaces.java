package cn.pufa.platform.http;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How much of the server one person may keep busy, so that a flood of theirs is theirs alone: half
 * of the connections to the database, and a few more requests that wait for these.
 */
final class CallerPlaces {

  private static final int WORKING = 12;
  private static final int INSIDE = 48;
  private static final int PATIENCE_SECONDS = 10;
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final class Places {
    private final Semaphore working = new Semaphore(WORKING);
    private int inside;
  }

  private final Map<UUID, Places> taken = new ConcurrentHashMap<>();

  /**
   * @param caller null for somebody who need not sign in
   */
  <T> T within(Caller caller, Supplier<T> work) {
    if (caller == null) {
      return work.get();
    }
    Places places = enter(caller.person());
    try {
      return working(places, work);
    } finally {
      leave(caller.person());
    }
  }

  private static <T> T working(Places places, Supplier<T> work) {
    if (!acquired(places.working)) {
      throw tooMany();
    }
    try {
      return work.get();
    } finally {
      places.working.release();
    }
  }

  private static boolean acquired(Semaphore working) {
    try {
      return working.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.UNAVAILABLE);
    }
  }

  private Places enter(UUID person) {
    return taken.compute(
        person,
        (same, places) -> {
          Places now = places == null ? new Places() : places;
          if (now.inside == INSIDE) {
            throw tooMany();
          }
          now.inside++;
          return now;
        });
  }

  private void leave(UUID person) {
    taken.computeIfPresent(person, (same, places) -> --places.inside == 0 ? null : places);
  }

  private static Problem tooMany() {
    return Problem.tooManyRequests(WAIT, "同时发来的请求太多了，请等前面的办完再试。");
  }
}
