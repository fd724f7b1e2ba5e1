package cn.pufa.platform;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A few threads for work that keeps a core busy, such as hashing a password or reading a workbook:
 * done on a request's virtual thread it would hold up everybody else's requests. Who came first is
 * served first, which virtual threads do not promise.
 */
public final class Workers implements AutoCloseable {

  private static final int THREADS = 2;

  private final ExecutorService threads;

  public Workers() {
    this("worker");
  }

  public Workers(String name) {
    this(name, THREADS);
  }

  public Workers(String name, int count) {
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
  }

  /** Waits for a free thread and for the result; what the work throws, this throws. */
  public <T> T call(Callable<T> work) {
    String request = RequestId.current();
    try {
      return threads.submit(() -> RequestId.callDuring(request, work)).get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(fault.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
