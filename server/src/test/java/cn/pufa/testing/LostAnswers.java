package cn.pufa.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a server and PostgreSQL. Of the transaction in which it sees a sign, the database
 * hears the COMMIT and keeps it, and the server never hears that it did.
 */
public final class LostAnswers implements AutoCloseable {

  /** How PostgreSQL says it: the message CommandComplete. */
  private static final String COMMITTED = "C\0\0\0\u000bCOMMIT\0";

  private final URI database;
  private final ServerSocket listening;
  private final AtomicInteger lost = new AtomicInteger();
  private volatile String sign;

  /** One connection of the server, and its other half to the database. */
  private final class Line {
    private final Socket near;
    private final Socket far;
    private volatile String marked;

    Line(Socket near) throws IOException {
      this.near = near;
      this.far = new Socket(database.getHost(), database.getPort());
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pump(near, far, this::asked));
      Thread.ofVirtual().start(() -> pump(far, near, this::answered));
    }

    private boolean asked(String said) {
      String wanted = sign;
      if (wanted != null && said.contains(wanted)) {
        marked = wanted;
      }
      return true;
    }

    private boolean answered(String said) {
      if (marked == null || !marked.equals(sign) || !said.contains(COMMITTED)) {
        return true;
      }
      sign = null;
      lost.incrementAndGet();
      return false;
    }
  }

  private interface Listener {
    /** False to hang up instead of passing it on. */
    boolean mayPass(String said);
  }

  private LostAnswers(String url) throws IOException {
    this.database = URI.create(url);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public static LostAnswers before(String url) {
    try {
      return new LostAnswers(url);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Where the server finds the database. */
  public String url() {
    return database
        .toString()
        .replace(":" + database.getPort() + "/", ":" + listening.getLocalPort() + "/");
  }

  /** Of the next transaction with this text in one of its parameters. */
  public void loseCommitWith(String text) {
    sign = text;
  }

  public int lost() {
    return lost.get();
  }

  private void accept() {
    try {
      while (true) {
        new Line(listening.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void pump(Socket from, Socket to, Listener listener) {
    byte[] bytes = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        if (!listener.mayPass(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))) {
          return;
        }
        out.write(bytes, 0, length);
      }
    } catch (IOException hungUp) {
      // The other half ends with this one.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
