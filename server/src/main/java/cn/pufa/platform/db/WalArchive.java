package cn.pufa.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a database leaves its log (预写日志) as it grows, a compressed file for each segment, so that a
 * copy of the database can be brought forward to any moment since.
 */
public record WalArchive(Path folder) {

  /** After this long at most what was committed lies in the archive: half of what may be lost. */
  private static final int SECONDS = 30;

  /** PostgreSQL hands its commands to a shell, so that the path must mean only itself there. */
  public WalArchive {
    if (!folder.isAbsolute() || !folder.toString().matches("[^\\p{Cntrl}'\"`$\\\\%]+")) {
      throw new IllegalArgumentException(
          "%s must be an absolute path without quotes, $, %% or backslashes".formatted(folder));
    }
  }

  /**
   * A segment is there under its name whole or not at all, and on the disk before PostgreSQL
   * forgets it. The same segment may come twice, after a crash; another of its name is refused.
   */
  String settings() {
    String segment = "\"%s/%%f.gz\"".formatted(folder);
    String part = "\"%s/%%f.part\"".formatted(folder);
    return """
    archive_mode = on
    archive_timeout = '%ds'
    archive_command = 'if test -e %s; then gunzip -c %s | cmp -s - "%%p"; else gzip -1 -c "%%p" > %s && sync %s && mv %s %s && sync "%s"; fi'
    """
        .formatted(SECONDS, segment, segment, part, part, part, segment, folder);
  }

  /** The command by which PostgreSQL takes a segment out again; its failing means there is none. */
  String restoreCommand() {
    String segment = "\"%s/%%f.gz\"".formatted(folder);
    return "test -e %s && gunzip -c %s > \"%%p\"".formatted(segment, segment);
  }

  boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (var segments = Files.list(folder)) {
      return segments.findAny().isEmpty();
    }
  }
}
