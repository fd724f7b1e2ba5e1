package cn.pufa.platform.db;

import cn.pufa.platform.RequestId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of statements that take long, by their text alone: it is a constant and names nobody. */
final class SlowStatements {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.database.slow");
  private static final int SHOWN = 160;

  private final Duration limit;

  SlowStatements(Duration limit) {
    this.limit = limit;
  }

  /**
   * @param request for which it was run; its answer comes on a thread that serves many
   */
  void took(Sql sql, Duration time, String request) {
    if (time.compareTo(limit) >= 0) {
      RequestId.during(
          request, () -> LOG.warn("slow statement {} {} ms", words(sql.text()), time.toMillis()));
    }
  }

  private static String words(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
