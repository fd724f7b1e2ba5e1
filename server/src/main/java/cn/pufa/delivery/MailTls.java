package cn.pufa.delivery;

import cn.pufa.platform.secret.SecretUrl;
import java.util.Optional;

/**
 * Letters and the password of the mailbox travel encrypted, to a server whose certificate proves
 * that it is the one that was named. {@code ?tls=none} leaves that out, for a server on the
 * loopback address alone.
 */
public final class MailTls {

  private static final String LOOPBACK = "127(\\.\\d{1,3}){3}|\\[::1\\]";

  private MailTls() {}

  public static boolean isLeftOut(SecretUrl server) {
    return server.parameter("tls").isPresent();
  }

  /** What is wrong with leaving it out; empty where it is not left out, or may be. */
  public static Optional<String> fault(SecretUrl server) {
    return server
        .parameter("tls")
        .filter(told -> !told.equals("none") || !server.host().matches(LOOPBACK))
        .map(told -> " may say of tls only tls=none, and that of a server on 127.0.0.1 or [::1]");
  }
}
