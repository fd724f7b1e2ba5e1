package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.Rounds;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/**
 * A server that is told to stop ends what it has begun: whoever was let in hears the answer. What
 * hangs does not keep it for longer than the time it has.
 */
@Race
class StopUnderLoadIT {

  private static final int PEOPLE = 300;
  private static final int AT_ONCE = 32;

  /**
   * Who comes in the moment the port closes is hung up on unread: for each who asks one request,
   * and one more that was on the way.
   */
  private static final int ON_THE_WAY = 2 * AT_ONCE;

  private static final String REFUSED = "refused";
  private static final String CUT_OFF = "cut off";
  private static final String LEAVING = "select count(*) from message where state = 'sending'";

  /** Still under way, or known by then not to have been taken: the mailer gives up in that time. */
  private static final String TO_BE_DONE =
      """
      select count(*) from message
       where address = 'nobody@demo.invalid' and state in ('sending', 'queued', 'uncertain')\
      """;

  private static final Duration SOON = Duration.ofSeconds(30);

  /** The server gives itself 19 s. */
  private static final Duration END = Duration.ofSeconds(20);

  /** What SIGTERM ends a JVM with. */
  private static final int TERMINATED = 143;

  private final Random random = Rounds.random("StopUnderLoadIT", 1);
  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();

  @Fault("F30")
  @Test
  void whoeverHasASeatWasToldSo() throws IOException {
    Map<String, String> options =
        Map.of("DATABASE_URL", database.appUrl(), "DATABASE_OWNER_URL", database.ownerUrl());
    try (var server = ServerProcess.start(home, options);
        var watch = Jdbc.connect(database.appUrl());
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<String> tokens = Crowd.seed(watch, PEOPLE);
      Api officer = server.api().signIn("case_officer");
      String session =
          officer
              .call("createTrainingSession", Map.of(), Given.trainingSession(PEOPLE))
              .expect(201)
              .text("id");
      try (Socket listener = listenTo(officer)) {
        List<CompletableFuture<String>> answers =
            tokens.stream()
                .map(
                    token ->
                        CompletableFuture.supplyAsync(
                            () -> enrol(officer.address(), token, session), threads))
                .toList();
        awaitRows(watch, session, 1 + random.nextInt(PEOPLE / 2));
        assertThat(server.process().terminate(END)).isEqualTo(TERMINATED);
        requireTheSame(watch, session, answers.stream().map(CompletableFuture::join).toList());
        assertThat(listener.getInputStream().readAllBytes())
            .as("a live page is let go")
            .isNotEmpty();
      }
    } finally {
      ServerProcess.remove(home);
    }
  }

  /** Somebody holds a table, and the mail server takes connections and says nothing. */
  @SlowFault("F30")
  @Test
  void whatHangsDoesNotKeepIt() throws IOException {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = ServerProcess.start(home, withMailServer(silent));
        var watch = Jdbc.connect(database.appUrl());
        var owner = Jdbc.connect(database.ownerUrl())) {
      Api officer = server.api().signIn("case_officer");
      watch.execute(
          """
          insert into message (id, channel, address, subject, body, state, next_attempt_at, created_at)
          values (gen_random_uuid(), 'email', 'nobody@demo.invalid', '演示', '演示', 'queued', now(), now())\
          """);
      Eventually.within(SOON, () -> assertThat(watch.number(LEAVING)).isPositive());
      owner.begin().execute("lock table campaign in access exclusive mode");
      CompletableFuture<Integer> held =
          CompletableFuture.supplyAsync(() -> officer.call("listCampaigns").status())
              .exceptionally(cutOff -> 0);
      Eventually.within(SOON, () -> assertThat(watch.waiting()).isPositive());
      long began = System.nanoTime();
      assertThat(server.process().terminate(END)).isEqualTo(TERMINATED);
      System.out.printf(
          "StopUnderLoadIT: ended in %d ms%n", (System.nanoTime() - began) / 1_000_000);
      assertThat(held.join()).isIn(0, 503);
      assertThat(watch.number(TO_BE_DONE)).as("others will look after it").isPositive();
      owner.rollBack();
    } finally {
      ServerProcess.remove(home);
    }
  }

  private Map<String, String> withMailServer(ServerSocket socket) {
    return Map.of(
        "DATABASE_URL",
        database.appUrl(),
        "DATABASE_OWNER_URL",
        database.ownerUrl(),
        "SMTP_URL",
        "smtp://127.0.0.1:" + socket.getLocalPort() + "?from=demo@demo.invalid&tls=none");
  }

  /** A page that stays open for news of the notices, as the console's does. */
  private static Socket listenTo(Api officer) throws IOException {
    String campaign = officer.call("listCampaigns").expect(200).firstId();
    URI uri = URI.create(officer.address());
    var socket = new Socket(uri.getHost(), uri.getPort());
    String head =
        "GET /api/campaigns/%s/progress HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(campaign, officer.token());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  private static void awaitRows(Jdbc watch, String session, int rows) {
    String count = "select count(*) from enrolment where session = '%s'".formatted(session);
    Eventually.within(SOON, () -> assertThat(watch.number(count)).isGreaterThanOrEqualTo(rows));
  }

  /** On a connection of its own. */
  private static String enrol(String address, String token, String session) {
    URI uri = URI.create(address);
    String body = Given.post("volunteer", "440881").toString();
    String request =
        """
        POST /api/training-sessions/%s/enrolments HTTP/1.1
        Host: localhost
        Connection: close
        Authorization: Bearer %s
        Idempotency-Key: %s
        Content-Type: application/json
        Content-Length: %d

        %s"""
            .formatted(session, token, Api.key(), body.length(), body)
            .replace("\n", "\r\n");
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException reset) {
        return CUT_OFF;
      }
    } catch (IOException refused) {
      return REFUSED;
    }
  }

  private static void requireTheSame(Jdbc watch, String session, List<String> answers) {
    var told = new TreeSet<String>();
    long cutOff =
        answers.stream().filter(answer -> answer.equals(CUT_OFF) || answer.isEmpty()).count();
    for (String answer : answers) {
      if (answer.startsWith("HTTP")) {
        assertThat(Wire.status(answer)).as(answer).isEqualTo(201);
        told.add(answer.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1"));
      }
    }
    System.out.println(
        "StopUnderLoadIT: %d of %d were let in, %d hung up on unread"
            .formatted(told.size(), PEOPLE, cutOff));
    assertThat(cutOff).as("hung up on unread").isLessThanOrEqualTo(ON_THE_WAY);
    assertThat(told).as("stopped in the middle").hasSizeLessThan(PEOPLE);
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            watch.column("select id from enrolment where session = '%s'".formatted(session)));
  }
}
