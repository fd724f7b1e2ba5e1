package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Hears everything some loggers say, down to the finest level. */
public final class Heard implements AutoCloseable {

  private final Logger logger;
  private final Level before;

  /** Which request it was about is asked as it is logged. */
  private final ListAppender<ILoggingEvent> heard =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing();
          super.append(event);
        }
      };

  /** This server's own. */
  public Heard() {
    this("pufa");
  }

  /**
   * @param name of the loggers, or how their names begin
   */
  public Heard(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    before = logger.getLevel();
    heard.start();
    logger.setLevel(Level.ALL);
    logger.addAppender(heard);
  }

  public void requireNothingOf(String... secrets) {
    assertThat(List.copyOf(heard.list))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(secrets))
        .allSatisfy(
            event -> assertThat(String.valueOf(event.getThrowableProxy())).doesNotContain(secrets));
  }

  /** What was said while a request was worked on, each line behind the name of its logger. */
  public List<String> of(String requestId) {
    return List.copyOf(heard.list).stream()
        .filter(event -> requestId.equals(event.getMDCPropertyMap().get("requestId")))
        .map(event -> event.getLoggerName() + " " + event.getFormattedMessage())
        .toList();
  }

  /** Those during which something with these words was said. */
  public Set<String> requests(String words) {
    return List.copyOf(heard.list).stream()
        .filter(event -> event.getFormattedMessage().contains(words))
        .map(event -> event.getMDCPropertyMap().get("requestId"))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  public List<String> faults() {
    return List.copyOf(heard.list).stream()
        .filter(event -> event.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
    logger.setLevel(before);
  }
}
