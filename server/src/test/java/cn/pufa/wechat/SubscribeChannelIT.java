package cn.pufa.wechat;

import static cn.pufa.app.demo.StandInTemplates.NOTICE;
import static cn.pufa.app.demo.StandInTemplates.REMINDER;
import static cn.pufa.app.demo.StandInTemplates.SERVICE_REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInServer.Fault;
import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Refused;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Channel.Unknown;
import cn.pufa.delivery.Failure;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sending;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.WeChatNode;
import cn.pufa.testing.WeChatRequests;
import com.google.gson.JsonObject;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages by WeChat, and what is certain of each when WeChat refuses, stumbles or is silent. */
@SlowFault("F10")
class SubscribeChannelIT {

  private static TestServer server;
  private static Vertx vertx;
  private static WeChatNode node;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    vertx = Vertx.vertx();
    node =
        new WeChatNode(
            vertx,
            server.database().appUrl(),
            server.weChat().settings(),
            new BusinessClock(Clock.systemUTC()));
  }

  @AfterAll
  static void stop() {
    node.close();
    vertx.close().await();
    server.close();
  }

  @Test
  void itArrivesOnThePhoneOfWhoAcceptedIt() {
    var person = whoAccepted(1);
    var sent = (Sent) send(person, Map.of("thing1", "演示老年协会"));
    assertThat(sent.receipt()).matches("[0-9]{10,}");
    assertThat(person.remaining(REMINDER)).isZero();
    var onPhone = server.weChat().received().getFirst();
    assertThat(onPhone.openid()).isEqualTo(person.openid());
    assertThat(onPhone.text()).startsWith("单位名称：演示老年协会\n").contains("截止时间：2026年5月31日");
    assertThat(onPhone.page()).isEqualTo("pages/inbox/index");

    JsonObject message = phoneMessages().get(0).getAsJsonObject();
    assertThat(message.get("channel").getAsString()).isEqualTo("subscribe");
    assertThat(message.get("title").getAsString()).isEqualTo("办理提醒");

    WeChatRequests.deliver(
            server.api(), server.weChat().arrived(person.openid(), REMINDER, sent.receipt()))
        .expect(200);
    try (Jdbc database = Jdbc.connect(server.database().appUrl())) {
      assertThat(
              database.column(
                  "select arrived from wechat_arrival where receipt = '%s'"
                      .formatted(sent.receipt())))
          .containsExactly("t");
    }
  }

  private static com.google.gson.JsonArray phoneMessages() {
    return server.api().call("listPhoneMessages").expect(200).json().getAsJsonArray("items");
  }

  @Test
  void whoAcceptedNothingIsNotAsked() {
    var person = WeChatPerson.signIn(server);
    int calls = server.weChat().calls(cn.pufa.platform.wechat.MiniProgram.SEND);
    requireRefused(send(person, Map.of()), Failure.NOT_TAKEN);
    requireRefused(node.send(UUID.randomUUID(), REMINDER, Map.of()), Failure.NOT_TAKEN);
    requireRefused(node.send(null, REMINDER, Map.of()), Failure.NOT_TAKEN);
    assertThat(server.weChat().calls(cn.pufa.platform.wechat.MiniProgram.SEND)).isEqualTo(calls);
  }

  /** The ledger said too much: the phone knows better. */
  @Test
  void aRefusalOfWeChatEmptiesTheLedger() {
    var person = WeChatPerson.signIn(server);
    person.report(REMINDER, "accept").expect(200);
    person.report(REMINDER, "accept").expect(200);
    requireRefused(send(person, Map.of()), Failure.NOT_TAKEN);
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Test
  void aFieldThatIsTooLongIsNamedAndTakesNothing() {
    var person = whoAccepted(1);
    Outcome outcome = send(person, Map.of("thing1", "演示".repeat(11)));
    requireRefused(outcome, Failure.REFUSED);
    assertThat(((Refused) outcome).reason()).contains("thing1");
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
    assertThat(send(person, Map.of("thing1", "演示".repeat(10)))).isInstanceOf(Sent.class);
  }

  @Sending
  @ParameterizedTest
  @CsvSource({"-1, PROVIDER", "45011, TOO_MANY", "48001, PROVIDER", "40013, PROVIDER"})
  void whatSurelyDidNotLeaveTakesNothing(int code, Failure failure) {
    var person = whoAccepted(1);
    server.weChat().refuse(code, 1);
    var late = (NotNow) send(person, Map.of());
    assertThat(late.failure()).isEqualTo(failure);
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
    assertThat(send(person, Map.of())).isInstanceOf(Sent.class);
  }

  /** Behind such a page WeChat may have done it, so it is never sent a second time. */
  @Sending
  @ParameterizedTest
  @CsvSource({"HTML_502, 0", "DONE_AND_HTML_502, 1"})
  void aPageOfSomeGatewayLeavesNobodyKnowing(Fault fault, int arrived) {
    var person = whoAccepted(1);
    int before = server.weChat().sent();
    server.weChat().fail(fault, 1);
    assertThat(send(person, Map.of())).isInstanceOf(Unknown.class);
    assertThat(server.weChat().sent()).isEqualTo(before + arrived);
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Sending
  @Test
  void theServiceAccountsPageLeavesNobodyKnowingEither() {
    var person = WeChatPerson.signIn(server);
    follow(person, true, Instant.parse("2026-03-02T04:00:00Z"));
    server.weChat().fail(Fault.DONE_AND_HTML_502, 1);
    assertThat(node.send(person.id(), SERVICE_REMINDER, Map.of())).isInstanceOf(Unknown.class);
  }

  @Sending
  @Test
  void aLostAnswerLeavesNobodyKnowing() {
    var person = whoAccepted(1);
    int before = server.weChat().sent();
    server.weChat().fail(Fault.DROPPED_ANSWER, 1);
    assertThat(send(person, Map.of())).isInstanceOf(Unknown.class);
    assertThat(server.weChat().sent()).as("it did arrive").isEqualTo(before + 1);
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Sending
  @Test
  void aSilentWeChatLeavesNobodyKnowing() {
    var person = whoAccepted(1);
    server.weChat().fail(Fault.SLOW, 1);
    assertThat(send(person, Map.of())).isInstanceOf(Unknown.class);
  }

  /** A bad token says that nothing was done. */
  @Sending
  @Test
  void aTokenThatEndedIsReplacedUnseen() {
    var person = whoAccepted(1);
    server.weChat().endToken();
    assertThat(send(person, Map.of())).isInstanceOf(Sent.class);
  }

  @Test
  void whoFollowsTheServiceAccountIsReachedThere() {
    var person = WeChatPerson.signIn(server);
    requireRefused(node.send(person.id(), SERVICE_REMINDER, Map.of()), Failure.NOT_TAKEN);
    Instant noon = Instant.parse("2026-03-02T04:00:00Z");
    follow(person, true, noon);
    var sent = (Sent) node.send(person.id(), SERVICE_REMINDER, Map.of());
    assertThat(sent.receipt()).isNotBlank();
    assertThat(server.weChat().received().getFirst().channel()).isEqualTo("service_account");

    follow(person, false, noon.plusSeconds(60));
    requireRefused(node.send(person.id(), SERVICE_REMINDER, Map.of()), Failure.NOT_TAKEN);
  }

  private static void follow(WeChatPerson person, boolean follows, Instant at) {
    WeChatRequests.deliver(server.api(), server.weChat().follow(person.openid(), follows, at))
        .expect(200);
  }

  @Test
  void neitherOpenidNorWordsReachTheLog() {
    try (var heard = new Heard()) {
      var person = whoAccepted(2);
      send(person, Map.of("thing1", "演示秘密单位"));
      send(person, Map.of("thing1", "演示秘密单位".repeat(4)));
      server.weChat().fail(Fault.DROPPED_ANSWER, 1);
      send(person, Map.of("thing1", "演示秘密单位"));
      heard.requireNothingOf(person.openid(), "演示秘密单位");
    }
  }

  @Test
  void theDemosPopupIsTakenByItsWeChat() {
    var agent = server.as("org_agent");
    agent
        .call("answerDemoWeChatPopup", Map.of(), WeChatRequests.accepted("answerDemoWeChatPopup"))
        .expect(200);
    agent
        .call("recordSubscription", Map.of(), WeChatRequests.accepted("recordSubscription"))
        .expect(200);
    var person = UUID.fromString(agent.call("getCurrentPerson").expect(200).text("id"));
    assertThat(node.send(person, REMINDER, Map.of())).isInstanceOf(Sent.class);
    requireRefused(node.send(person, NOTICE, Map.of()), Failure.NOT_TAKEN);
    String name = agent.call("getCurrentPerson").text("displayName");
    assertThat(
            server
                .api()
                .call("listPhoneMessages", Map.of("holder", name))
                .expect(200)
                .json()
                .getAsJsonArray("items"))
        .hasSize(1);
  }

  private static WeChatPerson whoAccepted(int times) {
    var person = WeChatPerson.signIn(server);
    for (int accept = 0; accept < times; accept++) {
      server.weChat().accept(person.openid(), REMINDER);
      person.report(REMINDER, "accept").expect(200);
    }
    return person;
  }

  private static Outcome send(WeChatPerson person, Map<String, String> fields) {
    return node.send(person.id(), REMINDER, fields);
  }

  private static void requireRefused(Outcome outcome, Failure failure) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).failure()).isEqualTo(failure);
  }
}
