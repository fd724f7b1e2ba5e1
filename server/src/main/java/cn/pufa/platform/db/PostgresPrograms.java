package cn.pufa.platform.db;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The bundled programs of PostgreSQL: unpacked once per version, run as a user who is not root. */
final class PostgresPrograms {

  /** As in pom.xml. */
  static final String VERSION = "17.11.0";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /**
   * What a statement carries never reaches the log: an error goes to the client alone ({@code
   * log_min_messages}), and a fatal one is logged without its details. The query of a killed server
   * ends instead of standing in the next one's way ({@code client_connection_check_interval}).
   */
  private static final String SETTINGS =
      """
      # Written by Pufa at each start; ALTER SYSTEM overrules it.
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      password_encryption = 'scram-sha-256'
      max_connections = 100
      shared_buffers = '128MB'
      fsync = on
      synchronous_commit = on
      full_page_writes = on
      wal_level = replica
      autovacuum = on
      client_connection_check_interval = '1s'
      timezone = 'UTC'
      log_timezone = 'UTC'
      log_min_messages = log
      log_min_error_statement = panic
      log_error_verbosity = terse
      log_statement = none
      log_min_duration_statement = -1
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      """;

  private final boolean root;
  private final List<String> asUser;
  private final String setsid;

  private PostgresPrograms(boolean root) {
    String user = Integer.toString(PostgresHome.USER);
    this.root = root;
    this.asUser =
        root
            ? List.of(tool("setpriv"), "--reuid=" + user, "--regid=" + user, "--clear-groups")
            : List.of();
    this.setsid = tool("setsid");
  }

  /** Refuses a machine that cannot run them, before anything is created. */
  static PostgresPrograms ofThisMachine() throws IOException {
    String os = System.getProperty("os.name");
    String arch = System.getProperty("os.arch");
    if (!os.equals("Linux") || !arch.equals("amd64")) {
      throw new IllegalStateException(
          ("The bundled PostgreSQL runs on Linux amd64 only, not on %s %s: set DATABASE_URL"
                  + " to a PostgreSQL of your own.")
              .formatted(os, arch));
    }
    return new PostgresPrograms(PostgresHome.isRoot());
  }

  /**
   * Where the system keeps it; the PATH is not asked, which a server started by root must not
   * trust.
   */
  private static String tool(String name) {
    return Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    ("The program %s, needed to run the bundled PostgreSQL, is not"
                            + " installed: install util-linux, or set DATABASE_URL to a PostgreSQL of your own.")
                        .formatted(name)))
        .toString();
  }

  /**
   * A folder under its final name is complete, so its presence is the mark that this version is
   * there.
   */
  void unpack(PostgresHome home) throws IOException {
    Path target = folder(home);
    if (Files.isDirectory(target)) {
      return;
    }
    Path draft = home.folder().resolve("programs.new");
    delete(draft);
    try (InputStream bundled = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
      if (bundled == null) {
        throw new IllegalStateException(
            "This server was built without PostgreSQL: set DATABASE_URL to a PostgreSQL of your own.");
      }
      unpack(new TarArchiveInputStream(new XZInputStream(bundled)), draft);
    }
    PostgresHome.moveDurably(draft, target);
  }

  private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName());
      PostgresHome.createFolders(entry.isDirectory() ? path : path.getParent(), "rwxr-xr-x");
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else if (entry.isFile()) {
        Files.copy(tar, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  /**
   * Makes the data folder under another name first: what a killed initdb leaves is not taken for a
   * database.
   */
  void initialise(PostgresHome home) throws IOException {
    if (Files.exists(home.data())) {
      return;
    }
    Path draft = home.folder().resolve("data.new");
    delete(draft);
    give(Files.createDirectory(draft));
    Path password = home.createPrivateFile("superuser.new");
    try {
      Files.writeString(give(password), home.password(EmbeddedPostgres.SUPERUSER));
      run(
          home,
          "initdb",
          "--pgdata=" + draft,
          "--username=" + EmbeddedPostgres.SUPERUSER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--data-checksums");
    } finally {
      Files.delete(password);
    }
    PostgresHome.moveDurably(draft, home.data());
  }

  /** To the user as whom the programs run. */
  Path give(Path path) throws IOException {
    if (root) {
      Files.setAttribute(path, "unix:gid", PostgresHome.USER);
      Files.setAttribute(path, "unix:uid", PostgresHome.USER);
    }
    return path;
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /**
   * Starts the postmaster on a free port, in a session of its own: a Ctrl-C meant for the server
   * must not take the database away while the server drains. Each program replaces the one before,
   * so the process is the postmaster.
   */
  Process launch(PostgresHome home, Optional<WalArchive> archive) throws IOException {
    home.discardStalePidFile();
    String settings = SETTINGS;
    if (archive.isPresent()) {
      makeFolder(archive.get());
      settings += archive.get().settings();
    }
    Files.writeString(home.data().resolve("postgresql.conf"), settings);
    if (Files.notExists(home.log())) {
      home.createPrivateFile(home.log().getFileName().toString());
    }
    List<String> command = new ArrayList<>(List.of(setsid));
    command.addAll(
        command(
            home, "postgres", "-D", home.data().toString(), "-p", Integer.toString(freePort())));
    return builder(home, command)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log().toFile()))
        .start();
  }

  private void makeFolder(WalArchive archive) throws IOException {
    PostgresHome.createFolders(archive.folder().getParent(), root ? "rwx--x--x" : "rwx------");
    if (!Files.isDirectory(archive.folder())) {
      PostgresHome.createFolders(archive.folder(), "rwx------");
      give(archive.folder());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Disconnects whoever is left and waits until the data folder is at rest. */
  void stop(PostgresHome home) throws IOException {
    try {
      run(home, "pg_ctl", "stop", "-D", home.data().toString(), "-m", "fast", "-w");
    } catch (IllegalStateException failure) {
      // A shutdown of the machine tells every process to end, so it may have been gone already.
      if (home.postmaster().isPresent()) {
        throw failure;
      }
    }
  }

  private void run(PostgresHome home, String program, String... arguments) throws IOException {
    Process process = builder(home, command(home, program, arguments)).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IllegalStateException(
          "PostgreSQL's %s failed in %s with status %d: %s"
              .formatted(
                  program, home.folder(), status, output.strip().replaceAll("\\s*\n\\s*", " / ")));
    }
  }

  private List<String> command(PostgresHome home, String program, String... arguments) {
    List<String> command = new ArrayList<>(asUser);
    command.add(folder(home).resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The database sees neither the secrets nor the locale in the server's environment. */
  private static ProcessBuilder builder(PostgresHome home, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(home.folder().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static Path folder(PostgresHome home) {
    return home.folder().resolve("programs-" + VERSION);
  }
}
