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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as the bytes that go out, plain and compressed, each with its strong ETag and with all
 * of its headers. These never differ from one reader to the next, so Vert.x renders them once; an
 * answer like this bears no number of its request.
 */
final class Encoded {

  /** One form of the answer, with the headers that go with its bytes. */
  private static final class Form {

    final Buffer bytes;
    final String etag;
    private final CharSequence cacheControl;
    private final CharSequence length;
    private final MultiMap whole;
    private volatile MultiMap known;

    /**
     * @param encoding null for the plain form
     */
    Form(byte[] bytes, String etag, Kind kind, CharSequence encoding) {
      this.bytes = Buffer.buffer(bytes);
      this.etag = etag;
      this.cacheControl = kind.cacheControl();
      this.length = HttpHeaders.createOptimized(String.valueOf(bytes.length));
      MultiMap headers =
          common()
              .add(HttpHeaders.CONTENT_TYPE, kind.mediaType())
              .add(HttpHeaders.CONTENT_LENGTH, length);
      if (encoding != null) {
        headers.add(HttpHeaders.CONTENT_ENCODING, encoding);
      }
      this.whole = headers.copy(false);
    }

    private MultiMap common() {
      return SecurityHeaders.all()
          .add(HttpHeaders.ETAG, HttpHeaders.createOptimized(etag))
          .add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
          .add(HttpHeaders.CACHE_CONTROL, cacheControl);
    }

    /** For whoever has the bytes already; some clients would wait for a body of the length told. */
    MultiMap known() {
      MultiMap made = known;
      if (made == null) {
        made = common().copy(false);
        known = made;
      }
      return made;
    }
  }

  private record Kind(CharSequence mediaType, CharSequence cacheControl) {

    static Kind of(String mediaType, String cacheControl) {
      return new Kind(
          HttpHeaders.createOptimized(mediaType), HttpHeaders.createOptimized(cacheControl));
    }
  }

  private static final int WORTH_COMPRESSING = 1024;

  /** What takes longer to compress than an event loop should be kept. */
  private static final int COMPRESSED_AT_ONCE = 32 * 1024;

  /** Whoever keeps a copy asks each time whether it still holds. */
  private static final String NO_CACHE = "public, no-cache";

  private static final Kind JSON = Kind.of("application/json", NO_CACHE);
  private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

  private final Kind kind;
  private final Form plain;
  private final boolean compresses;
  private volatile Form compressed;

  private Encoded(byte[] bytes, Kind kind, boolean compresses) {
    this.kind = kind;
    this.compresses = compresses;
    this.plain = new Form(bytes, '"' + hash(bytes) + '"', kind, null);
  }

  static Encoded of(Buffer content, String mediaType) {
    return of(content, mediaType, NO_CACHE);
  }

  /** Small answers, and what is packed already, have no compressed form. */
  static Encoded of(Buffer content, String mediaType, String cacheControl) {
    boolean packed = mediaType.startsWith("image/png") || mediaType.startsWith("font/woff2");
    return of(content.getBytes(), Kind.of(mediaType, cacheControl), !packed);
  }

  private static Encoded of(byte[] bytes, Kind kind, boolean mayCompress) {
    var encoded = new Encoded(bytes, kind, mayCompress && bytes.length >= WORTH_COMPRESSING);
    if (encoded.compresses && bytes.length > COMPRESSED_AT_ONCE) {
      encoded.compressed();
    }
    return encoded;
  }

  /**
   * @param answer a value or a file
   */
  static Encoded of(Answer answer) {
    return answer instanceof Answer.File file
        ? of(file.content(), Answer.contentType(file.mediaType()))
        : json(((Answer.Json) answer).value());
  }

  static Encoded json(Object value) {
    return of(GsonJson.GSON.toJson(value).getBytes(StandardCharsets.UTF_8), JSON, true);
  }

  /** Text shrinks to less than half: so much is reckoned for a form that nobody has wanted yet. */
  int weight() {
    int length = plain.bytes.length();
    if (!compresses) {
      return length;
    }
    Form made = compressed;
    return length + (made == null ? length / 2 : made.bytes.length());
  }

  /** Made for the first who wants it: what few ask for, nobody asks for compressed. */
  private Form compressed() {
    Form made = compressed;
    return made == null ? compress() : made;
  }

  private synchronized Form compress() {
    if (compressed == null) {
      String etag = plain.etag.substring(0, plain.etag.length() - 1) + "-gzip\"";
      compressed = new Form(gzip(plain.bytes.getBytes()), etag, kind, GZIP);
    }
    return compressed;
  }

  /** On the event loop. */
  void write(HttpServerRequest request) {
    MultiMap wanted = request.headers();
    boolean packed = compresses && acceptsGzip(wanted.get(HttpHeaders.ACCEPT_ENCODING));
    Form form = packed ? compressed() : plain;
    HttpServerResponse response = request.response();
    if (isKnown(wanted.get(HttpHeaders.IF_NONE_MATCH), form.etag)) {
      // Vert.x takes a header out of each 304; out of shared ones it would copy them all first.
      response.headersEndHandler(taken -> response.headers().setAll(form.known()));
      response.setStatusCode(304).end();
      return;
    }
    response.headers().setAll(form.whole);
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(form.bytes);
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

  /** As small as it gets: done once, sent often. */
  private static final class Packing extends GZIPOutputStream {

    Packing(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new Packing(out)) {
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
