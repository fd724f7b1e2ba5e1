package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** More than the answer that one gets before a later head. */
  private static final int ANSWER = 1 << 16;

  private static final String HEAD = "GET /api/topics HTTP/1.1\r\nHost: localhost\r\nX-Name: a";

  private static final int SERVED = 300;
  private static final long P99_MS = 500;

  /** Each is half as long again as the server's patience, for a busy machine. */
  private static final Duration FIRST_HEAD = Duration.ofSeconds(45);

  private static final Duration BODY = Duration.ofSeconds(68);
  private static final Duration LATER_HEAD = Duration.ofSeconds(120);

  /** So that several are said while others are served, on a fast machine, too. */
  private static final long LETTER_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private static TestServer server;
  private static Api officer;

  /**
   * A connection and what it goes on saying.
   *
   * @param limit when it is hung up on at last
   */
  private record Slow(Socket socket, byte[] letter, Duration limit) {

    boolean isHungUpOn() {
      try {
        socket.setSoTimeout(1);
        return socket.getInputStream().read(new byte[ANSWER]) < 0;
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
    List<Slow> silent = open(SILENT, "", "", FIRST_HEAD);
    List<Slow> slow = new ArrayList<>();
    slow.addAll(open(LETTER_BY_LETTER, HEAD, "a", FIRST_HEAD));
    slow.addAll(open(LETTER_BY_LETTER, HEAD + "\r\n\r\n" + HEAD, "a", LATER_HEAD));
    slow.addAll(
        open(LETTER_BY_LETTER, post("/api/sign-in/password", "application/json"), " ", BODY));
    slow.addAll(
        open(SLOW_UPLOADS, post("/api/files?purpose=counter_scan", "application/pdf"), "%", BODY));
    long since = System.nanoTime();
    try (var letters = Executors.newSingleThreadScheduledExecutor()) {
      var said = new AtomicInteger();
      letters.scheduleAtFixedRate(() -> sayMore(slow, said), 0, LETTER_EVERY, TimeUnit.NANOSECONDS);
      requireServed();
      assertThat(said).as("letters meanwhile").hasValueGreaterThan(1);
      awaitHungUpOn(Stream.concat(silent.stream(), slow.stream()).toList(), since);
      letters.shutdownNow();
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

  /** Silence alone would end a connection, too. */
  private static void sayMore(List<Slow> slow, AtomicInteger said) {
    slow.forEach(Slow::sayMore);
    said.incrementAndGet();
  }

  private static void awaitHungUpOn(List<Slow> all, long since) {
    List<Slow> left = all;
    while (!left.isEmpty()) {
      LockSupport.parkNanos(LETTER_EVERY);
      left = left.stream().filter(one -> !one.isHungUpOn()).toList();
      Duration passed = Duration.ofNanos(System.nanoTime() - since);
      assertThat(left.stream().filter(one -> passed.compareTo(one.limit()) >= 0))
          .as("still there after %s", passed)
          .isEmpty();
    }
  }

  private static List<Slow> open(int connections, String head, String letter, Duration limit) {
    URI uri = URI.create(server.api().address());
    List<Slow> opened = new ArrayList<>();
    for (int number = 0; number < connections; number++) {
      try {
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        opened.add(new Slow(socket, letter.getBytes(StandardCharsets.ISO_8859_1), limit));
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
