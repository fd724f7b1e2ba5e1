package cn.pufa.app;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.wechat.WeChatApp;
import cn.pufa.platform.wechat.WeChatSeal;
import cn.pufa.wechat.PushKeys;
import cn.pufa.wechat.WeChatReach;
import cn.pufa.wechat.WeChatTemplate;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the environment says of the bureau's WeChat. */
final class WeChatSettings {

  private static final String ALL_OR_NONE = "WeChat needs all of its three values";
  private static final List<String> MINI_PROGRAM =
      List.of("WECHAT_BASE_URL", "WECHAT_APP_ID", "WECHAT_APP_SECRET");
  private static final List<String> SERVICE_ACCOUNT =
      List.of("WECHAT_SERVICE_APP_ID", "WECHAT_SERVICE_APP_SECRET");
  private static final List<String> PUSH = List.of("WECHAT_PUSH_TOKEN", "WECHAT_AES_KEY");
  private static final List<String> CHANNELS = List.of("subscribe", "service_account");

  private final Config.Reader reader;

  private WeChatSettings(Config.Reader reader) {
    this.reader = reader;
  }

  static WeChatReach.Settings read(Config.Reader reader, Config.Mode mode) {
    return new WeChatSettings(reader).read(mode);
  }

  private WeChatReach.Settings read(Config.Mode mode) {
    Optional<String> url = Providers.address(reader, mode, "WECHAT_BASE_URL");
    boolean hasMiniProgram = Providers.isWhole(reader, MINI_PROGRAM, false, ALL_OR_NONE);
    boolean hasService =
        Providers.isWhole(reader, SERVICE_ACCOUNT, false, "a 服务号 needs both of its values");
    boolean hasPush =
        Providers.isWhole(reader, PUSH, false, "WeChat signs and encrypts, or tells nothing");
    if (!hasMiniProgram && (hasService || hasPush)) {
      reader.fault("WECHAT_APP_ID is missing: a 服务号 or a push is of use beside it only", null);
    }
    return new WeChatReach.Settings(
        url.filter(base -> hasMiniProgram)
            .map(base -> app(base, "WECHAT_APP_ID", "WECHAT_APP_SECRET")),
        url.filter(base -> hasMiniProgram && hasService)
            .map(base -> app(base, "WECHAT_SERVICE_APP_ID", "WECHAT_SERVICE_APP_SECRET")),
        hasPush ? push() : Optional.empty(),
        templates(),
        reader.text("WECHAT_ARTICLE_COVER"));
  }

  private WeChatApp app(String url, String id, String secret) {
    return new WeChatApp(url, reader.text(id).get(), Providers.secret(reader, secret));
  }

  private Optional<PushKeys> push() {
    Secret aesKey = Providers.secret(reader, "WECHAT_AES_KEY");
    try {
      WeChatSeal.key(aesKey);
      return Optional.of(new PushKeys(Providers.secret(reader, "WECHAT_PUSH_TOKEN"), aesKey));
    } catch (IllegalArgumentException noKey) {
      return reader.fault(
          "WECHAT_AES_KEY must have 43 characters, as WeChat makes it", Optional.empty());
    }
  }

  /** A JSON array; each names its purpose, channel, title, id and fields. */
  private List<WeChatTemplate> templates() {
    return reader.text("WECHAT_TEMPLATES").map(this::templates).orElse(List.of());
  }

  private List<WeChatTemplate> templates(String json) {
    try {
      List<WeChatTemplate> templates =
          List.of(new Gson().fromJson(json, Written[].class)).stream()
              .map(Written::template)
              .toList();
      boolean known = templates.stream().allMatch(one -> CHANNELS.contains(one.channel()));
      return known ? templates : badTemplates();
    } catch (JsonParseException | NullPointerException notWhole) {
      return badTemplates();
    }
  }

  private List<WeChatTemplate> badTemplates() {
    return reader.fault(
        "WECHAT_TEMPLATES must be a JSON array of {purpose, channel: subscribe or service_account,"
            + " title, id, fields: {thing1: what belongs there}}",
        List.of());
  }

  /** A template as it stands in the environment. */
  private record Written(
      String purpose,
      String channel,
      String title,
      String id,
      LinkedHashMap<String, String> fields) {

    /**
     * @throws NullPointerException where one is missing
     */
    WeChatTemplate template() {
      Stream.of(purpose, channel, title, id).forEach(Objects::requireNonNull);
      return new WeChatTemplate(purpose, channel, title, id, fields);
    }
  }
}
