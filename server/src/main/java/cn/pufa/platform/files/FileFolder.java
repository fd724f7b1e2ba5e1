package cn.pufa.platform.files;

import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bytes, each under the hash of itself, so that the same content lies here once. */
final class FileFolder {

  private static final Logger LOG = LoggerFactory.getLogger("pufa.files");
  private static final String UNFINISHED = "unfinished-";

  private final Path folder;

  FileFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** On the disk when this returns: whole under its name, or not at all. */
  void keep(FileContent content) {
    Path target = path(content.sha256());
    try {
      if (!Files.exists(target)) {
        write(content.bytes(), target);
      }
      syncFolder();
    } catch (IOException fault) {
      throw notKept(fault);
    }
  }

  private void write(byte[] bytes, Path target) throws IOException {
    Path unfinished = Files.createTempFile(folder, UNFINISHED, null);
    try {
      write(unfinished, bytes);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Under a second name, without copying; its first name goes with the upload. */
  void keep(MediaFile media) {
    Path target = path(media.sha256());
    try (var channel = FileChannel.open(media.path(), StandardOpenOption.WRITE)) {
      channel.force(true);
      link(media.path(), target);
      syncFolder();
    } catch (IOException fault) {
      throw notKept(fault);
    }
  }

  private static void link(Path media, Path target) throws IOException {
    try {
      Files.createLink(target, media);
    } catch (FileAlreadyExistsException sameBytes) {
      LOG.debug("{} is kept already", target.getFileName());
    }
  }

  /** The disk is full or gone: whoever sends is told to try again, whoever runs the server why. */
  private static Problem notKept(IOException fault) {
    LOG.error("a file could not be kept: {}", fault.toString());
    return Problem.of(ProblemType.UNAVAILABLE, Problem.NO_ROOM);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /**
   * The new name itself must outlive a loss of power; also where somebody else has just given it,
   * and died before this.
   */
  private void syncFolder() throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  byte[] read(String sha256) {
    try {
      return Files.readAllBytes(path(sha256));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Hashes of all that lies here. */
  List<String> hashes() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  void removeUnfinished(Instant before) {
    Leftovers.remove(folder, UNFINISHED, before);
  }

  void delete(String sha256) {
    try {
      Files.deleteIfExists(path(sha256));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Path path(String sha256) {
    return folder.resolve(sha256);
  }
}
