package cn.pufa.job;

import cn.pufa.platform.http.Problem;
import java.util.UUID;

/**
 * Long work as its worker moves it. A count costs nothing; it is written down by {@link Beat}, a
 * few times a second.
 */
public final class Job {

  enum Phase {
    READING,
    STORING
  }

  /**
   * @param total null while nobody knows
   */
  record Position(Phase phase, int done, Integer total) {}

  /** Null where nobody watches. */
  private final UUID id;

  private volatile Position position = new Position(Phase.READING, 0, null);
  private volatile boolean cancelled;

  Job(UUID id) {
    this.id = id;
  }

  /** Rows, or what else is counted, looked at so far. */
  public void read(int rows) {
    position = new Position(Phase.READING, rows, null);
  }

  /** Stored so far, of so many; refused where somebody asked for it to end. */
  public void stored(int rows, int of) {
    position = new Position(Phase.STORING, rows, of);
    if (cancelled) {
      throw cancelled();
    }
  }

  static Problem cancelled() {
    return Problem.conflict("已经取消，什么都没有存入。");
  }

  UUID id() {
    return id;
  }

  Position position() {
    return position;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }
}
