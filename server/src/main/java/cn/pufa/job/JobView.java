package cn.pufa.job;

import com.google.gson.JsonElement;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a job stands.
 *
 * @param total null while nobody knows
 * @param result what the operation answered; null unless it is done
 * @param words why it was not done; null where it was, or still runs
 */
record JobView(
    UUID id,
    String kind,
    State state,
    Job.Phase phase,
    int done,
    Integer total,
    boolean cancelAsked,
    JsonElement result,
    String words,
    Instant startedAt,
    Instant endedAt) {

  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** Its node went away; what it had not finished is not stored. */
    LOST
  }
}
