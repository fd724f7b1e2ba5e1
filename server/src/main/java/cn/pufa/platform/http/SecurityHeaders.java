package cn.pufa.platform.http;

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

  private SecurityHeaders() {}

  static void add(RoutingContext context) {
    context
        .response()
        .headers()
        .set("Content-Security-Policy", POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "no-referrer")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .set("Strict-Transport-Security", "max-age=31536000");
    context.next();
  }
}
