package cn.pufa.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts a base backup in the place of the database and replays its log, up to a moment or all of it.
 */
public final class PointInTime {

  /**
   * @param last when the last transaction that is there was committed; empty where the log held
   *     none
   * @param aside where the database lies that stood there before; empty where there was none
   */
  public record Restored(BaseBackup base, Optional<Instant> last, Optional<Path> aside) {}

  /**
   * Lies in the data from before they take the place of others, so that whoever starts them knows
   * that they are not the latest, even where this was broken off.
   */
  private static final String MARK = "pufa.restored";

  private final Path home;
  private final WalArchive archive;
  private final Optional<Instant> until;

  private PointInTime(Path home, WalArchive archive, Optional<Instant> until) {
    this.home = home;
    this.archive = archive;
    this.until = until;
  }

  /**
   * The server must be stopped. What stood there before is moved aside, and put back where this
   * fails.
   *
   * @param until the last moment whose transactions are wanted; empty for all that was archived
   * @throws IllegalStateException where no backup reaches so far back, one is damaged, or the log
   *     ends before the moment
   */
  public static Restored restore(
      Path home, List<BaseBackup> bases, WalArchive archive, Optional<Instant> until)
      throws IOException {
    BaseBackup base =
        bases.stream()
            .filter(one -> until.map(moment -> !one.end().isAfter(moment)).orElse(true))
            .max(BaseBackup::compareTo)
            .orElseThrow(() -> new IllegalStateException(nothing(bases, until)));
    return new PointInTime(home, archive, until).restore(base);
  }

  private static String nothing(List<BaseBackup> bases, Optional<Instant> until) {
    return bases.isEmpty()
        ? "there is no backup"
        : "no backup is as old as %s; the oldest is of %s"
            .formatted(until.orElseThrow(), bases.getFirst().end());
  }

  private Restored restore(BaseBackup base) throws IOException {
    PostgresPrograms programs = PostgresPrograms.ofThisMachine();
    Optional<Path> aside;
    try (PostgresHome held = PostgresHome.hold(home)) {
      if (held.postmaster().isPresent()) {
        throw new IllegalStateException(
            "the database below %s still runs: stop the server first".formatted(home));
      }
      programs.unpack(held);
      Path draft = held.folder().resolve("data.restored");
      PostgresPrograms.delete(draft);
      takeBack(base, draft, programs);
      aside = exchange(held, draft, base);
    }
    try {
      return new Restored(base, replay(), aside);
    } catch (RuntimeException | SQLException fault) {
      putBack(aside);
      throw new IllegalStateException(
          "the log could not be replayed: " + fault.getMessage(), fault);
    }
  }

  /** Whether the database went back and nobody has drawn the conclusions yet. */
  public static boolean isMarked(Path home) {
    return Files.exists(mark(home));
  }

  public static void removeMark(Path home) {
    try {
      Files.deleteIfExists(mark(home));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path mark(Path home) {
    try {
      return PostgresHome.seen(home).data().resolve(MARK);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void takeBack(BaseBackup base, Path draft, PostgresPrograms programs) throws IOException {
    makeFolders(base.folder().resolve(BaseBackup.DATA), draft);
    HashedCopy.takeBack(base.folder(), BaseBackup.DATA, draft);
    Files.createFile(draft.resolve("recovery.signal"));
    Files.createFile(draft.resolve(MARK));
    Files.writeString(draft.resolve("postgresql.auto.conf"), settings(), StandardOpenOption.APPEND);
    giveAll(draft, programs);
  }

  private static void makeFolders(Path source, Path target) throws IOException {
    try (var paths = Files.walk(source)) {
      for (Path folder : paths.filter(Files::isDirectory).toList()) {
        PostgresHome.createFolders(target.resolve(source.relativize(folder)), "rwx------");
      }
    }
  }

  /** Nobody may come in before the end: what a reader saw on the way would never have been. */
  private String settings() {
    String common =
        """

        restore_command = '%s'
        hot_standby = off
        recovery_target_action = 'promote'
        """
            .formatted(archive.restoreCommand());
    return until
        .map(moment -> common + "recovery_target_time = '%s'\n".formatted(written(moment)))
        .orElse(common);
  }

  /** The letter Z is not understood before the zones are loaded. */
  private static String written(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDateTime() + "+00";
  }

  private static void giveAll(Path folder, PostgresPrograms programs) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            programs.give(path);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            programs.give(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The passwords go with the data, since they are kept inside it too. */
  private static Optional<Path> exchange(PostgresHome held, Path draft, BaseBackup base)
      throws IOException {
    Optional<Path> aside = Optional.empty();
    if (Files.exists(held.data())) {
      Path folder = unused(held.folder());
      PostgresHome.createFolders(folder, "rwx--x--x");
      Files.move(held.data(), folder.resolve("data"));
      Files.move(held.passwordFile(), folder.resolve(held.passwordFile().getFileName()));
      aside = Optional.of(folder);
    }
    Path passwords = held.createPrivateFile("passwords.new");
    Files.copy(base.passwords(), passwords, StandardCopyOption.REPLACE_EXISTING);
    PostgresHome.moveDurably(passwords, held.passwordFile());
    PostgresHome.moveDurably(draft, held.data());
    return aside;
  }

  private static Path unused(Path folder) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> folder.resolve("before-" + number))
        .filter(Files::notExists)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Starts the database, which replays its log before it takes a connection, and stops it again.
   */
  private Optional<Instant> replay() throws IOException, SQLException {
    try (var postgres = EmbeddedPostgres.start(home, Optional.of(archive));
        Connection connection = EmbeddedPostgres.visit(home).orElseThrow();
        Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "restore_command", "hot_standby", "recovery_target_action", "recovery_target_time")) {
        statement.execute("alter system reset " + setting);
      }
      try (ResultSet row = statement.executeQuery("select pg_last_xact_replay_timestamp()")) {
        row.next();
        return Optional.ofNullable(row.getTimestamp(1)).map(last -> last.toInstant());
      }
    }
  }

  private void putBack(Optional<Path> aside) throws IOException {
    PostgresHome seen = PostgresHome.seen(home);
    if (aside.isPresent()) {
      PostgresPrograms.delete(seen.data());
      Files.move(aside.get().resolve("data"), seen.data());
      Path passwords = seen.passwordFile();
      Files.move(
          aside.get().resolve(passwords.getFileName()),
          passwords,
          StandardCopyOption.REPLACE_EXISTING);
      Files.delete(aside.get());
    }
  }
}
