package cn.pufa.review;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be put right after a conclusion that is not 合格 (整改).
 *
 * @param servedOn proven day of service, from which the clock runs; null while nothing proves it
 * @param explanation why it is due that day
 * @param enteredOn when what was received on paper was entered
 */
record Rectification(
    UUID id,
    UUID decision,
    UUID review,
    UUID organization,
    String organizationName,
    int year,
    Grade grade,
    String documentNumber,
    UUID notice,
    State state,
    LocalDate servedOn,
    LocalDate dueOn,
    String explanation,
    String report,
    LocalDate receivedOn,
    LocalDate enteredOn,
    LocalDate checkedOn,
    UUID checkedBy,
    String opinion) {

  enum State {
    UNSERVED("还没有登记送达，期限没有开始算"),
    OPEN("整改中，还没有收到整改报告"),
    RECEIVED("已收到整改报告，待核查"),
    DONE("已经核查完成"),
    MISSED("已经认定没有按期完成"),
    CANCELLED("结论已调整，不用再整改");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** The organisation still has to do something. */
    boolean isOwed() {
      return this == UNSERVED || this == OPEN;
    }

    String words() {
      return words;
    }

    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Nothing came by the last day; it is staff that say what follows. */
  boolean isOverdue(LocalDate today) {
    return state == State.OPEN && dueOn.isBefore(today);
  }

  /** A report was there by its last day, whatever was found of it. */
  private boolean hasComeInTime() {
    return receivedOn != null && dueOn != null && !receivedOn.isAfter(dueOn);
  }

  /** No ground of a list: its report came in time, and nobody found that it does not do. */
  boolean isMet() {
    return hasComeInTime() && state != State.MISSED;
  }

  /**
   * Why a report that came that day may not be entered; empty where it may. What was found missed
   * was found without a report that had come in time, and may have lain somewhere.
   */
  Optional<String> whyNotReceived(LocalDate on) {
    if (state == State.OPEN) {
      return Optional.empty();
    }
    if (state != State.MISSED || hasComeInTime()) {
      return Optional.of("这项整改" + state.words() + "。");
    }
    return on.isAfter(dueOn)
        ? Optional.of(
            "这项整改" + state.words() + "。在%s以前（含当天）收到的报告，才能补登记。".formatted(Days.words(dueOn)))
        : Optional.empty();
  }

  /**
   * Where it stands once its last day is counted anew; it was missed only if that day was over when
   * somebody found so.
   *
   * @param due null where nothing proves its service any more
   */
  State recounted(LocalDate due) {
    boolean stays =
        state == State.RECEIVED
            || state == State.DONE
            || state == State.MISSED && due != null && due.isBefore(checkedOn);
    if (stays) {
      return state;
    }
    return report != null ? State.RECEIVED : due == null ? State.UNSERVED : State.OPEN;
  }

  private static final String RECORD = "rectification/";

  static String record(UUID id) {
    return RECORD + id;
  }

  /** Empty where it is the record of something else. */
  static Optional<UUID> ofRecord(String record) {
    return record.startsWith(RECORD)
        ? Optional.of(UUID.fromString(record.substring(RECORD.length())))
        : Optional.empty();
  }
}
