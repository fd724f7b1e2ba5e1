package cn.pufa.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.outside.OutsideHttp.NoReply;
import cn.pufa.platform.outside.OutsideHttp.NotReached;
import cn.pufa.platform.outside.OutsideHttp.Question;
import cn.pufa.platform.outside.OutsideHttp.Reply;
import cn.pufa.testing.Sending;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A question that is given up is withdrawn: nobody hears it later. */
@Sending
class OutsideHttpIT {

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
  void whatLeftAndWasGivenUpIsClosed() throws IOException {
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      assertThat(ask("http://127.0.0.1:" + silent.getLocalPort())).isInstanceOf(NoReply.class);
      try (Socket asked = silent.accept()) {
        asked.setSoTimeout(10_000);
        assertThat(allOf(asked)).startsWith("POST / HTTP/1.1").endsWith("{\"a\":1}");
      }
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
