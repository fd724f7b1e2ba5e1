package cn.pufa.app;

import cn.pufa.audit.AuditHead;
import cn.pufa.audit.AuditVerification;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jar's commands: {@code serve} (default), {@code verify-audit}, {@code create-admin}. */
public final class Main {

  private static final String USAGE =
      "usage: java -jar pufa.jar [serve | verify-audit | create-admin ACCOUNT]";

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
      return switch (String.join(" ", arguments)) {
        case "", "serve" -> serve(config);
        case "verify-audit" -> verifyAudit(config);
        case String line when line.matches("create-admin [a-z][a-z0-9._-]{2,39}") ->
            createAdmin(config, arguments.get(1));
        default -> fail(USAGE);
      };
    } catch (Config.Faulty faulty) {
      return fail("Pufa cannot start:\n" + faulty.getMessage().indent(2).stripTrailing());
    } catch (RuntimeException fault) {
      return fail("Pufa cannot start: " + sentence(fault));
    } catch (IOException fault) {
      return fail("Pufa cannot write to its home folder: " + fault.getMessage());
    } catch (InterruptedException stopped) {
      return 130;
    }
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

  private static int verifyAudit(Config config) {
    try (var store = StoreOnly.open(config)) {
      var heads = new AuditHead(config.files().resolve("audit-heads"));
      var clock = new BusinessClock(config.clock());
      var report = new AuditVerification(store.database(), clock, heads).verify();
      say(report.linked() + " events linked");
      if (report.fault() == null) {
        say("the audit trail holds");
        return 0;
      }
      say("the audit trail is broken: " + report.fault());
      return 1;
    }
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
