package cn.pufa.platform.db;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder {@code postgres} below the home folder: who may enter it, who holds it, and what is
 * kept in it.
 */
final class PostgresHome implements AutoCloseable {

  /**
   * {@code nobody}, who runs PostgreSQL for a server that is root, since it refuses to run as root
   * itself.
   */
  static final int USER = 65534;

  /**
   * The folders held by this JVM. The file lock alone would not do: closing any channel on the lock
   * file, as a refused second holder must, drops the lock that the first one has.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int LOG_END_BYTES = 4_000;
  private static final int LOG_END_LINES = 4;

  private final Path folder;
  private final FileChannel lock;
  private final Properties passwords = new Properties();

  private PostgresHome(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the folder for this server alone, until closed; creates nothing in a place that cannot
   * serve.
   */
  static PostgresHome hold(Path home) throws IOException {
    boolean root = isRoot();
    Path folder = real(home.toAbsolutePath().normalize()).resolve("postgres");
    if (root) {
      requireEntry(folder);
    }
    createFolders(folder, root ? "rwx--x--x" : "rwx------");
    return new PostgresHome(folder, lock(folder));
  }

  /** To look at what another server holds; never closed. */
  static PostgresHome seen(Path home) throws IOException {
    return new PostgresHome(real(home.toAbsolutePath().normalize()).resolve("postgres"), null);
  }

  static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** Resolves links, so that the folders checked are the folders that PostgreSQL passes through. */
  private static Path real(Path path) throws IOException {
    return Files.exists(path)
        ? path.toRealPath()
        : real(path.getParent()).resolve(path.getFileName());
  }

  private static void requireEntry(Path folder) throws IOException {
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above) && !mayEnter(above)) {
        throw new IllegalStateException(
            ("PostgreSQL, run as uid %d because the server is root, cannot enter %s: set"
                    + " PUFA_HOME to a folder that everyone may pass through, such as one below /var/lib.")
                .formatted(USER, above));
      }
    }
  }

  private static boolean mayEnter(Path folder) throws IOException {
    int mode = (int) Files.getAttribute(folder, "unix:mode");
    if (Files.getAttribute(folder, "unix:uid").equals(USER)) {
      return (mode & 0100) != 0;
    }
    return (mode & (Files.getAttribute(folder, "unix:gid").equals(USER) ? 0010 : 0001)) != 0;
  }

  /** Gives each folder it creates that mode, whatever the umask of the server would take away. */
  static void createFolders(Path folder, String mode) throws IOException {
    if (!Files.isDirectory(folder)) {
      createFolders(folder.getParent(), mode);
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    if (!HELD.add(folder)) {
      throw inUse(folder);
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw inUse(folder);
      }
      return channel;
    } catch (IOException | RuntimeException failure) {
      release(folder, channel);
      throw failure;
    }
  }

  private static IllegalStateException inUse(Path folder) {
    return new IllegalStateException(
        "Another server already uses %s: stop it, or set PUFA_HOME to another folder."
            .formatted(folder));
  }

  private static void release(Path folder, FileChannel channel) throws IOException {
    try {
      if (channel != null) {
        channel.close();
      }
    } finally {
      HELD.remove(folder);
    }
  }

  /** Reads the passwords of the roles, or makes them before there is a database. */
  void openPasswords() throws IOException {
    Path file = passwordFile();
    if (Files.notExists(file)) {
      if (Files.exists(data())) {
        throw new IllegalStateException(
            "%s is missing, without which nobody can log in to the database beside it: restore it."
                .formatted(file));
      }
      generatePasswords(file);
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      passwords.load(reader);
    }
  }

  private void generatePasswords(Path file) throws IOException {
    SecureRandom random = new SecureRandom();
    Properties fresh = new Properties();
    for (String role :
        List.of(EmbeddedPostgres.SUPERUSER, EmbeddedPostgres.OWNER, EmbeddedPostgres.APP)) {
      byte[] secret = new byte[24];
      random.nextBytes(secret);
      // This alphabet needs no quoting, neither in a URL nor in SQL.
      fresh.setProperty(role, Base64.getUrlEncoder().encodeToString(secret));
    }
    Path draft = createPrivateFile("passwords.new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      fresh.store(writer, "Made by Pufa for the roles of its embedded PostgreSQL.");
    }
    moveDurably(draft, file);
  }

  Path passwordFile() {
    return folder.resolve("passwords.properties");
  }

  String password(String role) {
    return passwords.getProperty(role);
  }

  /** An empty file that only the server can read. */
  Path createPrivateFile(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /** Leaves either nothing or the whole under the final name, even when the machine loses power. */
  static void moveDurably(Path draft, Path target) throws IOException {
    sync(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.getParent());
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /** The last lines, joined into one. */
  String endOfLog() {
    try (SeekableByteChannel channel = Files.newByteChannel(log())) {
      channel.position(Math.max(0, channel.size() - LOG_END_BYTES));
      String end =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = end.lines().toList();
      return String.join(
          " / ", lines.subList(Math.max(0, lines.size() - LOG_END_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(unreadable: %s)".formatted(unreadable);
    }
  }

  /** The main process of PostgreSQL, as it tells of itself. */
  record Postmaster(int port, boolean ready) {}

  /** The live postmaster of this data folder. */
  Optional<Postmaster> postmaster() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      if (lines.size() < 4 || !isPostmaster(lines.getFirst())) {
        return Optional.empty();
      }
      return Optional.of(
          new Postmaster(Integer.parseInt(lines.get(3)), lines.getLast().startsWith("ready")));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new IllegalStateException(
          "%s cannot be read: %s".formatted(pidFile(), failure), failure);
    }
  }

  /** Whether a postmaster runs, or ended without tidying up. */
  boolean hasPidFile() {
    return Files.exists(pidFile());
  }

  /**
   * A number alone proves nothing: it may have passed to another process, or the dead one may not
   * be reaped yet.
   */
  private boolean isPostmaster(String pid) {
    try {
      return Files.readString(Path.of("/proc", pid, "cmdline")).contains("\0" + data() + "\0");
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Removes the note of a dead postmaster, by which PostgreSQL could mistake another process for
   * it. Backends that outlive it still keep a new one out, through the shared memory named after
   * the data folder.
   */
  void discardStalePidFile() throws IOException {
    if (postmaster().isEmpty()) {
      Files.deleteIfExists(pidFile());
    }
  }

  private Path pidFile() {
    return data().resolve("postmaster.pid");
  }

  @Override
  public void close() throws IOException {
    release(folder, lock);
  }
}
