package cn.pufa.filing;

import java.util.UUID;

/**
 * A file of a return.
 *
 * @param cell of the form
 * @param name as the filer's device named it
 * @param lastYear whether it was taken over from last year's return; null where not
 */
public record FiledFile(
    UUID id,
    String cell,
    String name,
    String mediaType,
    long size,
    String sha256,
    Boolean lastYear) {}
