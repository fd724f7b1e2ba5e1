package cn.pufa.wording;

import java.time.Instant;
import java.util.UUID;

/**
 * A template as it stands.
 *
 * @param code of one that came with the product; null where staff wrote it
 * @param version number of the newest
 * @param retiredAt null while it may be used, and likewise the reason
 */
record Template(
    UUID id,
    String code,
    String title,
    TemplatePurpose purpose,
    int version,
    Instant changedAt,
    Instant retiredAt,
    String retireReason) {}
