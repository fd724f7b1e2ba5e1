package cn.pufa.platform.files;

import java.nio.file.Path;

/**
 * A video or a recording fit to be kept.
 *
 * @param path where it lies until it is kept, @param size in bytes
 * @param durationMs how long it plays, as the file itself says
 */
public record MediaFile(Path path, String mediaType, long size, int durationMs, String sha256) {

  public static final String MP4 = "video/mp4";
}
