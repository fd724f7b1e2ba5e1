package cn.pufa.app;

import cn.pufa.platform.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a node: step by step, each with a moment by which the next one begins, so that nothing
 * that hangs keeps it beyond the time that systemd gives it.
 */
final class Ending {

  private static final Logger LOG = LoggerFactory.getLogger("pufa");

  /** What ends, and how. */
  record Step(String what, Runnable end) {}

  private final Deadline last;

  Ending(Duration span) {
    last = Deadline.in(span);
  }

  /**
   * Beside each other.
   *
   * @param rest what must be left for the steps after these
   */
  void take(Duration rest, Step... steps) {
    Deadline end = last.less(rest);
    List<Thread> ending = Stream.of(steps).map(Ending::begin).toList();
    for (int i = 0; i < steps.length; i++) {
      await(end, steps[i].what(), ending.get(i));
    }
  }

  private static Thread begin(Step step) {
    return Thread.ofVirtual().name("ending-" + step.what()).start(() -> run(step));
  }

  private static void run(Step step) {
    try {
      step.end().run();
    } catch (RuntimeException fault) {
      LOG.warn("{} did not end cleanly", step.what(), fault);
    }
  }

  private static void await(Deadline end, String what, Thread thread) {
    try {
      if (!end.isKeptBy(thread)) {
        LOG.warn("{} did not end in time", what);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      LOG.warn("{}: not waited for", what);
    }
  }
}
