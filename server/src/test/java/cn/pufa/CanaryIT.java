package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.certificate.Award;
import cn.pufa.certificate.Qualification;
import cn.pufa.platform.http.Operation;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.Authenticator;
import cn.pufa.testing.CertificateRequests;
import cn.pufa.testing.Dump;
import cn.pufa.testing.FreePort;
import cn.pufa.testing.IdNumbers;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Readable;
import cn.pufa.testing.RedisProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Staff.Member;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.ValidRequests;
import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Values that look like somebody's are let in at the start; then everybody calls everything, and
 * none of them has come out where it does not belong.
 */
@SlowFault("F25")
class CanaryIT {

  private static final String ID_NUMBER = IdNumbers.number(38_555);
  private static final String PHONE = "10099990001";
  private static final String WRONG_PASSWORD = "canary-of-a-password";

  /** In clear in the database; six digits stand in any fraction of a second, too. */
  private static final Set<String> IN_CLEAR =
      Stream.concat(
              CanaryVolunteers.IN_CLEAR.stream(),
              Stream.of("phone", "openid", "name on a certificate", "stated hours", "SMS code"))
          .collect(Collectors.toSet());

  /** Who may read certificates, each within reach. */
  private static final List<String> READERS =
      List.of("case_officer", "trainer", "leader", "auditor", "township");

  private static final Canaries CANARIES = new Canaries();
  private static final Map<String, Api> SENDERS = new LinkedHashMap<>();
  private static final ListAppender<ILoggingEvent> HEARD = new ListAppender<>();
  private static final Logger ROOT =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private static final Logger PUFA = (Logger) LoggerFactory.getLogger("pufa");

  /**
   * Its trace prints whole addresses; the server runs it at WARN, and no address holds such a
   * value.
   */
  private static final Logger ROUTER = (Logger) LoggerFactory.getLogger("io.vertx.ext.web");

  private static final Map<Logger, Level> LEVELS = new LinkedHashMap<>();

  private static Appender<ILoggingEvent> terminal;
  private static RedisProcess redis;
  private static TestServer server;
  private static ValidRequests requests;
  private static Member director;

  /** Has the same post in another township. */
  private static Member neighbour;

  private static UUID certificate;
  private static int managementPort;

  @BeforeAll
  static void start() {
    hearEverything();
    redis = RedisProcess.start();
    managementPort = FreePort.find();
    server =
        TestServer.start(
            Map.of("REDIS_URL", redis.url(), "MANAGEMENT_PORT", Integer.toString(managementPort)));
    requests = new ValidRequests(server);
    seed();
    server
        .api()
        .call("listDemoAccounts")
        .json()
        .getAsJsonArray("items")
        .forEach(
            item -> {
              String account = item.getAsJsonObject().get("account").getAsString();
              if (!account.startsWith("passing-")) {
                SENDERS.put(account, server.as(account));
              }
            });
  }

  private static void hearEverything() {
    HEARD.start();
    terminal = ROOT.getAppender("STDERR");
    ROOT.detachAppender(terminal);
    ROOT.addAppender(HEARD);
    for (Logger logger : List.of(ROOT, PUFA)) {
      LEVELS.put(logger, logger.getLevel());
      logger.setLevel(Level.ALL);
    }
    LEVELS.put(ROUTER, ROUTER.getLevel());
    ROUTER.setLevel(Level.DEBUG);
  }

  /** A value of another feature is one line more. */
  private static void seed() {
    director = Staff.create(server, "canary", "child_director", "440881001001");
    neighbour = Staff.create(server, "canary-neighbour", "child_director", "440881002004");
    director.api().call("saveMyIdNumber", Map.of(), IdNumbers.draft(ID_NUMBER)).expect(200);
    CanaryVolunteers.givePhone(server, "canary", PHONE);
    String[] reveal = {"revealIdNumber township", "revealIdNumber case_officer"};
    add("ID number", ID_NUMBER, reveal);
    add("ID number without its ends", ID_NUMBER.substring(4, 14), reveal);
    // Whom the demo texted is what its list of texts shows.
    add("phone", PHONE, "listDemoSms");
    add("session token", director.api().token());
    add("session token of the demo", server.as("counsel").token());
    add("first password", director.password());
    add("mistyped password", WRONG_PASSWORD);
    new CanaryVolunteers(server, CANARIES).plant(director.api());
    seedCertificate();
    seedProofs();
  }

  private static void seedCertificate() {
    UUID person = UUID.fromString(director.id());
    certificate =
        CertificateRequests.issue(
            server,
            new Award(
                person,
                "演示·证书上的姓名",
                Qualification.CHILD_DIRECTOR,
                "演示·上岗考试",
                UUID.randomUUID(),
                Instant.now()));
    add(
        "name on a certificate",
        "演示·证书上的姓名",
        Stream.of("listCertificates", "exportCertificates", "getCertificate", "getCertificatePaper")
            .flatMap(operation -> READERS.stream().map(role -> operation + " " + role))
            .toArray(String[]::new));
    JsonObject stated = CertificateRequests.statement(LocalDate.now(BusinessClock.ZONE), 30);
    stated.addProperty("title", "演示·只有本人知道的课");
    director.api().call("stateHours", Map.of(), stated).expect(201);
    add("stated hours", "演示·只有本人知道的课", "listHoursStatements");
  }

  /** Of every way to sign in, the proof and the session that it opens. */
  private static void seedProofs() {
    var proofs = new Proofs(server);
    JsonObject proof = proofs.proof("sign_in");
    add("SMS code", proof.get("code").getAsString(), "listDemoSms", "listPhoneMessages");
    addSession("SMS", "signInWithSmsCode", proof);

    add("openid", WeChatStandIn.openid("canary"));
    var weChat = new JsonObject();
    weChat.addProperty("code", server.weChat().signInCode("canary"));
    addSession("WeChat", "signInWithWeChat", weChat);
    add("WeChat's session_key", WeChatStandIn.sessionKey("canary"));
    add("WeChat's access token", server.weChat().accessToken());
    var link = new JsonObject();
    link.addProperty("token", proofs.linkFor(UUID.fromString(Staff.idOf(server, "partner"))));
    add("token of a link", link.get("token").getAsString());
    addSession("link", "signInWithLink", link);
    Member trainer = Staff.create(server, "canary-trainer", "trainer", "440881");
    Api.Answer totp = Authenticator.start(trainer.api(), trainer.password());
    add("TOTP secret", totp.expect(200).text("secret"));
    String code = new Acting(server).code(organization(), "org_agent");
    add("invitation code", code);
    add("invitation code without its dash", code.replace("-", ""));
  }

  private static void addSession(String way, String operation, JsonObject proof) {
    add(
        "session token by " + way,
        server.api().call(operation, Map.of(), proof).expect(200).text("token"));
  }

  /** One for which nobody else asks an invitation. */
  private static String organization() {
    try (Jdbc owner = Jdbc.connect(server.database().ownerUrl())) {
      return owner
          .column("select id from organization order by credit_code offset 450 limit 1")
          .getFirst();
    }
  }

  private static void add(String name, String value, String... seenBy) {
    CANARIES.add(new Canary(name, value, Set.of(seenBy)));
  }

  @AfterAll
  static void stop() {
    LEVELS.forEach(Logger::setLevel);
    ROOT.detachAppender(HEARD);
    ROOT.addAppender(terminal);
    server.close();
    redis.close();
    CANARIES.clear();
    SENDERS.clear();
  }

  @Test
  void noneComesOutWhereItDoesNotBelong() {
    int answers = callEverything() + lookAtTheCanary() + sendItWhereItIsRefused();
    CANARIES.requireNone("Redis", redis.everything());
    CANARIES.requireNone("/metrics", List.of(metrics()));
    CANARIES.requireNone("the log", heard());
    List<String> dump = Dump.of(server.database().ownerUrl());
    int sealed = CANARIES.requireNone("a dump of the database", dump, IN_CLEAR);
    System.out.println(
        "CanaryIT: %d values, %d answers, %d lines of log, %d keys of Redis; %d in none of %d rows"
            .formatted(
                CANARIES.size(),
                answers,
                HEARD.list.size(),
                redis.everything().size(),
                sealed,
                dump.size()));
    assertThat(dump).as("every table is read").anyMatch(row -> row.contains(PHONE));
    CANARIES.requireShownWhereTheyBelong();
    assertThat(server.weChat().tokensAsked()).as("an access token is held").isPositive();
    assertThat(answers).isGreaterThan(1000);
    assertThat(HEARD.list).hasSizeGreaterThan(1000);
    assertThat(redis.everything()).as("Redis was in use").isNotEmpty();
  }

  private static int callEverything() {
    int answers = 0;
    for (Operation operation : Api.CONTRACT.operations()) {
      String id = operation.id();
      for (var sender : SENDERS.entrySet()) {
        check(id, sender.getKey(), requests.send(id, sender.getValue(), sender.getKey()));
        answers++;
      }
      check(id, "nobody", requests.send(id, server.api(), null));
      check(id, "a neighbour", requests.send(id, neighbour.api(), "child_director"));
    }
    return answers;
  }

  /** The operations that show it, by everybody. */
  private static int lookAtTheCanary() {
    SENDERS.forEach(
        (account, sender) -> {
          for (String id : List.of("getCertificate", "getCertificatePaper")) {
            check(id, account, sender.call(id, Map.of("certificate", certificate)));
          }
          check(
              "listCertificates", account, sender.call("listCertificates", Map.of("text", "证书上")));
        });
    return 3 * SENDERS.size() + revealTheCanary();
  }

  private static int revealTheCanary() {
    var body = new JsonObject();
    body.addProperty("purpose", "record_check");
    body.addProperty("reason", "演示·上岗前查询");
    var person = Map.<String, Object>of("person", director.id());
    List<String> saw = new ArrayList<>();
    SENDERS.forEach(
        (account, sender) -> {
          Api.Answer answer = sender.call("revealIdNumber", person, body);
          check("revealIdNumber", account, answer);
          if (text(answer).contains(ID_NUMBER)) {
            saw.add(account);
          }
        });
    assertThat(saw).containsExactlyInAnyOrder("township", "case_officer");
    return SENDERS.size();
  }

  /** What a caller sends wrongly is not told back. */
  private static int sendItWhereItIsRefused() {
    Api volunteer = server.as("volunteer");
    check(
        "saveMyIdNumber",
        "volunteer",
        volunteer.call("saveMyIdNumber", Map.of(), IdNumbers.draft(ID_NUMBER)).expect(422));
    check(
        "saveMyIdNumber",
        "volunteer",
        volunteer.call("saveMyIdNumber", Map.of(), IdNumbers.draft(ID_NUMBER + "0")).expect(422));
    var signIn = new JsonObject();
    signIn.addProperty("account", "leader");
    signIn.addProperty("password", WRONG_PASSWORD);
    check(
        "signInWithPassword",
        "nobody",
        server.api().call("signInWithPassword", Map.of(), signIn).expect(401));
    signIn.addProperty("account", PHONE);
    check(
        "signInWithPassword",
        "nobody",
        server.api().call("signInWithPassword", Map.of(), signIn).expect(401));
    check("search", "nobody", server.api().call("search", Map.of("q", PHONE)).expect(200));
    check("listTopics", "nobody", server.api().call("listTopics", Map.of("x", ID_NUMBER)));
    return 6;
  }

  private static void check(String operation, String account, Api.Answer answer) {
    CANARIES.check(operation, account, answer.status(), text(answer));
  }

  private static String text(Api.Answer answer) {
    return Readable.text(answer.bytes());
  }

  private static String metrics() {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
            .build();
    String metrics = text(server.api().exchange(request).expect(200));
    assertThat(metrics).contains("vertx_http_server");
    return metrics;
  }

  private static List<String> heard() {
    return List.copyOf(HEARD.list).stream()
        .map(event -> event.getFormattedMessage() + " " + faults(event))
        .toList();
  }

  private static String faults(ILoggingEvent event) {
    var told = new StringBuilder();
    for (var fault = event.getThrowableProxy(); fault != null; fault = fault.getCause()) {
      told.append(fault.getMessage()).append(' ');
    }
    return told.toString();
  }
}
