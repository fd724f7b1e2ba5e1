package cn.pufa.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CourseWorld;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Who takes a large answer letter by letter is hung up on, and takes no memory meanwhile; who only
 * has a slow line hears all of it. Two minutes of waiting, so only the long form does.
 */
@SlowFault("F14")
@EnabledIfEnvironmentVariable(named = "PUFA_TEST_LONG", matches = ".+")
class SlowReadersIT {

  /** Far more than both ends of a connection keep for each other. */
  private static final int SIZE = 24 << 20;

  private static final int LETTER_BY_LETTER = 30;
  private static final long FLAT = 64L << 20;

  /** An idle connection is kept for 75 s; longer than that is what a slow line needs here. */
  private static final Duration LONG = Duration.ofSeconds(100);

  private static final int PORTION = 24 << 10;
  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private static TestServer server;
  private static Api trainer;
  private static String target;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    trainer = server.as("trainer");
    var world = new CourseWorld(server);
    JsonObject lesson = world.video();
    lesson.addProperty("file", CourseWorld.upload(trainer, film()).expect(201).text("id"));
    String course = world.drafted(lesson);
    target = Api.CONTRACT.operation("getLessonFile").path();
    for (var value : Map.of("course", course, "version", "1", "lesson", "l1").entrySet()) {
      target = target.replace("{" + value.getKey() + "}", value.getValue());
    }
  }

  /** The film of the demo with a box of nothing behind it. */
  private static byte[] film() {
    byte[] film = CourseWorld.mp4();
    var bytes = ByteBuffer.allocate(SIZE).put(film);
    bytes.putInt(SIZE - film.length).put("free".getBytes(StandardCharsets.US_ASCII));
    return bytes.array();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoDawdlesIsHungUpOnAndWhoIsSlowHearsAll() {
    long before = heapAfterCollection();
    var slow = CompletableFuture.supplyAsync(SlowReadersIT::takeSlowly);
    List<Socket> dawdling = new ArrayList<>();
    for (int number = 0; number < LETTER_BY_LETTER; number++) {
      dawdling.add(ask(4 << 10));
    }
    long began = System.nanoTime();
    while (System.nanoTime() - began < LONG.toNanos()) {
      dawdling.forEach(SlowReadersIT::takeALetter);
      trainer.call("listTrainingSessions").expect(200);
      LockSupport.parkNanos(PAUSE);
    }
    long growth = heapAfterCollection() - before;
    List<Long> taken = dawdling.stream().map(SlowReadersIT::takeTheRest).toList();
    System.out.printf(
        "SlowReadersIT: %+d MB of memory with %d who dawdle; of %d MB they got at most %d%n",
        growth >> 20, LETTER_BY_LETTER, SIZE >> 20, taken.stream().max(Long::compare).get() >> 20);
    assertThat(growth).isLessThan(FLAT);
    assertThat(taken).as("hung up on").allMatch(bytes -> bytes < SIZE);
    assertThat(slow.join()).as("on a slow line").isGreaterThan(SIZE);
  }

  /** What came, over a line that carries a quarter of a megabyte a second at most. */
  private static long takeSlowly() {
    long bytes = 0;
    try (Socket socket = ask(64 << 10)) {
      byte[] portion = new byte[PORTION];
      int count;
      while ((count = socket.getInputStream().readNBytes(portion, 0, PORTION)) > 0) {
        bytes += count;
        LockSupport.parkNanos(PAUSE);
      }
      return bytes;
    } catch (IOException cutOff) {
      return bytes;
    }
  }

  /**
   * @param window bytes that this end keeps before they are read
   */
  private static Socket ask(int window) {
    URI uri = URI.create(server.api().address());
    try {
      var socket = new Socket();
      socket.setReceiveBufferSize(window);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      String head =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(target, trainer.token());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      return socket;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void takeALetter(Socket socket) {
    try {
      socket.getInputStream().read();
    } catch (IOException hungUp) {
      // What this waits for.
    }
  }

  private static long takeTheRest(Socket socket) {
    long bytes = 0;
    try (socket) {
      byte[] portion = new byte[1 << 20];
      int count;
      while ((count = socket.getInputStream().read(portion)) > 0) {
        bytes += count;
      }
      return bytes;
    } catch (IOException hungUp) {
      return bytes;
    }
  }

  private static long heapAfterCollection() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
