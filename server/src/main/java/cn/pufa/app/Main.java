package cn.pufa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jar's commands: {@code serve} (default), and those of {@link Upkeep}. */
public final class Main {

  private static final String USAGE =
      """
      usage: java -jar pufa.jar COMMAND
        serve                      the server (without a command too)
        create-admin ACCOUNT       the first administrator, and her first password
        migrate                    the schema of this jar
        seed                       the content of this jar, serving nobody
        import-statutes [FOLDER]   statute texts, from STATUTES_DIR or the folder
        verify-audit               the chain of all events
        rotate-keys                everything sealed anew with the newest key
        backup                     a copy of the running embedded database into BACKUP_DIR
        restore [INSTANT]          from BACKUP_DIR, to its end or to a moment such as 2026-11-24T08:00:00Z
        hold-sending               nothing leaves any more, as after each restore
        resume-sending             what waits leaves\
      """;

  /** Held, so that the level stays: Lucene tells of an incubating module on every start. */
  private static final java.util.logging.Logger LUCENE =
      java.util.logging.Logger.getLogger("org.apache.lucene");

  private Main() {}

  public static void main(String[] arguments) {
    LUCENE.setLevel(java.util.logging.Level.SEVERE);
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      Config config = Config.read(System.getenv());
      var upkeep = new Upkeep(config, Main::say);
      return switch (String.join(" ", arguments)) {
        case "", "serve" -> serve(config);
        case "migrate" -> upkeep.migrate();
        case "seed" -> upkeep.seed();
        case "import-statutes" -> upkeep.importStatutes(config.statutes());
        case "verify-audit" -> upkeep.verifyAudit();
        case "rotate-keys" -> upkeep.rotateKeys();
        case "backup" -> upkeep.backup();
        case "restore" -> upkeep.restore(Optional.empty());
        case "hold-sending" -> upkeep.holdSending();
        case "resume-sending" -> upkeep.resumeSending();
        case String line when line.matches("import-statutes \\S.*") ->
            upkeep.importStatutes(Path.of(arguments.get(1)));
        case String line when line.matches("restore \\S+") ->
            upkeep.restore(Optional.of(Instant.parse(arguments.get(1))));
        case String line when line.matches("create-admin [a-z][a-z0-9._-]{2,39}") ->
            createAdmin(config, arguments.get(1));
        case String line -> fail("this cannot be done: " + line + "\n" + USAGE);
      };
    } catch (Config.Faulty faulty) {
      return fail("Pufa cannot start:\n" + faulty.getMessage().indent(2).stripTrailing());
    } catch (DateTimeParseException notAMoment) {
      return fail(
          "no moment: " + notAMoment.getParsedString() + "; one looks like 2026-11-24T08:00:00Z");
    } catch (RuntimeException fault) {
      return fail(failed(arguments) + ": " + sentence(fault));
    } catch (IOException fault) {
      return fail("Pufa cannot write to its home folder: " + fault.getMessage());
    } catch (InterruptedException stopped) {
      return 130;
    }
  }

  private static String failed(List<String> arguments) {
    return switch (arguments.isEmpty() ? "serve" : arguments.getFirst()) {
      case "backup" -> "no backup was made";
      case "restore" -> "the restore is not complete";
      default -> "Pufa cannot start";
    };
  }

  private static int serve(Config config) throws IOException, InterruptedException {
    Node node = Node.start(config);
    Path runFile = config.home().resolve("run.json");
    writeAddresses(config, node, runFile);
    var done = new java.util.concurrent.CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop(node, runFile);
                  done.countDown();
                }));
    say(Greeting.of(config, node));
    done.await();
    return 0;
  }

  private static void stop(Node node, Path runFile) {
    say("stopping");
    try {
      Files.deleteIfExists(runFile);
    } catch (IOException fault) {
      say("run.json could not be removed: " + fault.getMessage());
    }
    node.close();
    say("stopped");
  }

  /** Written whole, then moved into place, so that whoever waits for it never reads half of it. */
  private static void writeAddresses(Config config, Node node, Path file) throws IOException {
    Map<String, Object> addresses = new LinkedHashMap<>();
    addresses.put("pid", ProcessHandle.current().pid());
    addresses.put("address", node.address());
    addresses.put("port", node.port());
    addresses.put("mobile", node.address() + "/");
    addresses.put("console", node.address() + "/admin/");
    addresses.put("docs", node.address() + "/docs/");
    addresses.put("mode", config.mode());
    config
        .http()
        .managementPort()
        .ifPresent(port -> addresses.put("metrics", "http://127.0.0.1:" + port + "/metrics"));
    Path draft = file.resolveSibling("run.json.new");
    Files.writeString(draft, cn.pufa.platform.json.GsonJson.GSON.toJson(addresses) + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int createAdmin(Config config, String account) {
    try {
      String password = FirstAdmin.create(config, account);
      say("administrator " + account + " may sign in with this first password, shown only now:");
      say(password);
      return 0;
    } catch (RuntimeException refused) {
      return fail("no administrator was made: " + sentence(refused));
    }
  }

  private static String sentence(Throwable fault) {
    Throwable cause = fault;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static int fail(String sentence) {
    System.err.println(sentence);
    return 2;
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
