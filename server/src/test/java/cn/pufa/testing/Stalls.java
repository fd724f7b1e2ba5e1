package cn.pufa.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Hears of event loops that are held up and of statements that are slow, in this JVM. */
public final class Stalls extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final String BLOCKED = " has been blocked for ";

  /** Looks are 50 ms apart; the machine may be busy. */
  private static final long NEXT_LOOK_MS = 400;

  private static final int FRAMES = 20;

  private final List<Logger> loggers =
      Stream.of("io.vertx.core.impl.BlockedThreadChecker", "pufa.database.slow")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();
  private final List<String> heard = new ArrayList<>();

  /** When it was said of a thread last. */
  private final Map<String, Long> said = new HashMap<>();

  public Stalls() {
    start();
    loggers.forEach(logger -> logger.addAppender(this));
  }

  @Override
  protected void append(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    if (!message.contains(BLOCKED) || isStillSo(event, message)) {
      heard.add(message + where(event));
    }
  }

  /**
   * A pause of the whole JVM, such as a collection, is said once: it holds up who looks, too. Of a
   * loop that is held up it is said at each look.
   */
  private boolean isStillSo(ILoggingEvent event, String message) {
    String thread = message.substring(0, message.indexOf(BLOCKED));
    Long before = said.put(thread, event.getTimeStamp());
    return before != null && event.getTimeStamp() - before < NEXT_LOOK_MS;
  }

  private static String where(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(event.getThrowableProxy())
            .lines()
            .limit(FRAMES)
            .collect(Collectors.joining("\n", "\n", ""));
  }

  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** What was heard since it was taken last. */
  synchronized List<String> take() {
    List<String> taken = heard();
    heard.clear();
    return taken;
  }

  @Override
  public void close() {
    loggers.forEach(logger -> logger.detachAppender(this));
  }
}
