package cn.pufa.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Files that a server was writing when it died; nobody knows of them, and nobody will. */
public final class Leftovers {

  private Leftovers() {}

  /**
   * @param folder made by the first who puts something into it
   * @param prefix of their names
   * @param before when they were last written to; what is younger may still grow
   */
  public static void remove(Path folder, String prefix, Instant before) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (entry.getFileName().toString().startsWith(prefix) && isOlder(entry, before)) {
          Files.deleteIfExists(entry);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** False for one that has just gone. */
  private static boolean isOlder(Path file, Instant before) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
