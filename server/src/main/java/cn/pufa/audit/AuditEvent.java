package cn.pufa.audit;

import java.time.Instant;

/**
 * One thing that was done.
 *
 * @param actor account of the person, or {@code system}
 * @param action operationId of the command
 * @param subject kind and id of what was changed, {@code campaign/ID}; never a name or a phone
 * @param linked whether the chain seals it already
 */
public record AuditEvent(
    long id,
    Instant at,
    String actor,
    String action,
    String subject,
    String reason,
    String requestId,
    boolean linked) {}
