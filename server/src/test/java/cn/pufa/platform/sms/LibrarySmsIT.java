package cn.pufa.platform.sms;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.sms.Sms.Account;
import cn.pufa.platform.sms.Sms.Fault;
import cn.pufa.platform.sms.Sms.NotNow;
import cn.pufa.platform.sms.Sms.Outcome;
import cn.pufa.platform.sms.Sms.Provider;
import cn.pufa.platform.sms.Sms.Refused;
import cn.pufa.platform.sms.Sms.Sent;
import cn.pufa.platform.sms.Sms.Template;
import cn.pufa.platform.sms.Sms.Text;
import cn.pufa.platform.sms.Sms.Unknown;
import cn.pufa.testing.ProviderStandIn;
import cn.pufa.testing.ProviderStandIn.Taken;
import cn.pufa.testing.SelfSigned;
import cn.pufa.testing.Sending;
import cn.pufa.testing.UnknownServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is certain of a message that the library handed to a provider; nothing leaves twice. */
class LibrarySmsIT {

  private static final String PHONE = "10000000001";

  /** The library waits for four seconds, and on a busy machine first loads itself for ten. */
  private static final Duration FORBEARANCE = Duration.ofSeconds(30);

  private ProviderStandIn standIn;

  @BeforeEach
  void start() {
    standIn = new ProviderStandIn();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void aliyunTakesASignedMessageWithItsTemplate() {
    var template = new Template("SMS_1", Map.of("name", "演示协会 & *", "due", "5月31日"));
    assertThat(send(Provider.ALIYUN, template)).isEqualTo(new Sent("demo-biz"));
    Taken taken = standIn.taken().getFirst();
    assertThat(taken.phone()).isEqualTo(PHONE);
    assertThat(taken.signature()).isEqualTo("演示民政局");
    assertThat(taken.template()).isEqualTo("SMS_1");
    assertThat(taken.parameters()).contains("\"name\":\"演示协会 & *\"", "\"due\":\"5月31日\"");
  }

  /** A signature in Base64 holds a plus sign as often as not. */
  @RepeatedTest(10)
  void aSignatureArrivesAsItWasMade() {
    assertThat(send(Provider.ALIYUN)).isInstanceOf(Sent.class);
  }

  @Test
  void tencentTakesASignedMessageWithItsVariablesInOrder() {
    Map<String, String> variables = new HashMap<>();
    for (int number = 1; number <= 11; number++) {
      variables.put(String.valueOf(number), "第" + number);
    }
    assertThat(send(Provider.TENCENT, new Template("100", variables)))
        .isEqualTo(new Sent("demo-serial"));
    Taken taken = standIn.taken().getFirst();
    assertThat(taken.phone()).isEqualTo("+86" + PHONE);
    assertThat(taken.parameters()).startsWith("[\"第1\",\"第2\",\"第3\"").endsWith("\"第10\",\"第11\"]");
  }

  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void aSignInCodeGoesWithTheTemplateOfCodes(Provider provider) {
    Outcome outcome =
        await(Sms.of(null, account(provider, standIn.url())).sendCode(id(), PHONE, "", "123456"));
    assertThat(outcome).isInstanceOf(Sent.class);
    assertThat(standIn.taken().getFirst().template()).isEqualTo("SMS_CODE");
    assertThat(standIn.taken().getFirst().parameters()).contains("123456");
  }

  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void wordsWithoutATemplateAreNotOffered(Provider provider) {
    assertThat(send(provider, null)).isEqualTo(new Refused(Fault.NO_TEMPLATE, "no template"));
    assertThat(standIn.taken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ALIYUN, isv.MOBILE_NUMBER_ILLEGAL, BAD_NUMBER, never",
    "ALIYUN, isv.BUSINESS_LIMIT_CONTROL, BUSY_NUMBER, later",
    "ALIYUN, isv.DAY_LIMIT_CONTROL, TOO_MANY, later",
    "ALIYUN, Throttling.User, TOO_MANY, later",
    "ALIYUN, isv.SMS_TEMPLATE_ILLEGAL, WORDS, never",
    "ALIYUN, isv.BLACK_KEY_CONTROL_LIMIT, WORDS, never",
    "ALIYUN, isv.AMOUNT_NOT_ENOUGH, PROVIDER, later",
    "ALIYUN, SignatureDoesNotMatch, PROVIDER, later",
    "ALIYUN, isp.SYSTEM_ERROR, PROVIDER, later",
    "TENCENT, InvalidParameterValue.IncorrectPhoneNumber, BAD_NUMBER, never",
    "TENCENT, InvalidParameterValue.TemplateParameterLengthLimit, WORDS, never",
    "TENCENT, FailedOperation.PhoneNumberInBlacklist, NOT_WANTED, never",
    "TENCENT, FailedOperation.ContainSensitiveWord, WORDS, never",
    "TENCENT, LimitExceeded.PhoneNumberDailyLimit, BUSY_NUMBER, later",
    "TENCENT, LimitExceeded.AppCountryOrRegionDailyLimit, TOO_MANY, later",
    "TENCENT, RequestLimitExceeded, TOO_MANY, later",
    "TENCENT, FailedOperation.InsufficientBalanceInSmsPackage, PROVIDER, later",
    "TENCENT, AuthFailure.SecretIdNotFound, PROVIDER, later"
  })
  void aCodeSaysWhatItLiesAt(Provider provider, String code, Fault fault, String when) {
    standIn.refuse(code);
    assertThat(send(provider))
        .isEqualTo(when.equals("never") ? new Refused(fault, code) : new NotNow(fault, code));
    assertThat(standIn.taken()).isEmpty();
  }

  @Sending
  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void anAnswerThatIsLostLeavesItUnknownAndIsNotAskedForAgain(Provider provider) {
    standIn.fail(ProviderStandIn.Fault.DROPPED_ANSWER);
    assertThat(send(provider)).isEqualTo(new Unknown());
    assertThat(standIn.taken()).hasSize(1);
  }

  @Sending
  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void silenceHasAnEnd(Provider provider) {
    standIn.fail(ProviderStandIn.Fault.SILENCE);
    long before = System.nanoTime();
    assertThat(send(provider)).isEqualTo(new Unknown());
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(FORBEARANCE);
    assertThat(standIn.taken()).hasSize(1);
  }

  @Sending
  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void aPageOfAGatewaySaysNothingOfTheMessage(Provider provider) {
    standIn.fail(ProviderStandIn.Fault.HTML);
    assertThat(send(provider)).isEqualTo(new Unknown());
  }

  @Sending
  @ParameterizedTest
  @EnumSource(names = {"ALIYUN", "TENCENT"})
  void whereNobodyListensItSurelyDidNotLeave(Provider provider) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    var sms = Sms.of(null, account(provider, "http://127.0.0.1:" + port));
    assertThat(await(sms.send(text(template()))))
        .isEqualTo(new NotNow(Fault.PROVIDER, "not reached"));
  }

  @Sending
  @Test
  void aCertificateNobodyVouchesForGetsNothing() {
    try (var server = new UnknownServer(SelfSigned.ofThisMachine())) {
      for (Provider provider : List.of(Provider.ALIYUN, Provider.TENCENT)) {
        var sms = Sms.of(null, account(provider, server.url()));
        assertThat(await(sms.send(text(template()))))
            .isEqualTo(new NotNow(Fault.PROVIDER, "not reached"));
      }
      assertThat(server.requests()).isZero();
    }
  }

  private Outcome send(Provider provider) {
    return send(provider, template());
  }

  private Outcome send(Provider provider, Template template) {
    return await(Sms.of(null, account(provider, standIn.url())).send(text(template)));
  }

  private static Template template() {
    return new Template("SMS_1", Map.of("1", "演示协会"));
  }

  private static Text text(Template template) {
    return new Text(id(), PHONE, "演示协会：请看。", template);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static Account account(Provider provider, String url) {
    return new Account(
        provider,
        url,
        ProviderStandIn.KEY_ID,
        new Secret(ProviderStandIn.SECRET),
        ProviderStandIn.APP_ID,
        "演示民政局",
        "SMS_CODE");
  }

  private static Outcome await(io.vertx.core.Future<Outcome> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
