package cn.pufa.app;

import cn.pufa.identity.WeChat;
import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.sms.Sms;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Outside parties the server speaks to.
 *
 * @param sms empty for the demo's stand-in
 * @param weChat empty for the demo's stand-in, and in production where the bureau has no WeChat
 */
public record Providers(Optional<Sms.Account> sms, Optional<WeChat.Account> weChat) {

  private static final List<String> SMS = List.of("SMS_BASE_URL", "SMS_TOKEN", "SMS_SIGNATURE");
  private static final List<String> WECHAT =
      List.of("WECHAT_BASE_URL", "WECHAT_APP_ID", "WECHAT_APP_SECRET");
  private static final Set<String> LOCAL = Set.of("localhost", "[::1]", "[::]", "0.0.0.0");

  static Providers read(Config.Reader reader, Config.Mode mode) {
    Optional<String> sms = address(reader, mode, "SMS_BASE_URL");
    Optional<String> weChat = address(reader, mode, "WECHAT_BASE_URL");
    boolean needsSms = mode == Config.Mode.PRODUCTION;
    boolean hasSms = isWhole(reader, SMS, needsSms, "production sends codes to real phones");
    boolean hasWeChat = isWhole(reader, WECHAT, false, "WeChat needs all of its three values");
    return new Providers(
        sms.filter(url -> hasSms)
            .map(
                url ->
                    new Sms.Account(
                        url, secret(reader, "SMS_TOKEN"), reader.text("SMS_SIGNATURE").get())),
        weChat
            .filter(url -> hasWeChat)
            .map(
                url ->
                    new WeChat.Account(
                        url,
                        reader.text("WECHAT_APP_ID").get(),
                        secret(reader, "WECHAT_APP_SECRET"))));
  }

  private static Secret secret(Config.Reader reader, String name) {
    return new Secret(reader.text(name).get());
  }

  /** The stand-ins of this machine prove nothing, so production refuses them. */
  private static Optional<String> address(Config.Reader reader, Config.Mode mode, String name) {
    return reader
        .url(name, "https", "http")
        .map(url -> url.replaceFirst("/+$", ""))
        .filter(
            url -> {
              boolean standIn = mode == Config.Mode.PRODUCTION && isOnThisMachine(url);
              if (standIn) {
                reader.fault(
                    name + " names a stand-in on this machine; production talks to the provider",
                    null);
              }
              return !standIn;
            });
  }

  private static boolean isOnThisMachine(String url) {
    String host = URI.create(url).getHost().toLowerCase(Locale.ROOT);
    return LOCAL.contains(host) || host.startsWith("127.");
  }

  /** All of the values or none; where one is missing, or all and they are needed, it is told. */
  private static boolean isWhole(
      Config.Reader reader, List<String> names, boolean needed, String why) {
    List<String> missing = names.stream().filter(name -> reader.text(name).isEmpty()).toList();
    if (missing.size() < names.size() || needed) {
      missing.forEach(name -> reader.fault(name + " is missing: " + why, null));
    }
    return missing.isEmpty();
  }
}
