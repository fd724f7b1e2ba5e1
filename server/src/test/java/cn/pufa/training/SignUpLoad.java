package cn.pufa.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends prepared requests over keep-alive connections, as cheaply as can be. */
final class SignUpLoad {

  /**
   * @param seconds from the first request to the last answer
   * @param millis of each answer, sorted
   * @param bystander milliseconds of each answer to the bystander, sorted
   * @param cpuMicros of one sign-up: client, server and database together
   */
  record Measured(double seconds, List<Double> millis, List<Double> bystander, long cpuMicros) {

    Measured withCpu(long micros) {
      return new Measured(seconds, millis, bystander, micros);
    }
  }

  private final int port;

  SignUpLoad(int port) {
    this.port = port;
  }

  /**
   * All requests over so many connections, while one more sends the bystander's again and again.
   */
  Measured send(List<byte[]> requests, int connections, byte[] bystander) {
    var done = new AtomicBoolean();
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<Future<List<Double>>> senders = new ArrayList<>();
      for (int connection = 0; connection < connections; connection++) {
        senders.add(threads.submit(() -> sendShare(requests, next)));
      }
      Future<List<Double>> other = threads.submit(() -> repeat(bystander, done));
      List<Double> millis = new ArrayList<>();
      for (var sender : senders) {
        millis.addAll(sender.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      done.set(true);
      return new Measured(seconds, sorted(millis), sorted(other.get()), 0);
    } catch (InterruptedException | ExecutionException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The bystander's answers when nothing else happens. */
  List<Double> quiet(byte[] bystander, int times) {
    try (var connection = new Connection(port)) {
      List<Double> millis = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        millis.add(connection.exchange(bystander));
      }
      return sorted(millis);
    }
  }

  private List<Double> sendShare(List<byte[]> requests, AtomicInteger next) {
    List<Double> millis = new ArrayList<>();
    try (var connection = new Connection(port)) {
      for (int own = next.getAndIncrement(); own < requests.size(); own = next.getAndIncrement()) {
        millis.add(connection.exchange(requests.get(own)));
      }
    }
    return millis;
  }

  private List<Double> repeat(byte[] request, AtomicBoolean done) {
    List<Double> millis = new ArrayList<>();
    try (var connection = new Connection(port)) {
      while (!done.get()) {
        millis.add(connection.exchange(request));
      }
    }
    return millis;
  }

  private static List<Double> sorted(List<Double> millis) {
    return millis.stream().sorted().toList();
  }

  static byte[] post(String path, String token, String key, String body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: pufa\r\nAuthorization: Bearer %s\r\n".formatted(path, token)
            + (key == null ? "" : "Idempotency-Key: " + key + "\r\n")
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.getBytes(StandardCharsets.UTF_8).length);
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }

  /** One connection; anything but 201 is a fault of the measurement. */
  private static final class Connection implements AutoCloseable {

    private static final String LENGTH = "content-length: ";

    /** Two line ends. */
    private static final int END_OF_HEAD = 0x0D0A0D0A;

    private final Socket socket;
    private final InputStream in;
    private final byte[] head = new byte[16 * 1024];

    Connection(int port) {
      try {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** Milliseconds to the last byte of the answer. */
    double exchange(byte[] request) {
      try {
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        String head = head();
        int at = head.indexOf(LENGTH) + LENGTH.length();
        int length = Integer.parseInt(head.substring(at, head.indexOf('\r', at)));
        byte[] body = in.readNBytes(length);
        if (!head.startsWith("HTTP/1.1 201")) {
          throw new IllegalStateException(head + new String(body, StandardCharsets.UTF_8));
        }
        return (System.nanoTime() - start) / 1e6;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** The status line and all headers. */
    private String head() throws IOException {
      int length = 0;
      int last = 0;
      while (last != END_OF_HEAD) {
        int one = in.read();
        if (one < 0) {
          throw new IOException("the server closed the connection");
        }
        head[length++] = (byte) one;
        last = last << 8 | one;
      }
      return new String(head, 0, length, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
