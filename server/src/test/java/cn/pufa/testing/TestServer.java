package cn.pufa.testing;

import cn.pufa.app.Config;
import cn.pufa.app.Node;
import cn.pufa.app.demo.SmsStandIn;
import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.platform.db.Database;
import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.wording.Templates;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A whole server on a free port, over a real database of its own and a real SMTP server. Options
 * are those of the environment; two servers may share one database.
 */
public final class TestServer implements AutoCloseable {

  /**
   * Production with keys of its own; the mail server and the database are the kit's, and no message
   * can leave.
   */
  public static final Map<String, String> PRODUCTION =
      Map.of(
          "PUFA_MODE", "production",
          "PUFA_KEYS", "k1:" + "q".repeat(43) + "=",
          "SMS_BASE_URL", "https://sms.demo.invalid",
          "SMS_TOKEN", "a-token-of-nobody",
          "SMS_SIGNATURE", "演示民政局");

  private static final Duration SLOW_STATEMENT = Duration.ofSeconds(8);

  /**
   * What {@link Stalls} hears of. Not less: on two cores with unoptimised code and other tests
   * beside, a first request loads its classes for half a second, and a commit that waited for the
   * disk took two and a half.
   */
  public static final Map<String, String> WATCHED =
      Map.of(
          "SLOW_EVENT_LOOP_MS",
          "2000",
          "EVENT_LOOP_LOOK_MS",
          "50",
          "SLOW_STATEMENT_MS",
          String.valueOf(SLOW_STATEMENT.toMillis()));

  /** Of the server that a thread works for; whatever it starts works for the same. */
  private static final InheritableThreadLocal<Path> WORKING_FOR = new InheritableThreadLocal<>();

  /** Null once closed: classes that ran keep their server in a field, and with it all it held. */
  private Node node;

  private Rivals rivals = Rivals.NONE;

  private final GreenMail mail;
  private final TestPostgres.TestDatabase database;
  private final Path home;

  private TestServer(Node node, GreenMail mail, TestPostgres.TestDatabase database, Path home) {
    this.node = node;
    this.mail = mail;
    this.database = database;
    this.home = home;
  }

  /** Connections of a test's own, heard of as a server's are. */
  public static Database connections(Vertx vertx, String url) {
    return new Database(vertx, SecretUrl.of(url), SLOW_STATEMENT);
  }

  /** Demo mode with its seeded year. */
  public static TestServer start() {
    return start(Map.of());
  }

  public static TestServer start(Map<String, String> options) {
    return start(SeededYear.isOf(options) ? SeededYear.copy() : TestPostgres.create(), options);
  }

  public static TestServer start(TestPostgres.TestDatabase database, Map<String, String> options) {
    return start(database, options, UnaryOperator.identity());
  }

  /** In a time of its own. */
  public static TestServer start(TestPostgres.TestDatabase database, MovableClock clock) {
    return start(database, clock, Map.of());
  }

  public static TestServer start(
      TestPostgres.TestDatabase database, MovableClock clock, Map<String, String> options) {
    return start(database, options, clock::in);
  }

  private static TestServer start(
      TestPostgres.TestDatabase database,
      Map<String, String> options,
      UnaryOperator<Config> change) {
    var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    Path home = temporaryFolder();
    Map<String, String> environment = new HashMap<>();
    environment.put("PUFA_MODE", "demo");
    environment.put("PUFA_HOME", home.toString());
    environment.put("HTTP_PORT", "0");
    environment.put("DATABASE_URL", database.appUrl());
    environment.put("DATABASE_OWNER_URL", database.ownerUrl());
    environment.put(
        "SMTP_URL",
        "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?from=demo@demo.invalid&tls=none");
    environment.put("STATUTES_DIR", home.resolve("statutes").toString());
    environment.putAll(WATCHED);
    environment.putAll(options);
    if (SeededYear.isIndexOf(options)) {
      SeededYear.layIndex(home);
    }
    Config config = change.apply(Config.read(environment));
    return new TestServer(started(config, home), mail, database, home);
  }

  /** What falls due at the start is done, so that nothing moves behind a test's back. */
  private static Node started(Config config, Path home) {
    WORKING_FOR.set(home);
    try {
      Node node = Node.start(config);
      node.tick();
      return node;
    } finally {
      WORKING_FOR.remove();
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("pufa-home");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public Api api() {
    return new Api(node.address(), rivals);
  }

  /** Who send the same as all those who speak to it from now on. */
  public void meet(Rivals others) {
    rivals = others;
  }

  /** Signed in as a demo account. */
  public Api as(String account) {
    return api().signIn(account);
  }

  public Node node() {
    return node;
  }

  public Database store() {
    return node.database();
  }

  public GreenMail mail() {
    return mail;
  }

  public Templates templates() {
    return node.templates();
  }

  /** Null where the server was told of another provider. */
  public SmsStandIn sms() {
    return node.standIns().sms();
  }

  /** Null where the server was told of another WeChat. */
  public WeChatStandIn weChat() {
    return node.standIns().weChat();
  }

  public TestPostgres.TestDatabase database() {
    return database;
  }

  /** Whether the current thread is another server's. */
  boolean isWorkOfAnother() {
    Path mine = WORKING_FOR.get();
    return mine != null && !mine.equals(home);
  }

  public Path home() {
    return home;
  }

  @Override
  public void close() {
    node.close();
    node = null;
    mail.stop();
    ServerProcess.remove(home);
  }
}
