package cn.pufa.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * A command that comes with the cookie must also carry a value only our own page can know. The
 * value follows from the session, so nothing is stored; the page learns it at sign-in and from
 * {@code getCurrentPerson}.
 */
public final class Csrf {

  public static final String HEADER = "X-CSRF-Token";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private Csrf() {}

  public static String tokenFor(String session) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(("csrf:" + session).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void require(HttpServerRequest request, Caller caller) {
    if (caller == null || !caller.byCookie() || SAFE.contains(request.method())) {
      return;
    }
    String sent = String.valueOf(request.getHeader(HEADER));
    byte[] wanted = tokenFor(caller.session()).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(wanted, sent.getBytes(StandardCharsets.UTF_8))) {
      throw Problem.of(ProblemType.CSRF_REJECTED);
    }
  }
}
