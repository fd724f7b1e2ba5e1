package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real redis-server that keeps nothing on disk, always on the same port of its own. */
public final class RedisProcess implements AutoCloseable {

  private final int port;
  private Process process;

  private RedisProcess(int port) {
    this.port = port;
  }

  public static RedisProcess start() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var redis = new RedisProcess(socket.getLocalPort());
      socket.close();
      redis.startAgain();
      return redis;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public void startAgain() {
    try {
      process =
          new ProcessBuilder(
                  "redis-server",
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Eventually.within(Duration.ofSeconds(10), () -> assertThat(isUp()).isTrue());
  }

  private boolean isUp() {
    try {
      return ask("PING").equals("+PONG");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** The first line of the answer to one command. */
  public String ask(String command) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return String.valueOf(new BufferedReader(in).readLine());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Every key with what it holds, as text; the server keeps strings only. */
  public List<String> everything() {
    List<String> all = new ArrayList<>();
    for (String key : lines("KEYS *")) {
      all.add(key + " " + String.join(" ", lines("GET " + key)));
    }
    return all;
  }

  /** The values of the answer, without the lengths in between. */
  private List<String> lines(String command) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer
          .lines()
          .filter(line -> !line.startsWith("*") && !line.startsWith("$") && !line.equals("+OK"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  public void stop() {
    process.destroyForcibly().onExit().join();
  }

  public void freeze() {
    Signals.send("STOP", process.pid());
  }

  public void thaw() {
    Signals.send("CONT", process.pid());
  }

  @Override
  public void close() {
    stop();
  }
}
