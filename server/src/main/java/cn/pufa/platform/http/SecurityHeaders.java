package cn.pufa.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * On every answer: nothing from outside hosts, no inline script, no framing, no guessing of types.
 */
final class SecurityHeaders {

  // Vue and Element Plus set style attributes; styles cannot run code.
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
          + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
          + "frame-ancestors 'none'";

  private static final List<Header> ALL =
      List.of(
          header("Content-Security-Policy", POLICY),
          header("X-Content-Type-Options", "nosniff"),
          header("X-Frame-Options", "DENY"),
          header("Referrer-Policy", "no-referrer"),
          header("Cross-Origin-Opener-Policy", "same-origin"),
          header("Cross-Origin-Resource-Policy", "same-origin"),
          header("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
          header("Strict-Transport-Security", "max-age=31536000"));

  /** Kept as the bytes that go out. */
  private record Header(CharSequence name, CharSequence value) {}

  private SecurityHeaders() {}

  private static Header header(String name, String value) {
    return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
  }

  static void add(RoutingContext context) {
    add(context.response());
    context.next();
  }

  static void add(HttpServerResponse response) {
    MultiMap headers = response.headers();
    for (Header header : ALL) {
      headers.add(header.name(), header.value());
    }
  }
}
