package cn.pufa.wechat;

import static cn.pufa.app.demo.StandInTemplates.NOTICE;
import static cn.pufa.app.demo.StandInTemplates.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.time.BusinessClock;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.wechat.Subscriptions.Witness;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger of what people accept: one accept, one message. */
class SubscriptionIT {

  private static final Subscriptions SUBSCRIPTIONS =
      new Subscriptions(List.of(NOTICE, REMINDER), new BusinessClock(Clock.systemUTC()));

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

  /** What remains is what was added and taken, for everybody. */
  @AfterEach
  void everyAccountIsTheSumOfItsEntries() {
    assertThat(
            database.column(
                """
                select q.openid from wechat_quota q
                 where q.remaining <> (select coalesce(sum(e.change), 0) from wechat_quota_entry e
                                        where e.openid = q.openid and e.template = q.template)"""))
        .isEmpty();
  }

  @Test
  void everyAcceptIsGoodForOneMessageOfItsTemplate() {
    var person = WeChatPerson.signIn(server);
    assertThat(person.remaining(REMINDER)).isZero();
    person.report(REMINDER, "accept").expect(200);
    person.report(REMINDER, "accept").expect(200);
    person.report(NOTICE, "reject").expect(200);
    person.report(NOTICE, "ban").expect(200);
    assertThat(person.remaining(REMINDER)).isEqualTo(2);
    assertThat(person.remaining(NOTICE)).isZero();
    assertThat(canReach(person, REMINDER)).isTrue();
    assertThat(canReach(person, NOTICE)).isFalse();

    assertThat(take(person)).contains(person.openid());
    assertThat(take(person)).contains(person.openid());
    assertThat(take(person)).isEmpty();
    assertThat(canReach(person, REMINDER)).isFalse();
  }

  @Test
  void theSameReportSentAgainCountsOnce() {
    var person = WeChatPerson.signIn(server);
    Map<String, Object> key = Map.of("Idempotency-Key", Api.key());
    JsonObject body = WeChatPerson.results(REMINDER.id(), "accept");
    person.api().call("recordSubscription", key, body).expect(200);
    person.api().call("recordSubscription", key, body).expect(200);
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
  }

  @Race
  @Test
  void twentyWhoTakeAtOnceGetWhatThereIs() {
    var person = WeChatPerson.signIn(server);
    for (int accept = 0; accept < 5; accept++) {
      person.report(REMINDER, "accept").expect(200);
    }
    List<Callable<Optional<String>>> takers = new ArrayList<>();
    for (int taker = 0; taker < 20; taker++) {
      takers.add(() -> take(person));
    }
    assertThat(AtOnce.call(takers).stream().filter(Optional::isPresent)).hasSize(5);
    assertThat(person.remaining(REMINDER)).isZero();
  }

  @Test
  void aRefusalVoidsWhatWasAcceptedBeforeItAndNothingElse() {
    var person = WeChatPerson.signIn(server);
    Instant noon = Instant.parse("2026-03-02T04:00:00Z");
    accept(person, noon);
    accept(person, noon.plusSeconds(3600));
    accept(person, noon.plusSeconds(7200));
    server
        .store()
        .run(
            tx -> SUBSCRIPTIONS.refuse(tx, person.openid(), REMINDER.id(), noon.plusSeconds(3600)));
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
    // Told late: it was before the refusal.
    accept(person, noon.plusSeconds(1800));
    assertThat(person.remaining(REMINDER)).isEqualTo(1);
    accept(person, noon.plusSeconds(9000));
    assertThat(person.remaining(REMINDER)).isEqualTo(2);
  }

  @Test
  void whoHasNoWeChatReportsInVain() {
    Api nobody = server.as("editor");
    JsonObject own = nobody.call("getOwnSubscriptions").expect(200).json();
    assertThat(own.get("linked").getAsBoolean()).isFalse();
    JsonObject body = WeChatPerson.results(REMINDER.id(), "accept");
    own = nobody.call("recordSubscription", Map.of(), body).expect(200).json();
    assertThat(own.getAsJsonArray("items"))
        .hasSize(2)
        .allSatisfy(
            kind -> assertThat(kind.getAsJsonObject().get("remaining").getAsInt()).isZero());
  }

  @Test
  void anUnknownTemplateIsNamed() {
    var person = WeChatPerson.signIn(server);
    JsonObject body = WeChatPerson.results("invented", "accept");
    assertThat(person.api().call("recordSubscription", Map.of(), body).expect(422).pointers())
        .containsExactly("/results/0/template");
  }

  @Test
  void itIsShownAndForgottenWithThePerson() {
    var person = WeChatPerson.signIn(server);
    person.report(REMINDER, "accept").expect(200);
    assertThat(person.api().call("exportMyData").expect(200).body().toString())
        .contains("微信提醒的剩余次数", "办理提醒");
    var confirm = new JsonObject();
    confirm.addProperty("confirm", "注销");
    person.api().call("eraseMe", Map.of(), confirm).expect(200);
    for (String table : List.of("wechat_quota", "wechat_quota_entry", "wechat_user")) {
      assertThat(database.column("select openid from " + table)).doesNotContain(person.openid());
    }
  }

  private static void accept(WeChatPerson person, Instant at) {
    server
        .store()
        .run(tx -> SUBSCRIPTIONS.accept(tx, person.openid(), REMINDER.id(), at, Witness.WECHAT));
  }

  private static Optional<String> take(WeChatPerson person) {
    return server
        .store()
        .transaction(tx -> SUBSCRIPTIONS.take(tx, person.id(), REMINDER.id(), UUID.randomUUID()));
  }

  private static boolean canReach(WeChatPerson person, WeChatTemplate template) {
    return server
        .store()
        .read(tx -> SUBSCRIPTIONS.canReach(tx, List.of(person.id()), template.id()))
        .contains(person.id());
  }
}
