package cn.pufa.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in this jar, by two hashes that the build has made: of its migrations, and of everything.
 * The database bears both, so that what a release brings is compared with what is there once.
 */
public final class Release {

  private static final String MIGRATIONS = "db/migration";
  private static final String MIGRATIONS_HASH = "db/migration.sha256";
  private static final String HASH = "release.sha256";

  private Release() {}

  /** Run by the build, with the folder of what goes into the jar. */
  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    write(classes.resolve(MIGRATIONS_HASH), classes.resolve(MIGRATIONS));
    write(classes.resolve(HASH), classes);
  }

  private static void write(Path file, Path ofFolder) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, hashOf(ofFolder));
  }

  /** Of names and contents, in the order of their names. */
  private static String hashOf(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String ofMigrations() {
    return read(MIGRATIONS_HASH);
  }

  private static String read(String hash) {
    try (InputStream in = Release.class.getResourceAsStream("/" + hash)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Whatever stands in the way, Flyway meets it too, waits or explains. */
  public static boolean hasMigrated(Database database) {
    try {
      return ofMigrations().equals(database.read(ReleaseStore::schema));
    } catch (RuntimeException unknown) {
      return false;
    }
  }

  /** Whether this very release has put in what comes with the product. */
  public static boolean hasSeeded(Database database) {
    String hash = read(HASH);
    return database.read(tx -> ReleaseStore.isSeeded(tx, hash));
  }

  /** Several nodes may say so at once. */
  public static void markSeeded(Database database) {
    String hash = read(HASH);
    database.run(tx -> ReleaseStore.markSeeded(tx, hash));
  }
}
