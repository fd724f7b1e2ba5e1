package cn.pufa.platform.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** Addresses whose X-Forwarded-For is believed; nobody else's is. */
public record TrustedProxies(Set<String> addresses) {

  String addressOf(HttpServerRequest request) {
    String peer = request.remoteAddress().hostAddress();
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded == null || !addresses.contains(peer)) {
      return peer;
    }
    return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
  }
}
