package cn.pufa.platform;

import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * Which request a thread works for: each line of the log shows it (logback.xml), and a message
 * remembers the one that queued it.
 */
public final class RequestId {

  private static final String KEY = "requestId";

  private RequestId() {}

  /** Null where nobody asked for what is done here. */
  public static String current() {
    return MDC.get(KEY);
  }

  /**
   * @param id null for none
   */
  public static void during(String id, Runnable work) {
    String before = current();
    show(id);
    try {
      work.run();
    } finally {
      show(before);
    }
  }

  /** Likewise, for what has a result. */
  static <T> T callDuring(String id, Callable<T> work) throws Exception {
    String before = current();
    show(id);
    try {
      return work.call();
    } finally {
      show(before);
    }
  }

  private static void show(String id) {
    if (id == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, id);
    }
  }
}
