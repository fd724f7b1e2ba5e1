package cn.pufa.app;

/**
 * What takes so long that the log tells of it.
 *
 * @param statementMs a statement of the database
 * @param eventLoopMs one piece of work on a thread that serves many
 * @param lookMs how often those threads are looked at
 */
public record Slowness(int statementMs, int eventLoopMs, int lookMs) {

  private static final int SECOND = 1000;

  static Slowness read(Config.Reader reader) {
    return new Slowness(
        (int) reader.number("SLOW_STATEMENT_MS", SECOND),
        aboveZero(reader, "SLOW_EVENT_LOOP_MS"),
        aboveZero(reader, "EVENT_LOOP_LOOK_MS"));
  }

  private static int aboveZero(Config.Reader reader, String name) {
    long ms = reader.number(name, SECOND);
    return ms == 0 ? reader.fault(name + " must be at least 1", SECOND) : (int) ms;
  }
}
