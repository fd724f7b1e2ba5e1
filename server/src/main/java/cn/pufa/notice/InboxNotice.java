package cn.pufa.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice as the organisation sees it.
 *
 * @param circular null for one of no circular
 * @param occasion {@code notice}, or {@code reminder-N}
 * @param dueOn the last day as it stands now, @param dueExplanation why it is that day
 * @param extendedTo the last day of this organisation alone (延期); null where all have the same
 * @param settledAs how the duty came to its end; null while it stands
 * @param returnReceipt null while no return answers it
 * @param reply what the organisation said: {@code done} or {@code need_help}; null for nothing
 */
record InboxNotice(
    UUID id,
    UUID circular,
    UUID campaign,
    String occasion,
    UUID organization,
    String organizationName,
    String subject,
    String body,
    String documentNumber,
    LocalDate opensOn,
    LocalDate dueOn,
    String dueExplanation,
    LocalDate extendedTo,
    Instant sentAt,
    Instant readAt,
    Instant acknowledgedAt,
    String settledAs,
    Notices.Answer returnReceipt,
    String reply) {}
