package cn.pufa.platform.http;

import io.vertx.core.http.HttpServerRequest;

/** Finds out who sends a request; blocking, on a virtual thread. */
@FunctionalInterface
public interface Authenticator {

  /** Null where the request carries no token; a problem where the token is not good. */
  Caller caller(HttpServerRequest request);

  /** What {@link Caller#session} would be by the cookie that came, unchecked; null for none. */
  default String cookieSession(HttpServerRequest request) {
    return null;
  }

  /** The same by the token in the header. */
  default String bearerSession(HttpServerRequest request) {
    return null;
  }
}
