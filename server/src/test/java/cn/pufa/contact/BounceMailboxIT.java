package cn.pufa.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.platform.secret.SecretUrl;
import cn.pufa.testing.SelfSigned;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** The password of the mailbox is told to nobody but its server, and never in the clear. */
class BounceMailboxIT {

  private static final SSLSocketFactory OURS = (SSLSocketFactory) SSLSocketFactory.getDefault();

  /** Writes down what it is told, and lets nobody in. */
  private record Listener(ServerSocket socket, List<String> heard) implements AutoCloseable {

    static Listener start(ServerSocketFactory sockets) throws IOException {
      var listener =
          new Listener(
              sockets.createServerSocket(0, 10, InetAddress.getLoopbackAddress()),
              new CopyOnWriteArrayList<>());
      Thread.ofVirtual().start(listener::accept);
      return listener;
    }

    private void accept() {
      while (!socket.isClosed()) {
        try (Socket connection = socket.accept()) {
          converse(connection);
        } catch (IOException gone) {
          // Whoever does not believe us hangs up.
        }
      }
    }

    private void converse(Socket connection) throws IOException {
      var in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      say(connection, "* OK listening");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        if (line.contains("CAPABILITY")) {
          say(connection, "* CAPABILITY IMAP4rev1");
        }
        boolean isPassword = line.contains("LOGIN");
        say(connection, line.split(" ")[0] + (isPassword ? " NO" : " OK"));
      }
    }

    private static void say(Socket connection, String line) throws IOException {
      connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void aServerWithoutTlsIsToldNoPassword() throws IOException {
    try (var listener = Listener.start(ServerSocketFactory.getDefault())) {
      read(listener, "imap", "", OURS);
      assertThat(listener.heard()).isNotEmpty().noneMatch(line -> line.contains("Xk7q2mP"));
      read(listener, "imap", "?tls=none", OURS);
      assertThat(listener.heard()).anyMatch(line -> line.contains("Xk7q2mP"));
    }
  }

  @Test
  void aCertificateNobodyVouchesForIsToldNothing() throws IOException {
    assertThat(heardBy(SelfSigned.ofThisMachine(), OURS)).isEmpty();
  }

  @Test
  void aCertificateIsGoodForItsOwnNameAlone() throws IOException {
    SelfSigned another = SelfSigned.ofAnother();
    assertThat(heardBy(another, another.trusting().getSocketFactory())).isEmpty();
    SelfSigned its = SelfSigned.ofThisMachine();
    assertThat(heardBy(its, its.trusting().getSocketFactory()))
        .anyMatch(line -> line.contains("Xk7q2mP"));
  }

  private static List<String> heardBy(SelfSigned certificate, SSLSocketFactory ours)
      throws IOException {
    try (var listener = Listener.start(certificate.context().getServerSocketFactory())) {
      read(listener, "imaps", "", ours);
      return listener.heard();
    }
  }

  private static void read(Listener listener, String scheme, String query, SSLSocketFactory ours) {
    String address = "bounces:Xk7q2mP@127.0.0.1:" + listener.socket().getLocalPort();
    var mailbox = new BounceMailbox(SecretUrl.of(scheme + "://" + address + query), ours);
    assertThatThrownBy(() -> mailbox.readNew(message -> {})).isInstanceOf(MessagingException.class);
  }
}
