package cn.pufa.wechat;

import static cn.pufa.app.demo.StandInTemplates.NOTICE;
import static cn.pufa.app.demo.StandInTemplates.REMINDER;
import static cn.pufa.testing.WeChatRequests.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInPush;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat tells: forged, stale, twice, or in another order. */
@SlowFault("F10")
class WeChatPushIT {

  private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

  private static TestServer server;
  private static Jdbc database;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    database = Jdbc.connect(server.database().appUrl());
  }

  @AfterAll
  static void stop() {
    database.close();
    server.close();
  }

  @Test
  void theAddressIsProvedOnce() {
    Map<String, Object> query = new LinkedHashMap<>(tap(WeChatPerson.signIn(server)).query());
    query.keySet().retainAll(List.of("app", "signature", "timestamp", "nonce"));
    query.put("echostr", "5901928375");
    Api.Answer answer = server.api().call("verifyWeChatPush", query).expect(200);
    assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).isEqualTo("5901928375");
    query.put("nonce", "1");
    server.api().call("verifyWeChatPush", query).expect(403);
  }

  @Test
  void aTapToldByWeChatCounts() {
    var person = WeChatPerson.signIn(server);
    Api.Answer answer = deliver(server.api(), server.weChat().accept(person.openid(), REMINDER));
    assertThat(new String(answer.expect(200).bytes(), StandardCharsets.UTF_8)).isEqualTo("success");
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
  }

  /** Our own page and WeChat tell of the same tap, in either order. */
  @Test
  void aTapToldByBothCountsOnce() {
    var person = WeChatPerson.signIn(server);
    person.report(REMINDER, "accept").expect(200);
    deliver(server.api(), server.weChat().accept(person.openid(), REMINDER)).expect(200);
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
    deliver(server.api(), server.weChat().accept(person.openid(), NOTICE)).expect(200);
    person.report(NOTICE, "accept").expect(200);
    assertThat(person.remaining(NOTICE)).isEqualTo(1);
    person.report(NOTICE, "accept").expect(200);
    assertThat(person.remaining(NOTICE)).as("another tap").isEqualTo(2);
  }

  @Race
  @Test
  void whatComesTwentyTimesAtOnceCountsOnce() {
    var person = WeChatPerson.signIn(server);
    StandInPush push = tap(person);
    List<Callable<Integer>> deliveries = new ArrayList<>();
    for (int time = 0; time < 20; time++) {
      deliveries.add(() -> deliver(server.api(), push).status());
    }
    assertThat(AtOnce.call(deliveries)).containsOnly(200);
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
  }

  /** WeChat signs and encrypts a repetition anew. */
  @Test
  void aRepetitionUnderAnotherSignatureCountsOnce() {
    var person = WeChatPerson.signIn(server);
    deliver(server.api(), tap(person)).expect(200);
    deliver(server.api(), tap(person)).expect(200);
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theOrderInWhichTheyComeChangesNothing(long seed) {
    var person = WeChatPerson.signIn(server);
    var weChat = server.weChat();
    List<StandInPush> pushes = new ArrayList<>();
    pushes.add(weChat.tapped(person.openid(), REMINDER, "accept", NOON));
    pushes.add(weChat.tapped(person.openid(), REMINDER, "accept", NOON.plusSeconds(1000)));
    pushes.add(weChat.turnOff(person.openid(), REMINDER, NOON.plusSeconds(2000)));
    pushes.add(weChat.tapped(person.openid(), REMINDER, "accept", NOON.plusSeconds(3000)));
    pushes.add(weChat.tapped(person.openid(), REMINDER, "reject", NOON.plusSeconds(4000)));
    pushes.addAll(List.copyOf(pushes));
    Collections.shuffle(pushes, new Random(seed));
    pushes.forEach(push -> deliver(server.api(), push).expect(200));
    assertThat(person.remaining(REMINDER)).as("seed " + seed).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_signature", "timestamp", "nonce"})
  void whatIsForgedIsRefusedAndLeavesNothing(String spoiled) {
    var person = WeChatPerson.signIn(server);
    StandInPush push = tap(person);
    Map<String, Object> query = new LinkedHashMap<>(push.query());
    String before = String.valueOf(query.get(spoiled));
    query.put(spoiled, before.substring(1) + (before.startsWith("1") ? "2" : "1"));
    requireRefused(query, push.body());
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Test
  void anotherBodyUnderOurSignatureIsForged() {
    var person = WeChatPerson.signIn(server);
    requireRefused(tap(person).query(), tap(person).body());
    requireRefused(tap(person).query(), "no xml".getBytes(StandardCharsets.UTF_8));
    requireRefused(
        tap(person).query(),
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><xml><Encrypt>&e;</Encrypt></xml>"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Test
  void whatIsForAnotherAppIsForged() {
    var person = WeChatPerson.signIn(server);
    StandInPush push = tap(person);
    Map<String, Object> query = new LinkedHashMap<>(push.query());
    query.put("app", "service_account");
    requireRefused(query, push.body());
    query.put("app", "invented");
    server.api().send("receiveWeChatPush", query, "text/xml", push.body()).expect(422);
  }

  /** A push that was caught on its way and comes back later. */
  @Test
  void whatIsStaleIsRefused() {
    try (var late = TestServer.start(Map.of("PUFA_CLOCK", "PT6M"))) {
      StandInPush push = server.weChat().accept("o" + "0".repeat(27), REMINDER);
      late.api().send("receiveWeChatPush", push.query(), "text/xml", push.body()).expect(403);
      StandInPush fresh = late.weChat().accept("o" + "0".repeat(27), REMINDER);
      deliver(late.api(), fresh).expect(200);
      server.api().send("receiveWeChatPush", fresh.query(), "text/xml", fresh.body()).expect(403);
    }
  }

  @Test
  void whoIsUnknownIsNothingToUs() {
    long before = database.number("select count(*) from wechat_quota");
    deliver(server.api(), server.weChat().accept("o" + "0".repeat(27), REMINDER)).expect(200);
    assertThat(database.number("select count(*) from wechat_quota")).isEqualTo(before);
  }

  @Test
  void staffSeeThatWeChatIsHeard() {
    deliver(server.api(), tap(WeChatPerson.signIn(server))).expect(200);
    var states =
        server.as("case_officer").call("getWeChatState").expect(200).json().getAsJsonArray("items");
    assertThat(states).hasSize(2);
    var miniProgram = states.get(0).getAsJsonObject();
    assertThat(miniProgram.get("opened").getAsBoolean()).isTrue();
    assertThat(miniProgram.has("lastPushAt")).isTrue();
    assertThat(miniProgram.getAsJsonArray("paused")).isEmpty();
  }

  private static void requireRefused(Map<String, Object> query, byte[] body) {
    long before = database.number("select count(*) from wechat_push");
    server.api().send("receiveWeChatPush", query, "text/xml", body).expect(403);
    assertThat(database.number("select count(*) from wechat_push")).isEqualTo(before);
  }

  private static StandInPush tap(WeChatPerson person) {
    return server.weChat().tapped(person.openid(), REMINDER, "accept", NOON);
  }
}
