package cn.pufa.platform.http;

import java.util.List;
import java.util.UUID;

/**
 * Who sends a request.
 *
 * @param session hash of the token, the session's name inside the server
 * @param byCookie whether the token came as a cookie, so that commands need the CSRF token
 * @param totpMissing whether all grants are withheld until an authenticator is confirmed
 */
public record Caller(
    UUID person,
    String account,
    String displayName,
    List<Grant> grants,
    String session,
    boolean byCookie,
    boolean totpMissing) {

  public static final String ANYONE = "anyone";
  public static final String SIGNED_IN = "signed_in";
}
