package cn.pufa.notice;

import java.time.Instant;
import java.util.UUID;

/** Where one notice stands on one way. */
public record RecipientState(
    UUID organization,
    String organizationName,
    String channel,
    String occasion,
    String state,
    String reason,
    Instant sentAt,
    Instant readAt,
    Instant acknowledgedAt,
    Instant crossedAt) {}
