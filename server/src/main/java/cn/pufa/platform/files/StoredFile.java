package cn.pufa.platform.files;

import java.time.Instant;
import java.util.UUID;

/**
 * One upload.
 *
 * @param size bytes as kept, @param sha256 of these bytes, and their name in the folder
 * @param durationMs how long it plays; null where it is neither a video nor a recording of a lesson
 */
public record StoredFile(
    UUID id,
    FilePurpose purpose,
    String mediaType,
    long size,
    String sha256,
    Integer durationMs,
    Instant uploadedAt) {}
