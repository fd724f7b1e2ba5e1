package cn.pufa.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Bytes over a plain connection, for requests that no HTTP client would send. */
public final class Wire {

  private static final int PATIENCE_MS = 20_000;

  /** A megabyte as one chunk of a body. */
  private static final byte[] PIECE = piece();

  private Wire() {}

  /**
   * @param target as it stands in the request line, sent as it is
   * @return the whole answer, head and body
   */
  public static String exchange(String address, String method, String target, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return raw(address, head.append("\r\n").toString());
  }

  /**
   * @param request every byte of it
   * @return the whole answer, head and body
   */
  public static String raw(String address, String request) {
    URI uri = URI.create(address);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @return whatever is answered to a request whose rest never comes
   */
  public static String brokenOff(String address, String begun) {
    URI uri = URI.create(address);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @return the answer to a request whose body never comes, as soon as it is whole
   */
  public static String answerToHead(
      String address, String method, String target, String... headers) {
    URI uri = URI.create(address);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n";
      head += String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new ByteArrayOutputStream();
      while (!isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
        answer.write(socket.getInputStream().read());
      }
      return answer.toString(StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @param megabytes that were sent when the answer came
   */
  public record Sent(String answer, int megabytes) {}

  /** Sends megabyte after megabyte, without saying how many, until there is an answer. */
  public static Sent sendPieces(String address, String target, int megabytes, String... headers) {
    URI uri = URI.create(address);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      var out = socket.getOutputStream();
      String head = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n";
      head += "Transfer-Encoding: chunked\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      int sent = 0;
      while (sent < megabytes && socket.getInputStream().available() == 0) {
        out.write(PIECE);
        sent++;
      }
      var answer = new ByteArrayOutputStream();
      while (!isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
        answer.write(socket.getInputStream().read());
      }
      return new Sent(answer.toString(StandardCharsets.UTF_8), sent);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static byte[] piece() {
    byte[] size = "100000\r\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] piece = new byte[size.length + 0x100000 + 2];
    System.arraycopy(size, 0, piece, 0, size.length);
    piece[piece.length - 2] = '\r';
    piece[piece.length - 1] = '\n';
    return piece;
  }

  private static boolean isWhole(String answer) {
    var length = Pattern.compile("(?i)content-length: ([0-9]+)").matcher(answer);
    int body = answer.indexOf("\r\n\r\n") + 4;
    return body > 4 && length.find() && answer.length() - body >= Integer.parseInt(length.group(1));
  }

  public static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
