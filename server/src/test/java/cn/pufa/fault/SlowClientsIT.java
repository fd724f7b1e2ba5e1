package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Pace;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands who say nothing, and some who say a letter now and then: others are served meanwhile,
 * and those are hung up on.
 */
@Fault("F14")
class SlowClientsIT {

  private static final int SILENT = 2000;
  private static final int LETTER_BY_LETTER = 40;
  private static final int SLOW_UPLOADS = 6;

  private static final int SERVED = 300;
  private static final long P99_MS = 500;

  /** Three quarters of a minute for a body, and as much again for a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final long LETTER_EVERY = TimeUnit.SECONDS.toNanos(1);

  private static TestServer server;
  private static Api officer;

  /** A connection and what it goes on saying. */
  private record Slow(Socket socket, byte[] letter) {

    boolean isHungUpOn() {
      try {
        socket.setSoTimeout(1);
        return socket.getInputStream().read() < 0;
      } catch (SocketTimeoutException stillThere) {
        return false;
      } catch (IOException reset) {
        return true;
      }
    }

    void sayMore() {
      try {
        socket.getOutputStream().write(letter);
      } catch (IOException hungUp) {
        // What this waits for.
      }
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void othersAreServedAndTheSlowAreHungUpOn() {
    List<Slow> silent = open(SILENT, "", "");
    List<Slow> slow = new ArrayList<>();
    slow.addAll(open(LETTER_BY_LETTER, "GET /api/topics HTTP/1.1\r\nX-Name: a", "a"));
    slow.addAll(open(LETTER_BY_LETTER, post("/api/sign-in/password", "application/json"), " "));
    slow.addAll(
        open(SLOW_UPLOADS, post("/api/files?purpose=counter_scan", "application/pdf"), "%"));
    try {
      requireServed();
      awaitHungUpOn(slow, silent);
      assertThat(
              AtOnce.call(
                  Collections.nCopies(
                      SLOW_UPLOADS,
                      () ->
                          Uploads.send(officer, "counter_scan", Uploads.PDF, Uploads.pdf(""))
                              .expect(201))))
          .as("the turns of the slow are free again")
          .hasSize(SLOW_UPLOADS);
    } finally {
      Stream.concat(silent.stream(), slow.stream()).forEach(SlowClientsIT::close);
    }
  }

  private static String post(String target, String type) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 15000\r\n\r\n"
        .formatted(target, officer.token(), type);
  }

  private static void requireServed() {
    long p99 = Pace.of(SERVED, SlowClientsIT::serve).percentile(99);
    System.out.printf("SlowClientsIT: p99 of others %d ms beside them%n", p99);
    assertThat(p99).isLessThan(P99_MS);
  }

  private static void serve() {
    server.api().call("listTopics").expect(200);
    officer.call("listOrganizations").expect(200);
  }

  /** Each goes on with a letter a second: silence alone would end it, too. */
  private static void awaitHungUpOn(List<Slow> slow, List<Slow> silent) {
    long end = System.nanoTime() + LIMIT.toNanos();
    List<Slow> left = slow;
    while (!left.isEmpty() && System.nanoTime() < end) {
      left.forEach(Slow::sayMore);
      LockSupport.parkNanos(LETTER_EVERY);
      left = left.stream().filter(one -> !one.isHungUpOn()).toList();
    }
    assertThat(left).as("slow and still there").isEmpty();
    Eventually.within(LIMIT, () -> assertThat(silent).allMatch(Slow::isHungUpOn));
  }

  private static List<Slow> open(int connections, String head, String letter) {
    URI uri = URI.create(server.api().address());
    List<Slow> opened = new ArrayList<>();
    for (int number = 0; number < connections; number++) {
      try {
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        opened.add(new Slow(socket, letter.getBytes(StandardCharsets.ISO_8859_1)));
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    return opened;
  }

  private static void close(Slow one) {
    try {
      one.socket().close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
