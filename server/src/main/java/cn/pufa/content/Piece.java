package cn.pufa.content;

import java.time.Instant;
import java.util.UUID;

/**
 * A card or guide, whatever its words are at the time.
 *
 * @param owner who looks after it; null for whoever edits its topic
 * @param promptedBy proposal or question of the needs board it was written for, or null
 * @param live number of its public edition, or null
 * @param heard counts up when the public words or their recording change
 */
record Piece(
    String id,
    String kind,
    String topic,
    UUID owner,
    UUID promptedBy,
    Integer live,
    UUID recording,
    int heard,
    Instant unpublishedAt,
    String unpublishReason,
    Instant changedAt) {}
