package cn.pufa.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A notice as the organisation sees it. */
record InboxNotice(
    UUID id,
    UUID organization,
    String organizationName,
    String subject,
    String body,
    String documentNumber,
    LocalDate dueOn,
    Instant sentAt,
    Instant readAt,
    Instant acknowledgedAt) {}
