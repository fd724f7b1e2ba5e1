package cn.pufa.training;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One word on whether somebody who had a seat was there (到场记录); the last of an enrolment counts.
 *
 * @param number of the enrolment's records, from 1
 * @param minutes that count once the list is signed
 * @param note of the trainer, null without one
 * @param reason why a record was corrected, null where none was needed
 * @param by who said so; null where it came with the demo
 */
record AttendanceRecord(
    UUID enrolment,
    int number,
    Result result,
    int minutes,
    How how,
    String note,
    String reason,
    UUID by,
    Instant at) {

  enum Result {
    PRESENT("到场"),
    LATE("迟到"),
    LEFT_EARLY("早退"),
    EXCUSED("请假"),
    ABSENT("未到");

    private final String title;

    Result(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Result of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether only the trainer can say how long it was. */
    boolean isPart() {
      return this == LATE || this == LEFT_EARLY;
    }
  }

  /** How a record came about. */
  enum How {
    CODE,
    ROLL_CALL,
    SHEET,
    /** Nobody had said anything when the list was signed. */
    SIGNING,
    CORRECTION;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static How of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** Minutes that somebody was there, as they count. */
  static int minutes(Result result, Integer said, int full) {
    return switch (result) {
      case PRESENT -> full;
      case LATE, LEFT_EARLY -> said;
      case EXCUSED, ABSENT -> 0;
    };
  }
}
