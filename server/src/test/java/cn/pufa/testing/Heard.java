package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Hears everything this server's own loggers say, down to the finest level. */
public final class Heard implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger("pufa");
  private final Level before = logger.getLevel();
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

  public Heard() {
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

  public void requireOne(String words) {
    assertThat(List.copyOf(heard.list))
        .filteredOn(event -> event.getFormattedMessage().contains(words))
        .hasSize(1);
  }

  @Override
  public void close() {
    logger.detachAppender(heard);
    logger.setLevel(before);
  }
}
