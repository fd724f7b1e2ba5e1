package cn.pufa.platform.cache;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections, opened first, that then ask for the same thing as nearly at once as may be. */
final class Stampede {

  private static final String GOOD = "HTTP/1.1 200 ";

  private final InetSocketAddress server;
  private final ByteBuffer request;
  private final int crowd;

  Stampede(URI server, String path, int crowd) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.request =
        StandardCharsets.ISO_8859_1.encode(
            "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path));
    this.crowd = crowd;
  }

  /** How many were answered well. */
  int run() throws IOException {
    List<SocketChannel> channels = new ArrayList<>();
    try {
      for (int client = 0; client < crowd; client++) {
        channels.add(SocketChannel.open(server));
      }
      for (SocketChannel channel : channels) {
        channel.write(request.duplicate());
      }
      int good = 0;
      for (SocketChannel channel : channels) {
        if (startOf(channel).equals(GOOD)) {
          good++;
        }
      }
      return good;
    } finally {
      for (SocketChannel channel : channels) {
        channel.close();
      }
    }
  }

  private static String startOf(SocketChannel channel) throws IOException {
    var start = ByteBuffer.allocate(GOOD.length());
    while (start.hasRemaining() && channel.read(start) >= 0) {
      // More of it.
    }
    return StandardCharsets.ISO_8859_1.decode(start.flip()).toString();
  }
}
