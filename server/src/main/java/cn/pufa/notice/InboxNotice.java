package cn.pufa.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice as the organisation sees it.
 *
 * @param occasion {@code notice}, or {@code reminder-N}
 * @param returnReceipt null while no return answers it
 */
record InboxNotice(
    UUID id,
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
    Instant sentAt,
    Instant readAt,
    Instant acknowledgedAt,
    Notices.Answer returnReceipt) {}
