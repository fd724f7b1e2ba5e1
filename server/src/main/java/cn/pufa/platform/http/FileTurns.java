package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who may send a file now: one is held in memory while it is worked on, so that only few are read
 * at a time. Whoever waits has sent a head and nothing more.
 */
final class FileTurns {

  private static final long MEGABYTE = 1024 * 1024;

  /** Of a file that is held in memory. */
  static final long LIMIT = 20 * MEGABYTE;

  static final int TOO_LARGE = 413;
  private static final String NOTED = "megabytes-taken";
  private static final int AT_ONCE = 6;
  private static final int PATIENCE_SECONDS = 20;

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final long limit;

  /**
   * @param limit bytes of a request
   */
  FileTurns(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  /** Blocking; after it the file's turn lasts until {@link #end}. */
  void await(RoutingContext context) {
    requireSmall(String.valueOf(context.request().getHeader("Content-Length")));
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw Problem.of(ProblemType.OVERLOADED);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemType.UNAVAILABLE);
    }
  }

  void end() {
    free.release();
  }

  /** For {@link #tooLarge}, should the file have to be broken off. */
  void note(RoutingContext context) {
    context.put(NOTED, limit / MEGABYTE);
  }

  /** What was broken off, since nobody had said at the beginning how large it is. */
  static Problem tooLarge(RoutingContext context) {
    Long megabytes = context.get(NOTED);
    return megabytes == null
        ? ProblemRenderer.ofStatus(TOO_LARGE)
        : Problem.of(ProblemType.TOO_LARGE, "文件最大 %d MB。请压缩或分开后再传。".formatted(megabytes));
  }

  private void requireSmall(String length) {
    if (length.matches("[0-9]{1,18}") && Long.parseLong(length) > limit) {
      long megabytes = Math.ceilDiv(Long.parseLong(length), MEGABYTE);
      throw Problem.of(
          ProblemType.TOO_LARGE,
          "文件最大 %d MB，这个有 %d MB。请压缩或分开后再传。".formatted(limit / MEGABYTE, megabytes));
    }
  }
}
