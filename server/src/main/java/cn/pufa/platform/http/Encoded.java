package cn.pufa.platform.http;

import cn.pufa.platform.json.GsonJson;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** An answer as the bytes that go out, plain and compressed, each with its strong ETag. */
final class Encoded {

  /** One form of the answer, with all of its headers that never differ, ready to be sent. */
  private record Form(Buffer bytes, String etag, CharSequence etagHeader, CharSequence length) {
    static Form of(byte[] bytes, String etag) {
      return new Form(
          Buffer.buffer(bytes),
          etag,
          HttpHeaders.createOptimized(etag),
          HttpHeaders.createOptimized(String.valueOf(bytes.length)));
    }
  }

  private static final int WORTH_COMPRESSING = 1024;
  private static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
  private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("public, no-cache");

  private final Form plain;
  private final Form compressed;
  private final CharSequence mediaType;

  private Encoded(Form plain, Form compressed, CharSequence mediaType) {
    this.plain = plain;
    this.compressed = compressed;
    this.mediaType = mediaType;
  }

  /** Small answers, and what is packed already, have no compressed form. */
  static Encoded of(Buffer content, String mediaType) {
    byte[] bytes = content.getBytes();
    String hash = hash(bytes);
    boolean packed = mediaType.startsWith("image/png") || mediaType.startsWith("font/woff2");
    Form compressed =
        packed || bytes.length < WORTH_COMPRESSING
            ? null
            : Form.of(gzip(bytes), '"' + hash + "-gzip\"");
    return new Encoded(
        Form.of(bytes, '"' + hash + '"'), compressed, HttpHeaders.createOptimized(mediaType));
  }

  static Encoded json(Object value) {
    return of(Buffer.buffer(GsonJson.GSON.toJson(value)), "application/json");
  }

  int weight() {
    return plain.bytes().length() + (compressed == null ? 0 : compressed.bytes().length());
  }

  /** On the event loop; asks of the reader's own copy to be checked each time it is used. */
  void write(HttpServerRequest request) {
    write(request, NO_CACHE);
  }

  void write(HttpServerRequest request, CharSequence cacheControl) {
    HttpServerResponse response = request.response();
    MultiMap wanted = request.headers();
    Form form =
        compressed != null && acceptsGzip(wanted.get(HttpHeaders.ACCEPT_ENCODING))
            ? compressed
            : plain;
    MultiMap headers =
        response
            .headers()
            .add(HttpHeaders.ETAG, form.etagHeader())
            .add(VARY, HttpHeaders.ACCEPT_ENCODING)
            .add(HttpHeaders.CACHE_CONTROL, cacheControl);
    if (isKnown(wanted.get(HttpHeaders.IF_NONE_MATCH), form.etag())) {
      response.setStatusCode(304).end();
      return;
    }
    headers.add(HttpHeaders.CONTENT_TYPE, mediaType);
    headers.add(HttpHeaders.CONTENT_LENGTH, form.length());
    if (form == compressed) {
      headers.add(HttpHeaders.CONTENT_ENCODING, GZIP);
    }
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(form.bytes());
    }
  }

  /** Whether {@code gzip} is named, and not refused by {@code q=0}. */
  static boolean acceptsGzip(String accepted) {
    if (accepted == null) {
      return false;
    }
    int place = accepted.indexOf("gzip");
    if (place < 0) {
      return false;
    }
    int end = accepted.indexOf(',', place);
    String wish = accepted.substring(place, end < 0 ? accepted.length() : end).replace(" ", "");
    return !wish.matches("gzip;q=0(\\.0*)?");
  }

  /** {@code If-None-Match}: one tag, several, weak ones, or any. */
  static boolean isKnown(String known, String etag) {
    if (known == null) {
      return false;
    }
    if (known.equals(etag)) {
      return true;
    }
    for (String one : known.split(",")) {
      String tag = one.strip();
      if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }

  /** Slowly and well: it is done once for many readers. */
  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
