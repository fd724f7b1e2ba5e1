package cn.pufa.annualreport;

import cn.pufa.reminder.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An application for more time (延期申请).
 *
 * @param until as asked
 * @param due the new day; null unless granted
 * @param answer null until it is decided
 */
record Extension(
    UUID id,
    UUID campaign,
    int year,
    UUID organization,
    String organizationName,
    Way how,
    LocalDate until,
    String reason,
    Instant askedAt,
    State state,
    Deadline due,
    String answer,
    Instant decidedAt) {

  enum Way {
    ONLINE,
    COUNTER
  }

  enum State {
    ASKED,
    GRANTED,
    REFUSED,
    WITHDRAWN
  }
}
