package cn.pufa.jointsheet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What one department (协作部门) adds to a sheet.
 *
 * @param version counts up with each answer
 * @param partner null where the department has no account
 * @param people who came with it or to it, null where it did not say, as {@code copies} and {@code
 *     note}
 * @param byLink whether the link was used, null until it answers
 */
public record JointPart(
    UUID id,
    int version,
    UUID sheet,
    String department,
    UUID partner,
    State state,
    Integer people,
    Integer copies,
    String note,
    List<UUID> photos,
    Instant answeredAt,
    Boolean byLink) {

  public enum State {
    INVITED("等回复"),
    CONFIRMED("已参加"),
    DECLINED("不参加");

    private final String label;

    State(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What the department says of itself. */
  record Answer(
      int seen, boolean takesPart, Integer people, Integer copies, String note, List<UUID> photos) {

    Answer {
      photos = Objects.requireNonNullElse(photos, List.of());
    }

    Answer with(List<UUID> others) {
      return new Answer(seen, takesPart, people, copies, note, others);
    }

    State state() {
      return takesPart ? State.CONFIRMED : State.DECLINED;
    }
  }

  public static String record(UUID id) {
    return "joint-part/" + id;
  }
}
