package cn.pufa.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that go on by themselves until they are closed, in the reverse order of starting. */
final class Running implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** It ends in a way of its own; false where it never began. */
  boolean release(AutoCloseable part) {
    return parts.remove(part);
  }

  /** Each finishes what it has in hand. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception fault) {
        LOG.warn("a part did not stop cleanly", fault);
      }
    }
  }
}
