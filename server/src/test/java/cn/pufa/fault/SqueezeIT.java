package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Crowd;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Footprint;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A server with 256 MB is sent more than it could hold, by many at once: it refuses or lets wait,
 * goes on with everybody else's work, and loses nothing that it confirmed.
 */
@Race
@Fault({"F15", "F32"})
class SqueezeIT {

  private static final int HEAVY = 400;
  private static final int PEOPLE = 150;
  private static final int BUSY = 4;
  private static final int PIECE = 900_000;
  private static final long MEGABYTE = 1024 * 1024;

  /** Of 360 MB that are sent. */
  private static final long GROWTH = 64 * MEGABYTE;

  /** What sign-ups leave behind is forgotten soon. */
  private static final int YOUNG = 64;

  private static final Duration SOON = Duration.ofSeconds(30);

  private final TestDatabase database = TestPostgres.create();
  private final Path home = ServerProcess.newHome();
  private final List<Socket> sockets = new ArrayList<>();

  @Test
  void itRefusesAndLosesNothing() throws IOException {
    try (var server = ServerProcess.start(home, Footprint.options(database, YOUNG));
        var footprint = Footprint.of(server.process());
        var watch = Jdbc.connect(database.appUrl())) {
      List<String> crowd = Crowd.seed(watch, 2 * PEOPLE + HEAVY / 2);
      List<String> tokens = crowd.subList(0, 2 * PEOPLE);
      List<String> heavy = crowd.subList(2 * PEOPLE, crowd.size());
      String warmUp = announce(server.api());
      signUp(server.api(), tokens, warmUp);
      String before = announce(server.api());
      long alone = footprint.growth(() -> signUp(server.api(), tokens, before));
      String session = announce(server.api());

      long beside =
          footprint.growth(
              () -> {
                sendHalfBodies(server.api().address(), warmUp, heavy);
                signUp(server.api(), tokens, session);
                sendWithoutEnd(server.api().address());
              });

      System.out.printf(
          "SqueezeIT: sign-ups took %d MB alone, %d MB beside %d bodies%n",
          alone / MEGABYTE, beside / MEGABYTE, HEAVY);
      assertThat(watch.number("select count(*) from enrolment where session = '" + session + "'"))
          .isEqualTo(tokens.size());
      assertThat(beside - alone).isLessThan(GROWTH);
      assertThat(server.process().isAlive()).as(server.process()::said).isTrue();
      assertThat(server.process().errors()).doesNotContain("OutOfMemoryError");
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
      ServerProcess.remove(home);
    }
  }

  /** Four others want both cores all the time. */
  @Test
  void aBusyProcessorLosesNothingThatWasConfirmed() {
    Map<String, String> options =
        Map.of("DATABASE_URL", database.appUrl(), "DATABASE_OWNER_URL", database.ownerUrl());
    List<Process> busy = new ArrayList<>();
    try (var server = ServerProcess.start(home, options);
        var watch = Jdbc.connect(database.appUrl())) {
      List<String> tokens = Crowd.seed(watch, 2 * PEOPLE);
      String session = announce(server.api());
      for (int number = 0; number < BUSY; number++) {
        busy.add(spin());
      }
      long began = System.nanoTime();
      List<Api.Answer> answers = AtOnce.call(signUps(server.api(), tokens, session));
      long took = System.nanoTime() - began;
      assertThat(busy).as("wanted it all the time").allMatch(Process::isAlive);
      assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 429, 503));
      List<String> confirmed =
          answers.stream()
              .filter(answer -> answer.status() == 201)
              .map(answer -> answer.text("id"))
              .toList();
      System.out.printf(
          "SqueezeIT: %d of %d confirmed in %.1f s beside %d busy processes%n",
          confirmed.size(), tokens.size(), took / 1e9, BUSY);
      assertThat(confirmed).isNotEmpty();
      assertThat(watch.column("select id from enrolment where session = '" + session + "'"))
          .containsAll(confirmed);
      assertThat(server.process().isAlive()).as(server.process()::said).isTrue();
    } finally {
      busy.forEach(Process::destroyForcibly);
      ServerProcess.remove(home);
    }
  }

  private static Process spin() {
    try {
      return new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Half of them from nobody, the others from people who are signed in; none of them ever ends. */
  private void sendHalfBodies(String address, String session, List<String> heavy) {
    URI uri = URI.create(address);
    var begun = new AtomicInteger();
    for (int number = 0; number < HEAVY; number++) {
      String head =
          number < heavy.size()
              ? head(
                  "/api/training-sessions/" + session + "/enrolments",
                  "Authorization: Bearer " + heavy.get(number) + "\r\n")
              : head("/api/sign-in/password", "");
      try {
        var socket = new Socket(uri.getHost(), uri.getPort());
        sockets.add(socket);
        Thread.ofVirtual().start(() -> sendHalf(socket, head, begun));
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    Eventually.within(SOON, () -> assertThat(begun).hasValue(HEAVY));
  }

  private static void sendWithoutEnd(String address) {
    Wire.Sent endless =
        Wire.sendPieces(address, "/api/sign-in/password", 20, "Content-Type: application/json");
    assertThat(Wire.status(endless.answer())).as("a body without end").isIn(413, 503);
  }

  private static String head(String target, String more) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%sContent-Length: 1000000\r\n\r\n"
        .formatted(target, more);
  }

  private static void sendHalf(Socket socket, String head, AtomicInteger begun) {
    try {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      begun.incrementAndGet();
      socket.getOutputStream().write(new byte[PIECE]);
    } catch (IOException notTaken) {
      // The server need not take it.
    }
  }

  private static String announce(Api api) {
    return api.signIn("case_officer")
        .call("createTrainingSession", Map.of(), Given.trainingSession(1000))
        .expect(201)
        .text("id");
  }

  private static void signUp(Api api, List<String> tokens, String session) {
    assertThat(AtOnce.call(signUps(api, tokens, session))).allSatisfy(answer -> answer.expect(201));
  }

  private static List<Callable<Api.Answer>> signUps(Api api, List<String> tokens, String session) {
    List<Callable<Api.Answer>> calls = new ArrayList<>();
    for (String token : tokens) {
      calls.add(
          () ->
              api.withToken(token)
                  .call("enrol", Map.of("session", session), Given.post("volunteer", "440881")));
    }
    return calls;
  }
}
