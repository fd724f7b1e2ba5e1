package cn.pufa.app;

import cn.pufa.platform.sms.Sms;
import cn.pufa.platform.sms.Sms.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the environment says of who sends the bureau's SMS. */
final class SmsSettings {

  private static final String NEEDED = "production sends codes to real phones";
  private static final List<String> GENERIC = List.of("SMS_BASE_URL", "SMS_TOKEN", "SMS_SIGNATURE");
  private static final List<String> ALIYUN =
      List.of("SMS_ACCESS_KEY_ID", "SMS_ACCESS_KEY_SECRET", "SMS_SIGNATURE", "SMS_CODE_TEMPLATE");
  private static final List<String> TENCENT =
      List.of(
          "SMS_ACCESS_KEY_ID",
          "SMS_ACCESS_KEY_SECRET",
          "SMS_APP_ID",
          "SMS_SIGNATURE",
          "SMS_CODE_TEMPLATE");

  private SmsSettings() {}

  /** Empty for the demo's stand-in. */
  static Optional<Sms.Account> read(Config.Reader reader, Config.Mode mode) {
    Provider provider = provider(reader);
    Optional<String> url = Providers.address(reader, mode, "SMS_BASE_URL");
    boolean chosen = reader.text("SMS_PROVIDER").isPresent();
    boolean whole =
        Providers.isWhole(
            reader, names(provider), chosen || mode == Config.Mode.PRODUCTION, NEEDED);
    if (!whole || provider == Provider.GENERIC && url.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sms.Account(
            provider,
            url.orElse(null),
            text(reader, "SMS_ACCESS_KEY_ID"),
            Providers.secret(
                reader, provider == Provider.GENERIC ? "SMS_TOKEN" : "SMS_ACCESS_KEY_SECRET"),
            text(reader, "SMS_APP_ID"),
            text(reader, "SMS_SIGNATURE"),
            text(reader, "SMS_CODE_TEMPLATE")));
  }

  private static Provider provider(Config.Reader reader) {
    String name = reader.text("SMS_PROVIDER").orElse("generic");
    try {
      return Provider.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return reader.fault("SMS_PROVIDER must be generic, aliyun or tencent", Provider.GENERIC);
    }
  }

  private static List<String> names(Provider provider) {
    return switch (provider) {
      case GENERIC -> GENERIC;
      case ALIYUN -> ALIYUN;
      case TENCENT -> TENCENT;
    };
  }

  private static String text(Config.Reader reader, String name) {
    return reader.text(name).orElse(null);
  }
}
