package cn.pufa.audit;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import cn.pufa.platform.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The head of the chain of each day, in files outside the database: whoever cuts off the newest
 * events cannot also rewrite these, once a copy lies elsewhere.
 */
public final class AuditHead {

  record Written(LocalDate day, long seq, String hash) {}

  private static final String LINE = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{1,18} [0-9a-f]{64}";

  private final Path folder;
  private LocalDate writtenOn;

  public AuditHead(Path folder) {
    this.folder = folder;
  }

  void writeIfDue(Database database, LocalDate today) {
    if (today.equals(writtenOn) || read(file(today)).isPresent()) {
      writtenOn = today;
      return;
    }
    Optional<AuditStore.Head> head = database.read(AuditStore::head);
    if (head.isPresent()) {
      write(today, head.get());
      writtenOn = today;
    }
  }

  /**
   * Whole or not at all, also where the disk is full. Of two nodes at the same moment the later one
   * stays, which is as true.
   */
  private void write(LocalDate day, AuditStore.Head head) {
    String line = day + " " + head.seq() + " " + HexFormat.of().formatHex(head.hash()) + "\n";
    Path draft = folder.resolve("unfinished-" + UUID.randomUUID());
    try {
      Files.createDirectories(folder);
      try {
        Files.writeString(draft, line, CREATE_NEW, WRITE, SYNC);
        Files.move(draft, file(day), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Those that can be read. */
  List<Written> all() {
    return files().stream().flatMap(file -> read(file).stream()).toList();
  }

  /** The others, by the names of their files: cut short by a full disk, or by somebody. */
  List<String> unreadable() {
    return files().stream()
        .filter(file -> read(file).isEmpty())
        .map(file -> file.getFileName().toString())
        .toList();
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(AuditHead::isHead).sorted().toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * After the database was brought back to a moment: heads of links that are no longer there are
   * kept under another name, since they tell what was lost.
   *
   * @return their days
   */
  public List<LocalDate> setLostAside(Database database) {
    long last = database.read(AuditStore::head).map(AuditStore.Head::seq).orElse(0L);
    List<LocalDate> lost =
        all().stream().filter(head -> head.seq() > last).map(Written::day).toList();
    for (LocalDate day : lost) {
      try {
        Files.move(
            file(day), folder.resolve(day + ".head.lost"), StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    return lost;
  }

  /** Not what a writing or a copy that was broken off has left behind. */
  private static boolean isHead(Path file) {
    return file.getFileName().toString().matches("[0-9-]+\\.head");
  }

  /** Empty where there is none, or not all of it. */
  private static Optional<Written> read(Path file) {
    try {
      String line = Files.readString(file).strip();
      String[] cells = line.split(" ");
      return line.matches(LINE)
          ? Optional.of(new Written(LocalDate.parse(cells[0]), Long.parseLong(cells[1]), cells[2]))
          : Optional.empty();
    } catch (IOException | DateTimeException notWhole) {
      return Optional.empty();
    }
  }

  private Path file(LocalDate day) {
    return folder.resolve(day + ".head");
  }
}
