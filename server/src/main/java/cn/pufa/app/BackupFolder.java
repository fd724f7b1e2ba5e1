package cn.pufa.app;

import cn.pufa.personal.ErasureLedger;
import cn.pufa.platform.db.BaseBackup;
import cn.pufa.platform.db.WalArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything a bureau needs after its disk is gone, in one folder to be copied elsewhere: {@code
 * base/} copies of the database, {@code wal/} its log since, {@code kept/} the files people
 * uploaded, {@code audit-heads/} the heads of the audit chain, {@code erased/} whose account was
 * erased. Not the keys.
 */
record BackupFolder(Path folder, WalArchive archive) {

  /** So many copies of the database stay, the newest. */
  private static final int COPIES = 7;

  private static final String ERASED = "erased";

  BackupFolder(Path folder) {
    this(folder, new WalArchive(folder.resolve("wal")));
  }

  List<BaseBackup> bases() throws IOException {
    return BaseBackup.all(folder.resolve("base"));
  }

  /**
   * Before a database is started that would leave its log here: that of a new machine, for one, on
   * which nobody has restored yet.
   *
   * @throws IllegalStateException where all copies are of another
   */
  void requireOf(Path home) {
    try {
      List<BaseBackup> bases = bases();
      if (!bases.isEmpty() && bases.stream().allMatch(base -> base.isOfAnother(home))) {
        throw new IllegalStateException(
            "BACKUP_DIR holds copies of another database than the one below %s: restore them first, or name an empty folder"
                .formatted(home));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * Copies the database that runs below the home folder, and what lies beside it; drops what no
   * remaining copy needs.
   */
  BaseBackup take(Path home, Path files) throws IOException {
    return OneAtATime.inTurn(
        folder.resolve("base.lock"),
        () -> {
          BaseBackup taken = BaseBackup.take(home, folder.resolve("base"), archive);
          complete(files);
          return taken;
        });
  }

  /**
   * After the database went back to a moment: copies that were taken later are of what was given
   * up, and nothing leads from there to what is written from now on.
   */
  void giveUpAfter(Instant moment) throws IOException {
    for (BaseBackup base : bases()) {
      if (base.end().isAfter(moment)) {
        base.giveUp();
      }
    }
  }

  /** What lies beside the copy of the database that was taken last. */
  void complete(Path files) throws IOException {
    List<String> named = keptBy(files);
    OneAtATime.inTurn(
        filesLock(),
        () -> {
          copyAll(files);
          markAsWanted(named);
          dropOld(files);
          return null;
        });
  }

  private static List<String> keptBy(Path files) throws IOException {
    Path kept = files.resolve("kept");
    return Files.isDirectory(kept) ? names(kept) : List.of();
  }

  /** A copy of a file bears the time of the last copy of the database that may name it. */
  private void markAsWanted(List<String> named) throws IOException {
    var last = FileTime.from(bases().getLast().end());
    for (String name : named) {
      Path copy = folder.resolve("kept").resolve(name);
      if (Files.exists(copy)) {
        Files.setLastModifiedTime(copy, last);
      }
    }
  }

  Runnable following(Path files) {
    return () -> {
      try {
        follow(files);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    };
  }

  /**
   * Copies what was uploaded, which heads were written, and who was erased, since the last call;
   * whoever is at it already does it as well.
   */
  void follow(Path files) throws IOException {
    OneAtATime.unlessBusy(
        filesLock(),
        () -> {
          copyAll(files);
          return null;
        });
  }

  /** Apart from that of the database, which takes longer than a file may go uncopied. */
  private Path filesLock() {
    return folder.resolve("files.lock");
  }

  private void copyAll(Path files) throws IOException {
    copyMissing(files.resolve("kept"), folder.resolve("kept"));
    copyChanged(files.resolve("audit-heads"), heads());
    copyMissing(files.resolve(ERASED), folder.resolve(ERASED));
  }

  /**
   * Brings the uploaded files, the heads and the erasures back; a head that is there is newer than
   * its copy.
   */
  void giveBack(Path files) throws IOException {
    copyMissing(folder.resolve("kept"), files.resolve("kept"));
    copyMissing(heads(), files.resolve("audit-heads"));
    copyMissing(folder.resolve(ERASED), files.resolve(ERASED));
  }

  /** A ledger that the files have beside them. */
  static ErasureLedger erasures(Path files) {
    return new ErasureLedger(files.resolve(ERASED));
  }

  Path heads() {
    return folder.resolve("audit-heads");
  }

  /** What was uploaded is named by its content and never changes. */
  private static void copyMissing(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      Set<String> there = new HashSet<>(names(to));
      copy(from, to, name -> !there.contains(name));
    }
  }

  /** After the database went back to a moment the head of a day may be written anew. */
  private static void copyChanged(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      copy(from, to, name -> differ(from.resolve(name), to.resolve(name)));
    }
  }

  private static boolean differ(Path file, Path copy) {
    try {
      return !Files.exists(copy) || Files.mismatch(file, copy) >= 0;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void copy(Path from, Path to, Predicate<String> wanted) throws IOException {
    for (String name : names(from)) {
      if (!name.startsWith("unfinished-") && wanted.test(name)) {
        copy(from.resolve(name), to.resolve("unfinished-" + name), to.resolve(name));
      }
    }
  }

  /** What the retention of records removed while it was being listed is no longer wanted. */
  private static void copy(Path from, Path draft, Path to) throws IOException {
    try {
      Files.copy(from, draft, StandardCopyOption.REPLACE_EXISTING);
    } catch (java.nio.file.NoSuchFileException gone) {
      return;
    }
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> names(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  /** A file that a person had erased leaves the backups with the last copy that may name it. */
  private void dropOld(Path files) throws IOException {
    List<BaseBackup> bases = bases();
    List<BaseBackup> stay = bases.subList(Math.max(0, bases.size() - COPIES), bases.size());
    for (BaseBackup old : bases.subList(0, bases.size() - stay.size())) {
      old.delete();
    }
    BaseBackup.deleteGivenUp(folder.resolve("base"), stay.getFirst().end());
    dropLogBefore(first(stay));
    // A disk that is not there has forgotten nothing.
    if (Files.isDirectory(files.resolve("kept"))) {
      dropForgotten(stay.getFirst().end());
    }
  }

  /**
   * The least that any of them needs, without the timeline in the first eight digits: after going
   * back, the log is shorter than that of an older copy was.
   */
  private static String first(List<BaseBackup> stay) throws IOException {
    String first = "G";
    for (BaseBackup base : stay) {
      String place = base.firstSegment().substring(8);
      first = place.compareTo(first) < 0 ? place : first;
    }
    return first;
  }

  /** Names of segments grow with the log, whatever the timeline in their first eight digits. */
  private void dropLogBefore(String place) throws IOException {
    for (String name : names(archive.folder())) {
      boolean isSegment = name.matches("[0-9A-F]{24}\\.gz");
      if (isSegment && name.substring(8, 24).compareTo(place) < 0) {
        Files.delete(archive.folder().resolve(name));
      }
    }
  }

  private void dropForgotten(Instant before) throws IOException {
    for (String name : keptBy(folder)) {
      Path copy = folder.resolve("kept").resolve(name);
      if (Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
        Files.delete(copy);
      }
    }
  }
}
