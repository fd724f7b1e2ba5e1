package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A file on its way to its reader: a piece is sent, and only when it is written the next one is
 * made, so that no more than one piece of it is in memory.
 */
final class FileStream extends OutputStream {

  private static final int PIECE = 64 * 1024;

  private final HttpServerResponse response;
  private byte[] piece = new byte[PIECE];
  private int filled;

  FileStream(HttpServerResponse response, Answer.Streamed file) {
    this.response = response;
    response
        .setChunked(true)
        .putHeader("Content-Type", Answer.contentType(file.mediaType()))
        .putHeader("Content-Disposition", Answer.disposition(file.name()))
        .putHeader("Cache-Control", "no-store");
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int taken = Math.min(left, PIECE - filled);
      System.arraycopy(bytes, from, piece, filled, taken);
      filled += taken;
      from += taken;
      left -= taken;
      if (filled == PIECE) {
        send();
      }
    }
  }

  private void send() throws IOException {
    if (response.closed()) {
      throw new IOException("the reader left");
    }
    var sent = Buffer.buffer(filled == PIECE ? piece : Arrays.copyOf(piece, filled));
    piece = new byte[PIECE];
    filled = 0;
    try {
      response.write(sent).await();
    } catch (RuntimeException fault) {
      throw new IOException(fault);
    }
  }

  /** Whoever wrote has ended; only {@link #finish} says that the file is whole. */
  @Override
  public void close() {}

  void finish() throws IOException {
    if (filled > 0) {
      send();
    }
    response.end();
  }

  boolean readerLeft() {
    return response.closed();
  }

  /** The reader is told that what came is not whole. */
  void breakOff() {
    response.reset();
  }
}
