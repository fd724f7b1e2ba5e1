package cn.pufa.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.pufa.platform.outside.OutsideHttp.NoReply;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Replied;
import cn.pufa.platform.outside.OutsideHttp.Reply;
import cn.pufa.testing.SelfSigned;
import cn.pufa.testing.Sending;
import cn.pufa.testing.UnknownServer;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A question that is given up is withdrawn: nobody hears it later, and nobody answers without end.
 * Nor does anybody hear it who does not prove to be the one that is asked.
 */
@Sending
class OutsideHttpIT {

  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final OutsideHttp outside = new OutsideHttp(vertx);

  @AfterEach
  void stop() {
    outside.close();
    vertx.close().await();
  }

  @Test
  void whatNeverLeftDidNotReachAnybody() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(ask("https://127.0.0.1:" + silent.getLocalPort()))
          .as("it waited for the other side to say who it is")
          .isInstanceOf(NotReached.class);
    }
    assertThat(ask("http://127.0.0.1:1")).isInstanceOf(NotReached.class);
  }

  @Test
  void aCertificateNobodyVouchesForGetsNothing() {
    try (var server = new UnknownServer(SelfSigned.ofThisMachine())) {
      assertThat(ask(server.url())).isInstanceOf(NotReached.class);
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void aCertificateIsGoodForItsOwnNameAlone() {
    assertThat(askWhomWeTrust(SelfSigned.ofAnother(), 0)).isInstanceOf(NotReached.class);
    assertThat(askWhomWeTrust(SelfSigned.ofThisMachine(), 1)).isInstanceOf(Replied.class);
  }

  private Reply askWhomWeTrust(SelfSigned certificate, int requests) {
    try (var server = new UnknownServer(certificate);
        var trusting = new OutsideHttp(vertx, certificate.trusted())) {
      Reply reply = trusting.ask(Question.get(server.url())).await();
      assertThat(server.requests()).isEqualTo(requests);
      return reply;
    }
  }

  @Test
  void whatLeftAndWasGivenUpIsClosed() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(ask("http://127.0.0.1:" + silent.getLocalPort())).isInstanceOf(NoReply.class);
      try (Socket asked = silent.accept()) {
        asked.setSoTimeout(10_000);
        assertThat(allOf(asked)).startsWith("POST / HTTP/1.1").endsWith("{\"a\":1}");
      }
    }
  }

  @Test
  void nobodyIsSentElsewhere() throws IOException {
    try (var party = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var elsewhere = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String place = "http://127.0.0.1:" + elsewhere.getLocalPort();
      var reply = (Replied) askedOf(party, "HTTP/1.1 302 Found\r\nLocation: " + place + "\r\n", 0);
      assertThat(reply.status()).isEqualTo(302);
      elsewhere.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(elsewhere::accept);
    }
  }

  @Test
  void anAnswerIsHeardUpToItsLimit() throws IOException {
    try (var party = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var reply = (Replied) askedOf(party, OK, OutsideHttp.LONGEST);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.bytes()).hasSize(OutsideHttp.LONGEST);
    }
  }

  /** Whole and in time, so that nothing but its length is against it. */
  @Test
  void anAnswerThatIsTooLongIsNone() throws IOException {
    try (var party = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(askedOf(party, OK, OutsideHttp.LONGEST + 1)).isInstanceOf(NoReply.class);
    }
  }

  /** One that says so much in pieces without naming its length, and would go on for ever. */
  @Test
  void anAnswerWithoutEndIsCutOff() throws IOException {
    try (var party = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var cutOff =
          CompletableFuture.runAsync(
              () -> {
                try (Socket asked = party.accept()) {
                  say(asked, OK + "\r\n", Integer.MAX_VALUE);
                } catch (IOException closed) {
                  throw new UncheckedIOException(closed);
                }
              });
      assertThat(ask("http://127.0.0.1:" + party.getLocalPort())).isInstanceOf(NoReply.class);
      assertThat(cutOff)
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .havingRootCause()
          .isInstanceOf(IOException.class);
    }
  }

  /** The other side says that many bytes, and takes back what it has not said when hung up on. */
  private Reply askedOf(ServerSocket party, String head, int length) {
    var said =
        CompletableFuture.runAsync(
            () -> {
              try (Socket asked = party.accept()) {
                say(asked, head + "Content-Length: " + length + "\r\n\r\n", length);
                asked.getInputStream().readAllBytes();
              } catch (IOException hungUp) {
                assertThat(length).isGreaterThan(OutsideHttp.LONGEST);
              }
            });
    Reply reply = outside.ask(Question.get("http://127.0.0.1:" + party.getLocalPort())).await();
    assertThat(said).succeedsWithin(Duration.ofSeconds(10));
    return reply;
  }

  /** Not before it was asked: an answer to nothing would end the connection. */
  private static void say(Socket asked, String head, int length) throws IOException {
    hear(asked.getInputStream());
    OutputStream out = asked.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[8192];
    for (int left = length; left > 0; left -= piece.length) {
      out.write(piece, 0, Math.min(left, piece.length));
    }
  }

  /** The head of the question, to its empty line. */
  private static void hear(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("nobody asked");
      }
      head.append((char) next);
    }
  }

  /** Ends only when the other side has closed. */
  private static String allOf(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private Reply ask(String url) {
    var body = new JsonObject();
    body.addProperty("a", 1);
    return outside.ask(Question.post(url, body)).await();
  }
}
