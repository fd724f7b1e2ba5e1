package cn.pufa.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepared requests, each sent once over keep-alive connections by {@code wrk}: a process of its
 * own, so that what it costs is not the server's.
 */
public final class SignUpLoad {

  /** Asked once before the connections are there, and then by each that is free. */
  private static final String SCRIPT =
      """
      local ffi = require("ffi")
      ffi.cdef[[
        typedef struct { long seconds; long nanos; } moment;
        int clock_gettime(int clock, moment *now);
      ]]
      local function seconds()
        local now = ffi.new("moment")
        ffi.C.clock_gettime(1, now)
        return tonumber(now.seconds) + tonumber(now.nanos) / 1e9
      end
      local requests = {}
      local sent, answered = -1, 0
      local begin
      function init()
        local file = io.open("%s", "rb")
        local length = file:read("*n", 1)
        while length do
          requests[#requests + 1] = file:read(length)
          length = file:read("*n", 1)
        end
        file:close()
      end
      function request()
        sent = sent + 1
        if sent == 0 then return requests[1] end
        begin = begin or seconds()
        return requests[sent] or ""
      end
      function response(status)
        if status ~= 201 then
          print("answered " .. status)
          os.exit(1)
        end
        answered = answered + 1
        if answered == #requests then
          print(string.format("%%d in %%.6f seconds", answered, seconds() - begin))
          os.exit(0)
        end
      end
      """;

  private static final Pattern DONE = Pattern.compile("(\\d+) in ([0-9.]+) seconds");
  private static final String LONGEST = "120s";

  private final int port;
  private final Path folder;
  private int prepared;

  public SignUpLoad(int port, Path folder) {
    this.port = port;
    this.folder = folder;
  }

  /** What {@link #send} sends, each request behind its length in bytes. */
  public void prepare(List<byte[]> requests) {
    Path file = folder.resolve("requests");
    try (var out = Files.newOutputStream(file)) {
      for (byte[] request : requests) {
        out.write((request.length + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(request);
      }
      Files.writeString(script(), SCRIPT.formatted(file));
      prepared = requests.size();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Path script() {
    return folder.resolve("requests.lua");
  }

  /**
   * All requests over so many connections.
   *
   * @return seconds from the first request to the last answer
   */
  public double send(int connections) {
    List<String> command =
        List.of(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + LONGEST,
            "--timeout",
            LONGEST,
            "-s",
            script().toString(),
            "http://127.0.0.1:" + port);
    return seconds(said(command), prepared);
  }

  /**
   * As {@link #send}, while one more connection sends the bystander's again and again.
   *
   * @return milliseconds of each answer to the bystander, sorted
   */
  List<Double> sendBeside(int connections, byte[] bystander) {
    var done = new AtomicBoolean();
    var other = CompletableFuture.supplyAsync(() -> repeat(bystander, done));
    try {
      send(connections);
    } finally {
      done.set(true);
    }
    return other.join();
  }

  private static String said(List<String> command) {
    try {
      Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      wrk.waitFor();
      return said;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static double seconds(String said, int requests) {
    Matcher done = DONE.matcher(said);
    if (!done.find() || Integer.parseInt(done.group(1)) != requests) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(done.group(2));
  }

  /** The bystander's answers when nothing else happens. */
  List<Double> quiet(byte[] bystander, int times) {
    try (var connection = new Connection(port)) {
      List<Double> millis = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        millis.add(connection.exchange(bystander));
      }
      return millis.stream().sorted().toList();
    }
  }

  private List<Double> repeat(byte[] request, AtomicBoolean done) {
    try (var connection = new Connection(port)) {
      List<Double> millis = new ArrayList<>();
      while (!done.get()) {
        millis.add(connection.exchange(request));
      }
      return millis.stream().sorted().toList();
    }
  }

  public static byte[] post(String path, String token, String key, String body) {
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
