package cn.pufa.app;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.sms.Sms;
import cn.pufa.wechat.WeChatReach;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Outside parties the server speaks to.
 *
 * @param sms empty for the demo's stand-in
 * @param weChat of which all is empty for the demo's stand-in, and where the bureau has no WeChat
 */
public record Providers(Optional<Sms.Account> sms, WeChatReach.Settings weChat) {

  private static final Set<String> LOCAL = Set.of("localhost", "[::1]", "[::]", "0.0.0.0");

  static Providers read(Config.Reader reader, Config.Mode mode) {
    return new Providers(SmsSettings.read(reader, mode), WeChatSettings.read(reader, mode));
  }

  static Secret secret(Config.Reader reader, String name) {
    return new Secret(reader.text(name).get());
  }

  static Optional<String> address(Config.Reader reader, Config.Mode mode, String name) {
    return reader
        .url(name, "https", "http")
        .map(url -> url.replaceFirst("/+$", ""))
        .filter(
            url -> {
              String fault = mode == Config.Mode.PRODUCTION ? faultOf(url) : null;
              if (fault != null) {
                reader.fault(name + fault, null);
              }
              return fault == null;
            });
  }

  /**
   * The stand-ins of this machine prove nothing, and what is sent holds phones, codes and secrets.
   */
  private static String faultOf(String url) {
    if (isOnThisMachine(url)) {
      return " names a stand-in on this machine; production talks to the provider";
    }
    return url.startsWith("https://")
        ? null
        : " must begin with https:// in production: phones and secrets are sent there";
  }

  private static boolean isOnThisMachine(String url) {
    String host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
    return LOCAL.contains(host) || host.startsWith("127.");
  }

  /** All of the values or none; where one is missing, or all and they are needed, it is told. */
  static boolean isWhole(Config.Reader reader, List<String> names, boolean needed, String why) {
    List<String> missing = names.stream().filter(name -> reader.text(name).isEmpty()).toList();
    if (missing.size() < names.size() || needed) {
      missing.forEach(name -> reader.fault(name + " is missing: " + why, null));
    }
    return missing.isEmpty();
  }
}
