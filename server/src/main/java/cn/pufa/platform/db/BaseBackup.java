package cn.pufa.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A copy of the whole embedded database, made while it works (PostgreSQL's manual, 26.3.3: backup
 * by the low-level API). It is of use only together with the log archived since.
 *
 * @param end when it was whole: the earliest moment it can be brought to
 */
public record BaseBackup(Path folder, Instant end) implements Comparable<BaseBackup> {

  static final String DATA = "data";
  private static final String CONTROL = "global/pg_control";
  private static final String PASSWORDS = "passwords.properties";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String NAME_FORM = "[0-9]{8}T[0-9]{9}Z";
  private static final String GIVEN_UP = ".given-up";

  /** Made anew by every start, or of no meaning to a copy (the manual, 26.3.3.3). */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> NOT_COPIED =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

  /** All that are whole, the oldest first. */
  public static List<BaseBackup> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(NAME_FORM))
          .map(entry -> new BaseBackup(entry, end(entry)))
          .sorted()
          .toList();
    }
  }

  private static Instant end(Path folder) {
    String name = folder.getFileName().toString().replace(GIVEN_UP, "");
    return NAME.parse(name, Instant::from);
  }

  /**
   * Takes one into {@code folder}; back when all of the log it needs is in the archive.
   *
   * @throws IllegalStateException where the database does not run, or archives nothing there
   */
  public static BaseBackup take(Path home, Path folder, WalArchive archive) throws IOException {
    try (Connection connection =
        EmbeddedPostgres.visit(home)
            .orElseThrow(
                () -> new IllegalStateException("no database runs below %s".formatted(home)))) {
      requireArchiving(connection, archive);
      Path draft = folder.resolve("unfinished");
      PostgresPrograms.delete(draft);
      PostgresHome.createFolders(draft, "rwx------");
      copy(connection, PostgresHome.seen(home), draft);
      Instant end = now(connection);
      Path target = folder.resolve(NAME.format(end));
      PostgresHome.moveDurably(draft, target);
      return new BaseBackup(target, end(target));
    } catch (SQLException fault) {
      throw new IllegalStateException(
          "the database cannot be copied: " + fault.getMessage(), fault);
    }
  }

  /** By the clock that transactions are stamped with, rounded up. */
  private static Instant now(Connection connection) throws SQLException {
    String millis = "select ceil(extract(epoch from clock_timestamp()) * 1000)::bigint::text";
    return Instant.ofEpochMilli(Long.parseLong(ask(connection, millis)));
  }

  private static void requireArchiving(Connection connection, WalArchive archive)
      throws SQLException {
    boolean archives =
        ask(connection, "show archive_mode").equals("on")
            && ask(connection, "show archive_command").contains("\"" + archive.folder() + "/");
    if (!archives) {
      throw new IllegalStateException(
          "the database does not archive its log into %s: stop the server and start it with BACKUP_DIR"
              .formatted(archive.folder()));
    }
  }

  private static void copy(Connection connection, PostgresHome home, Path target)
      throws IOException, SQLException {
    ask(connection, "select pg_backup_start('pufa', true)::text");
    Path data = target.resolve(DATA);
    List<String> lines =
        new ArrayList<>(HashedCopy.make(home.data(), data, DATA, BaseBackup::isCopied));
    String label = ask(connection, "select labelfile from pg_backup_stop(true)");
    Files.writeString(target.resolve("label"), label);
    lines.add(
        HashedCopy.line(
            HashedCopy.copy(target.resolve("label"), data.resolve("backup_label")),
            DATA + "/backup_label"));
    Files.delete(target.resolve("label"));
    lines.add(
        HashedCopy.line(
            HashedCopy.copy(home.passwordFile(), target.resolve(PASSWORDS)), PASSWORDS));
    Files.write(target.resolve(HashedCopy.LIST), lines, StandardOpenOption.CREATE_NEW);
  }

  private static boolean isCopied(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return !NOT_COPIED.contains(name)
        && !(name.contains("/") && LEFT_OUT.contains(name.substring(0, name.indexOf('/'))))
        && !last.startsWith("pgsql_tmp")
        && !last.equals("pg_internal.init");
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Than the one below the home folder, if there is one; not told of a copy that is damaged. */
  public boolean isOfAnother(Path home) {
    try {
      Path own = folder.resolve(DATA).resolve(CONTROL);
      if (Files.notExists(own)) {
        return false;
      }
      Path other = PostgresHome.seen(home).data().resolve(CONTROL);
      return Files.notExists(other) || !Arrays.equals(identifier(own), identifier(other));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** What each database is given when it is made. */
  private static byte[] identifier(Path control) throws IOException {
    try (InputStream file = Files.newInputStream(control)) {
      return file.readNBytes(Long.BYTES);
    }
  }

  Path passwords() {
    return folder.resolve(PASSWORDS);
  }

  /** The oldest segment of the log that it needs, such as {@code 000000010000000000000007}. */
  public String firstSegment() throws IOException {
    String label = Files.readString(folder.resolve(DATA).resolve("backup_label"));
    int place = label.indexOf("(file ");
    return label.substring(place + 6, label.indexOf(')', place));
  }

  public void delete() throws IOException {
    PostgresPrograms.delete(folder);
  }

  /** It stays to be looked at, and is not put back again. */
  public void giveUp() throws IOException {
    Files.move(folder, folder.resolveSibling(folder.getFileName() + GIVEN_UP));
  }

  /** Those in {@code folder} that are older than a moment. */
  public static void deleteGivenUp(Path folder, Instant before) throws IOException {
    try (var entries = Files.newDirectoryStream(folder, "*" + GIVEN_UP)) {
      for (Path entry : entries) {
        if (end(entry).isBefore(before)) {
          PostgresPrograms.delete(entry);
        }
      }
    }
  }

  @Override
  public int compareTo(BaseBackup other) {
    return end.compareTo(other.end);
  }
}
