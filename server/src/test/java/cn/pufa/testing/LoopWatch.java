package cn.pufa.testing;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long any event loop left who asked for it waiting: each is asked to tick every few moments.
 * Between two ticks it may have been held up, or the machine may have been busy with others; the
 * time of a processor that it took itself tells which.
 */
public final class LoopWatch implements AutoCloseable {

  private static final long EVERY_MS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<ScheduledFuture<?>> ticks = new ArrayList<>();
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong busiest = new AtomicLong();

  public LoopWatch(Vertx vertx) {
    for (EventExecutor loop : ((VertxInternal) vertx).nettyEventLoopGroup()) {
      ticks.add(loop.scheduleAtFixedRate(new Tick(), EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS));
    }
  }

  private final class Tick implements Runnable {

    private long before = System.nanoTime();

    /** Of the loop's own thread, which is not the one that begins. */
    private long usedBefore = Long.MAX_VALUE;

    @Override
    public void run() {
      long now = System.nanoTime();
      longest.accumulateAndGet(now - before, Math::max);
      before = now;
      long used = THREADS.getCurrentThreadCpuTime();
      busiest.accumulateAndGet(used - usedBefore, Math::max);
      usedBefore = used;
    }
  }

  /** The longest time between two ticks so far. */
  public long longestMs() {
    return TimeUnit.NANOSECONDS.toMillis(longest.get());
  }

  /** The most of a processor that a loop took between two ticks so far. */
  public long busiestMs() {
    return TimeUnit.NANOSECONDS.toMillis(busiest.get());
  }

  @Override
  public void close() {
    ticks.forEach(tick -> tick.cancel(false));
  }
}
