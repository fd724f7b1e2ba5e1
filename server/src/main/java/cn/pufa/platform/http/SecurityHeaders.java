package cn.pufa.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * On every answer: nothing from outside hosts, no inline script, no framing, no guessing of types.
 */
final class SecurityHeaders {

  static final String POLICY_NAME = "Content-Security-Policy";

  // Both clients set attributes of style, and neither writes blocks of them.
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'%s; style-src-attr 'unsafe-inline'; "
          + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final MultiMap ALL =
      HttpHeaders.headers()
          .add(POLICY_NAME, POLICY.formatted(""))
          .add("X-Content-Type-Options", "nosniff")
          .add("X-Frame-Options", "DENY")
          .add("Referrer-Policy", "no-referrer")
          .add("Cross-Origin-Opener-Policy", "same-origin")
          .add("Cross-Origin-Resource-Policy", "same-origin")
          .add("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
          .add("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
          .copy(false);

  private SecurityHeaders() {}

  static void add(RoutingContext context) {
    add(context.response());
    context.next();
  }

  static void add(HttpServerResponse response) {
    response.headers().addAll(ALL);
  }

  /** For a page with one block of style of its own. */
  static String policyWithStyle(String block) {
    return POLICY.formatted(" 'sha256-" + Base64.getEncoder().encodeToString(sha256(block)) + "'");
  }

  private static byte[] sha256(String block) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** For an answer that brings all of its headers along. */
  static MultiMap all() {
    return ALL.copy(true);
  }
}
