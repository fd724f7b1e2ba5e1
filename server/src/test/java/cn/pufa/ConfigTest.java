package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.pufa.app.Config;
import cn.pufa.app.Slowness;
import cn.pufa.delivery.DeliverySettings;
import cn.pufa.delivery.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server takes from its environment, and what production refuses. */
class ConfigTest {

  private static final Map<String, String> PRODUCTION =
      Map.of(
          "DATABASE_URL", "postgresql://pufa_app:Xk7%2Bq2mP@db.internal:5432/pufa",
          "DATABASE_OWNER_URL", "postgresql://pufa_owner:R3tz8wQa@db.internal:5432/pufa",
          "SMTP_URL", "smtps://mail.internal:465?from=pufa@demo.invalid",
          "PUFA_KEYS", "k1:" + "q".repeat(43) + "=",
          "SMS_BASE_URL", "https://sms.demo.invalid/v1",
          "SMS_TOKEN", "Vb3kq9Lw",
          "SMS_SIGNATURE", "演示民政局",
          "WECHAT_BASE_URL", "https://wechat.demo.invalid",
          "WECHAT_APP_ID", "wx0000000000000000",
          "WECHAT_APP_SECRET", "Ty7mZ2pQ");

  @Test
  void aDemoNeedsNothingElse() {
    Config config = Config.read(Map.of("PUFA_MODE", "demo"));
    assertThat(config.isDemo()).isTrue();
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().managementPort()).isEmpty();
    assertThat(config.http().trustedProxies()).isEmpty();
    assertThat(config.home()).isEqualTo(Path.of(".pufa").toAbsolutePath());
    assertThat(config.files()).isEqualTo(config.home().resolve("files"));
    assertThat(config.statutes()).isEqualTo(Path.of("statutes"));
    assertThat(config.databaseUrl()).isEmpty();
    assertThat(config.databaseOwnerUrl()).isEmpty();
    assertThat(config.redisUrl()).isEmpty();
    assertThat(config.smtpUrl()).isEmpty();
    assertThat(config.providers().sms()).isEmpty();
    assertThat(config.providers().weChat().miniProgram()).isEmpty();
    assertThat(config.delivery().window()).isEqualTo(DeliverySettings.WINDOW);
    assertThat(config.delivery().quiet()).isEqualTo(QuietHours.NONE);
    assertThat(config.requireTotp()).isFalse();
    assertThat(config.slowness()).isEqualTo(new Slowness(1000, 1000, 1000));
    assertThat(config.seed()).isEqualTo(1);
    Instant now = config.clock().instant();
    assertThat(Duration.between(Instant.now(), now)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void whoNamesNoModeGetsProduction() {
    assertThat(Config.read(PRODUCTION).mode()).isEqualTo(Config.Mode.PRODUCTION);
    assertThat(faults(Map.of())).anyMatch(fault -> fault.startsWith("SMTP_URL"));
  }

  @Test
  void emptyValuesCountAsAbsent() {
    Config config = Config.read(Map.of("PUFA_MODE", " demo ", "HTTP_PORT", "", "REDIS_URL", " "));
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.redisUrl()).isEmpty();
  }

  @Test
  void proxiesAreAList() {
    Config config =
        Config.read(Map.of("PUFA_MODE", "demo", "TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"));
    assertThat(config.http().trustedProxies()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
  }

  @Test
  void sendingHasItsSettings() {
    Config config =
        Config.read(
            Map.of(
                "PUFA_MODE", "demo",
                "DELIVERY_WINDOW", "8",
                "QUIET_HOURS", "none",
                "DELIVERY_PACE", "sms=20, email=5"));
    assertThat(config.delivery())
        .isEqualTo(new DeliverySettings(8, QuietHours.NONE, Map.of("sms", 20, "email", 5)));
  }

  @Test
  void allFaultsAreToldAtOnceByVariable() {
    List<String> faults =
        faults(
            Map.of(
                "PUFA_MODE", "demonstration",
                "HTTP_PORT", "80a",
                "MANAGEMENT_PORT", "-1",
                "PUFA_SEED", "x",
                "DATABASE_URL", "mysql://db/pufa",
                "DATABASE_OWNER_URL", "not a url",
                "REDIS_URL", "redis:",
                "SMTP_URL", "mail.internal",
                "PUFA_CLOCK", "yesterday",
                "WECHAT_BASE_URL", "http://a b"));
    assertThat(faults)
        .extracting(fault -> fault.split(" ")[0])
        .contains(
            "PUFA_MODE",
            "HTTP_PORT",
            "MANAGEMENT_PORT",
            "PUFA_SEED",
            "DATABASE_URL",
            "DATABASE_OWNER_URL",
            "REDIS_URL",
            "SMTP_URL",
            "PUFA_CLOCK",
            "WECHAT_BASE_URL");
    assertThat(faults).noneMatch(fault -> fault.contains("not a url") || fault.contains("mysql"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_PORT, 65536",
    "MANAGEMENT_PORT, 99999",
    "DATABASE_URL, postgresql://db.internal/pufa",
    "PUFA_CLOCK, 2024-02-30T00:00:00Z",
    "PUFA_CLOCK, P",
    "PUFA_REQUIRE_TOTP, maybe",
    "SMTP_URL, smtp://mail.internal:25?tls=none",
    "SMTP_URL, smtp://localhost:25?tls=none",
    "SMTP_URL, smtps://127.0.0.1?from=a@demo.invalid&tls=no",
    "BOUNCE_IMAP_URL, imap://role:Xk7q2mP@127.0.0.1.demo.invalid?tls=none",
    "DELIVERY_WINDOW, 0",
    "DELIVERY_WINDOW, 1001",
    "QUIET_HOURS, 21-8",
    "DELIVERY_PACE, sms=0",
    "DELIVERY_PACE, pigeon=5",
    "PUFA_KEYS, k1",
    "PUFA_KEYS, k1:c2hvcnQ=",
    "PUFA_KEYS, k1:not base64",
    "PUFA_KEYS, 一:ZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGU="
  })
  void valuesThatCannotWorkAreRefusedInADemoToo(String variable, String value) {
    assertThat(faults(Map.of("PUFA_MODE", "demo", variable, value)))
        .singleElement()
        .asString()
        .startsWith(variable + " ");
  }

  @Test
  void aDemoMayTravelInTime() {
    Config then = Config.read(Map.of("PUFA_MODE", "demo", "PUFA_CLOCK", "2024-12-20T00:00:00Z"));
    assertThat(then.clock().instant())
        .isBetween(Instant.parse("2024-12-20T00:00:00Z"), Instant.parse("2024-12-20T00:01:00Z"));
    Config before = Config.read(Map.of("PUFA_MODE", "demo", "PUFA_CLOCK", "-P30D"));
    assertThat(Duration.between(before.clock().instant(), Instant.now()))
        .isBetween(Duration.ofDays(30).minusSeconds(5), Duration.ofDays(30).plusSeconds(5));
  }

  @Test
  void productionRunsWithRealPartsOnly() {
    Config config = Config.read(with("PUFA_MODE", "production"));
    assertThat(config.isDemo()).isFalse();
    assertThat(config.databaseUrl()).isPresent();
    assertThat(config.providers().sms()).isPresent();
    assertThat(config.providers().weChat().miniProgram()).isPresent();
    assertThat(config.requireTotp()).isTrue();
    assertThat(config.toString()).doesNotContain("Vb3kq9Lw", "Ty7mZ2pQ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"smtp://127.0.0.1:25?from=a@demo.invalid&tls=none", "smtp://[::1]?tls=none"})
  void aMailServerOfThisMachineMayLeaveTlsOut(String url) {
    assertThat(Config.read(with("SMTP_URL", url)).smtpUrl()).isPresent();
  }

  @Test
  void noPasswordOfAnAddressIsPrinted() {
    Map<String, String> addresses =
        Map.of(
            "DATABASE_URL", "postgresql://pufa_app:Xk7q2mP@db.internal/pufa",
            "DATABASE_OWNER_URL", "postgresql://pufa_owner:Xk7q2mPo@db.internal/pufa",
            "REDIS_URL", "redis://:Xk7q2mP@redis.internal",
            "SMTP_URL", "smtps://pufa:Xk7q2mP@mail.internal",
            "BOUNCE_IMAP_URL", "imaps://pufa:Xk7q2mP@mail.internal");
    Map<String, String> environment = new HashMap<>(PRODUCTION);
    environment.putAll(addresses);
    assertThat(Config.read(environment).toString())
        .contains("postgresql://***", "redis://***", "smtps://***", "imaps://***")
        .doesNotContain("Xk7q2mP");
    addresses.forEach(
        (name, url) ->
            assertThat(faults(with(name, url.replace("://", ":/ /"))))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .doesNotContain("Xk7q2mP"));
  }

  @Test
  void aBureauMayHaveNoWeChat() {
    Map<String, String> without = new HashMap<>(PRODUCTION);
    without.keySet().removeIf(name -> name.startsWith("WECHAT_"));
    assertThat(Config.read(without).providers().weChat().miniProgram()).isEmpty();
  }

  @Test
  void aBureauMayHaveMoreOfWeChat() {
    Map<String, String> more = new HashMap<>(PRODUCTION);
    more.put("WECHAT_SERVICE_APP_ID", "wx-service");
    more.put("WECHAT_SERVICE_APP_SECRET", "Vb3kq9Lw-service");
    more.put("WECHAT_PUSH_TOKEN", "Ty7mZ2pQ-push");
    more.put("WECHAT_AES_KEY", "a".repeat(42) + "E");
    more.put(
        "WECHAT_TEMPLATES",
        """
        [{"purpose": "reminder", "channel": "subscribe", "title": "办理提醒", "id": "t-1",
          "fields": {"thing1": "单位名称"}}]""");
    Config config = Config.read(more);
    var weChat = config.providers().weChat();
    assertThat(weChat.serviceAccount())
        .hasValueSatisfying(app -> assertThat(app.appId()).isEqualTo("wx-service"));
    assertThat(weChat.push()).isPresent();
    assertThat(weChat.templates())
        .singleElement()
        .satisfies(template -> assertThat(template.fields()).containsEntry("thing1", "单位名称"));
    assertThat(config.toString()).doesNotContain("Vb3kq9Lw", "Ty7mZ2pQ", "aaaaa");
  }

  @ParameterizedTest
  @CsvSource({
    "WECHAT_SERVICE_APP_ID, wx-service, WECHAT_SERVICE_APP_SECRET",
    "WECHAT_PUSH_TOKEN, Ty7mZ2pQ, WECHAT_AES_KEY"
  })
  void halfOfMoreIsToldByItsOtherHalf(String variable, String value, String missing) {
    Map<String, String> half = new HashMap<>(PRODUCTION);
    half.put(variable, value);
    assertThatThrownBy(() -> Config.read(half)).hasMessageContaining(missing + " is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "{}",
        "[{}]",
        "[{\"purpose\": \"a\", \"channel\": \"pigeon\", \"title\": \"b\", \"id\": \"c\", \"fields\": {}}]"
      })
  void templatesAreWholeOrRefused(String written) {
    Map<String, String> odd = new HashMap<>(PRODUCTION);
    odd.put("WECHAT_TEMPLATES", written);
    assertThatThrownBy(() -> Config.read(odd)).hasMessageContaining("WECHAT_TEMPLATES must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WECHAT_BASE_URL", "WECHAT_APP_ID", "WECHAT_APP_SECRET"})
  void halfAWeChatIsNone(String variable) {
    Map<String, String> without = new HashMap<>(PRODUCTION);
    without.remove(variable);
    assertThat(faults(without)).singleElement().asString().startsWith(variable + " is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMTP_URL",
        "DATABASE_OWNER_URL",
        "PUFA_KEYS",
        "SMS_BASE_URL",
        "SMS_TOKEN",
        "SMS_SIGNATURE"
      })
  void productionMissesWhatItNeeds(String variable) {
    Map<String, String> without = new HashMap<>(PRODUCTION);
    without.remove(variable);
    assertThat(faults(without)).anyMatch(fault -> fault.startsWith(variable + " is missing"));
  }

  @ParameterizedTest
  @CsvSource({
    "DATABASE_URL, postgresql://pufa_app@db.internal/pufa",
    "DATABASE_URL, postgresql://pufa_app:@db.internal/pufa",
    "DATABASE_URL, postgresql://pufa_app:postgres@db.internal/pufa",
    "DATABASE_URL, postgresql://pufa_app:Changeme@db.internal/pufa",
    "DATABASE_URL, postgresql://pufa_app:pufa_app@db.internal/pufa",
    "DATABASE_OWNER_URL, postgresql://pufa_owner:123456@db.internal/pufa",
    "DATABASE_OWNER_URL, postgresql://pufa_owner:p%75fa@db.internal/pufa",
    "DATABASE_OWNER_URL, postgresql://pufa_app:R3tz8wQa@db.internal/pufa",
    "PUFA_KEYS, demo:ZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGU=",
    "PUFA_KEYS, other:ZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGU=",
    "PUFA_CLOCK, P1D",
    "PUFA_CLOCK, 2024-12-20T00:00:00Z",
    "WECHAT_BASE_URL, http://127.0.0.1:9100",
    "WECHAT_BASE_URL, http://127.1.2.3:9100",
    "WECHAT_BASE_URL, http://[::1]:9100",
    "SMS_BASE_URL, http://localhost:9100",
    "SMS_BASE_URL, http://LOCALHOST",
    "SMS_BASE_URL, http://0.0.0.0",
    "SMS_BASE_URL, http://sms.demo.invalid/v1",
    "WECHAT_BASE_URL, http://wechat.demo.invalid"
  })
  void productionRefusesByVariable(String variable, String value) {
    assertThat(faults(with(variable, value)))
        .singleElement()
        .asString()
        .startsWith(variable + " ")
        .doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aliyun", "tencent"})
  void aCompanyThatSendsSmsNeedsNoAddressAndAllOfItsAccount(String provider) {
    Map<String, String> whole = new HashMap<>(PRODUCTION);
    whole.keySet().removeIf(name -> name.startsWith("SMS_"));
    whole.put("SMS_PROVIDER", provider);
    whole.put("SMS_ACCESS_KEY_ID", "demo-key");
    whole.put("SMS_ACCESS_KEY_SECRET", "Vb3kq9Lw");
    whole.put("SMS_SIGNATURE", "演示民政局");
    whole.put("SMS_CODE_TEMPLATE", "SMS_1");
    if (provider.equals("tencent")) {
      whole.put("SMS_APP_ID", "1400000000");
    }
    assertThat(Config.read(whole).providers().sms().orElseThrow().baseUrl()).isNull();
    whole.keySet().stream()
        .filter(name -> name.startsWith("SMS_") && !name.equals("SMS_PROVIDER"))
        .forEach(
            name -> {
              Map<String, String> without = new HashMap<>(whole);
              without.remove(name);
              assertThat(faults(without))
                  .singleElement()
                  .asString()
                  .startsWith(name + " is missing");
            });
  }

  @Test
  void whatIsSlowTakesSomeTime() {
    assertThat(faults(with("SLOW_EVENT_LOOP_MS", "0")))
        .containsExactly("SLOW_EVENT_LOOP_MS must be at least 1");
    assertThat(faults(with("SLOW_STATEMENT_MS", "soon")))
        .containsExactly("SLOW_STATEMENT_MS must be a whole number");
  }

  @Test
  void anSmsProviderIsOneWeSpeakTo() {
    assertThat(faults(with("SMS_PROVIDER", "somebody")))
        .containsExactly("SMS_PROVIDER must be generic, aliyun or tencent");
  }

  @Test
  void aDemoMayUseStandIns() {
    Config.read(
        Map.of(
            "PUFA_MODE", "demo",
            "WECHAT_BASE_URL", "http://127.0.0.1:9100",
            "WECHAT_APP_ID", "wx0000000000000000",
            "WECHAT_APP_SECRET", "demo",
            "SMS_BASE_URL", "http://localhost:9100",
            "SMS_TOKEN", "demo",
            "SMS_SIGNATURE", "演示民政局"));
  }

  private static Map<String, String> with(String variable, String value) {
    Map<String, String> environment = new HashMap<>(PRODUCTION);
    environment.put(variable, value);
    return environment;
  }

  private static List<String> faults(Map<String, String> environment) {
    List<String> told = new java.util.ArrayList<>();
    assertThatExceptionOfType(Config.Faulty.class)
        .isThrownBy(() -> Config.read(environment))
        .satisfies(faulty -> told.addAll(faulty.getMessage().lines().toList()));
    return told;
  }
}
