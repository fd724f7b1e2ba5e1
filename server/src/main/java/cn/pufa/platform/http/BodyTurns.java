package cn.pufa.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Who may send much now: a body is held in memory while it is worked on, so that only few are read
 * at a time. Whoever waits has sent a head and nothing more.
 */
final class BodyTurns {

  private static final long MEGABYTE = 1024 * 1024;

  /** Of a file that is held in memory. */
  private static final long FILE = 20 * MEGABYTE;

  private static final int FILES_AT_ONCE = 6;
  private static final long JSON = MEGABYTE;
  private static final int JSON_AT_ONCE = 16;

  /** As much JSON as nearly every command; so little may be sent by any number at once. */
  private static final long LITTLE = 16 * 1024;

  /** Of a file not even an empty one is read before it is known who sends it. */
  private static final long NOTHING = -1;

  static final int TOO_LARGE = 413;
  private static final String NOTED = "megabytes-taken";
  private static final int PATIENCE_SECONDS = 20;

  /** Each of them holds a place among the running requests. */
  private static final int WAITING = 64;

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final Semaphore free;
  private final long limit;
  private final long little;

  /**
   * @param limit bytes of a request
   * @param little bytes that need no turn
   */
  private BodyTurns(long limit, int atOnce, long little) {
    this.limit = limit;
    this.free = new Semaphore(atOnce);
    this.little = little;
  }

  static BodyTurns ofJson() {
    return new BodyTurns(JSON, JSON_AT_ONCE, LITTLE);
  }

  static BodyTurns ofFiles() {
    return new BodyTurns(FILE, FILES_AT_ONCE, NOTHING);
  }

  /** Of files that go to the disk as they come. */
  static BodyTurns ofLargeFiles(long limit) {
    return new BodyTurns(limit, FILES_AT_ONCE, NOTHING);
  }

  long limit() {
    return limit;
  }

  /** Whether the head says how long the body is, and that is little. */
  boolean isLittle(RoutingContext context) {
    var headers = context.request().headers();
    String length = headers.get("Content-Length");
    if (length == null) {
      return little >= 0 && !headers.contains("Transfer-Encoding");
    }
    return LENGTH.matcher(length).matches() && Long.parseLong(length) <= little;
  }

  /** Blocking; after it the body's turn lasts until {@link #end}. */
  void await(RoutingContext context) {
    requireSmall(String.valueOf(context.request().getHeader("Content-Length")));
    try {
      boolean isCrowded = free.getQueueLength() >= WAITING;
      if (isCrowded || !free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
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

  /** For {@link #tooLarge}, should the body have to be broken off. */
  void note(RoutingContext context) {
    context.put(NOTED, limit / MEGABYTE);
  }

  /** What was broken off, since nobody had said at the beginning how large it is. */
  static Problem tooLarge(RoutingContext context) {
    Long megabytes = context.get(NOTED);
    return megabytes == null
        ? ProblemRenderer.ofStatus(TOO_LARGE)
        : Problem.of(ProblemType.TOO_LARGE, "最大 %d MB。请压缩或分开后再传。".formatted(megabytes));
  }

  private void requireSmall(String length) {
    if (LENGTH.matcher(length).matches() && Long.parseLong(length) > limit) {
      long megabytes = Math.ceilDiv(Long.parseLong(length), MEGABYTE);
      throw Problem.of(
          ProblemType.TOO_LARGE,
          "最大 %d MB，这个有 %d MB。请压缩或分开后再传。".formatted(limit / MEGABYTE, megabytes));
    }
  }
}
