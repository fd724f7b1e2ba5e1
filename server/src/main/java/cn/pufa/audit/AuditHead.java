package cn.pufa.audit;

import cn.pufa.platform.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of the chain of each day, in files outside the database: whoever cuts off the newest
 * events cannot also rewrite these, once a copy lies elsewhere.
 */
public final class AuditHead {

  record Written(LocalDate day, long seq, String hash) {}

  private final Path folder;
  private LocalDate writtenOn;

  public AuditHead(Path folder) {
    this.folder = folder;
  }

  void writeIfDue(Database database, LocalDate today) {
    if (today.equals(writtenOn) || Files.exists(file(today))) {
      writtenOn = today;
      return;
    }
    Optional<AuditStore.Head> head = database.read(AuditStore::head);
    if (head.isPresent()) {
      write(today, head.get());
      writtenOn = today;
    }
  }

  private void write(LocalDate day, AuditStore.Head head) {
    try {
      Files.createDirectories(folder);
      String line = day + " " + head.seq() + " " + HexFormat.of().formatHex(head.hash()) + "\n";
      Files.writeString(file(day), line, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException anotherNode) {
      // The day's head is there, which is all that was wanted.
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  List<Written> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(AuditHead::isWhole).sorted().map(AuditHead::read).toList();
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
            file(day),
            folder.resolve(day + ".head.lost"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    return lost;
  }

  /** Not what a copy that was broken off has left behind. */
  private static boolean isWhole(Path file) {
    return file.getFileName().toString().matches("[0-9-]+\\.head");
  }

  private static Written read(Path file) {
    try {
      String[] cells = Files.readString(file).strip().split(" ");
      return new Written(LocalDate.parse(cells[0]), Long.parseLong(cells[1]), cells[2]);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Path file(LocalDate day) {
    return folder.resolve(day + ".head");
  }
}
