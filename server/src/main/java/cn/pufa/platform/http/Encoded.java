package cn.pufa.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as the bytes that go out, plain and compressed, with its ETag.
 *
 * @param compressed null where compressing does not pay
 */
record Encoded(Buffer plain, Buffer compressed, String etag, String mediaType) {

  private static final int WORTH_COMPRESSING = 1024;

  static Encoded of(Buffer content, String mediaType) {
    byte[] bytes = content.getBytes();
    boolean packed = mediaType.startsWith("image/png") || mediaType.startsWith("font/woff2");
    Buffer compressed =
        packed || bytes.length < WORTH_COMPRESSING ? null : Buffer.buffer(gzip(bytes));
    return new Encoded(content, compressed, etag(bytes), mediaType);
  }

  int weight() {
    return plain.length() + (compressed == null ? 0 : compressed.length());
  }

  /** On the event loop. */
  void write(RoutingContext context) {
    var request = context.request();
    var response = context.response();
    response.putHeader("ETag", etag).putHeader("Vary", "Accept-Encoding");
    if (!response.headers().contains("Cache-Control")) {
      response.putHeader("Cache-Control", "no-cache");
    }
    if (etag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", mediaType);
    String accepted = request.getHeader("Accept-Encoding");
    if (compressed != null && accepted != null && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(compressed);
    } else {
      response.end(plain);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return out.toByteArray();
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22)
          + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
