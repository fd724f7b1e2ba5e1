package cn.pufa.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * On every answer: nothing from outside hosts, no inline script, no framing, no guessing of types.
 */
final class SecurityHeaders {

  // Vue and Element Plus set style attributes; styles cannot run code.
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
          + "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
          + "frame-ancestors 'none'";

  private static final MultiMap ALL =
      HttpHeaders.headers()
          .add("Content-Security-Policy", POLICY)
          .add("X-Content-Type-Options", "nosniff")
          .add("X-Frame-Options", "DENY")
          .add("Referrer-Policy", "no-referrer")
          .add("Cross-Origin-Opener-Policy", "same-origin")
          .add("Cross-Origin-Resource-Policy", "same-origin")
          .add("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
          .add("Strict-Transport-Security", "max-age=31536000")
          .copy(false);

  private SecurityHeaders() {}

  static void add(RoutingContext context) {
    context.response().headers().addAll(ALL);
    context.next();
  }

  /** For an answer that brings all of its headers along. */
  static MultiMap all() {
    return ALL.copy(true);
  }
}
