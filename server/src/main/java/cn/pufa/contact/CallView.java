package cn.pufa.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A call as it is shown. */
record CallView(
    UUID id,
    UUID organization,
    String organizationName,
    String township,
    UUID circular,
    UUID notice,
    String subject,
    Cause cause,
    String why,
    String contactName,
    String contactPhone,
    String script,
    Call.State state,
    String takenBy,
    Instant takenAt,
    int attempts,
    LocalDate againOn,
    Call.Outcome outcome,
    String spokeWith,
    String note,
    Instant createdAt,
    Instant doneAt) {

  static CallView of(Call call) {
    return new CallView(
        call.id(),
        call.organization(),
        call.organizationName(),
        call.township(),
        call.circular(),
        call.notice(),
        call.subject(),
        call.cause(),
        call.why(),
        call.contactName(),
        call.contactPhone(),
        CallScript.of(call),
        call.state(),
        call.takenName(),
        call.takenAt(),
        call.attempts(),
        call.againOn(),
        call.outcome(),
        call.spokeWith(),
        call.note(),
        call.createdAt(),
        call.doneAt());
  }
}
