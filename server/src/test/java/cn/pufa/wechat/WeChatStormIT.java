package cn.pufa.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInTemplates;
import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.delivery.Channel.NotNow;
import cn.pufa.delivery.Channel.Outcome;
import cn.pufa.delivery.Channel.Sent;
import cn.pufa.delivery.Failure;
import cn.pufa.identity.WeChatUsers;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.MiniProgram;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Fault;
import cn.pufa.testing.HandClock;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sending;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.WeChatNode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat's quota is used up (45009): two nodes leave it in peace, and lose nothing. */
@Sending
@Fault("F10")
class WeChatStormIT {

  private static final int MESSAGES = 40;
  private static final int MINUTES = 10;

  private final HandClock hand = new HandClock(Instant.parse("2026-03-02T02:00:00Z"));
  private final BusinessClock clock = new BusinessClock(hand);
  private Vertx vertx;
  private WeChatStandIn weChat;
  private List<WeChatNode> nodes;
  private Jdbc database;
  private UUID person;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    weChat = new WeChatStandIn(vertx, clock);
    var postgres = TestPostgres.create();
    database = Jdbc.connect(postgres.appUrl());
    nodes = List.of(node(postgres.appUrl()), node(postgres.appUrl()));
    person = personWithQuota();
  }

  private WeChatNode node(String url) {
    return new WeChatNode(vertx, url, weChat.settings(), clock);
  }

  @AfterEach
  void stop() {
    nodes.forEach(WeChatNode::close);
    database.close();
    weChat.close();
    vertx.close().await();
  }

  private UUID personWithQuota() {
    UUID id = UUID.randomUUID();
    database.execute(
        "insert into person (id, account, display_name, created_at) values ('%s', 'storm', '演示', now())"
            .formatted(id));
    String openid = WeChatStandIn.openid("storm");
    nodes
        .getFirst()
        .database()
        .run(
            tx -> {
              WeChatUsers.bindInvented(tx, id, openid, null, clock.now());
              for (int accept = 0; accept < MESSAGES; accept++) {
                SubscriptionStore.hold(tx, openid, StandInTemplates.REMINDER.id());
                SubscriptionStore.change(tx, openid, StandInTemplates.REMINDER.id(), 1);
                SubscriptionStore.addEntry(
                    tx, openid, StandInTemplates.REMINDER.id(), 1, "accepted", null, clock.now());
              }
            });
    for (int accept = 0; accept < MESSAGES; accept++) {
      weChat.accept(openid, StandInTemplates.REMINDER);
    }
    return id;
  }

  @Test
  void oneCallAMinuteWhileTheQuotaIsOut() {
    weChat.setOutOfQuota(MiniProgram.SEND, true);
    requirePatience(List.of(send(nodes.getFirst())));
    for (int minute = 0; minute < MINUTES; minute++) {
      int before = weChat.calls(MiniProgram.SEND);
      requirePatience(sentAtOnce());
      hand.move(Duration.ofSeconds(30));
      requirePatience(sentAtOnce());
      assertThat(weChat.calls(MiniProgram.SEND) - before)
          .as("minute " + minute)
          .isLessThanOrEqualTo(1);
      hand.move(Duration.ofSeconds(30));
    }
    assertThat(weChat.calls(MiniProgram.SEND)).isBetween(MINUTES, MINUTES + 1);
    assertThat(remaining()).as("nothing of what was accepted is lost").isEqualTo(MESSAGES);

    weChat.setOutOfQuota(MiniProgram.SEND, false);
    hand.move(Duration.ofMinutes(1));
    assertThat(send(nodes.getLast())).as("the one that finds it out").isInstanceOf(Sent.class);
    assertThat(sentAtOnce().stream().filter(Sent.class::isInstance)).hasSize(MESSAGES - 1);
    assertThat(weChat.sent()).isEqualTo(MESSAGES);
    assertThat(remaining()).isZero();
  }

  /** Other calls go on: the quota is one call's. */
  @Test
  void onlyThatCallWaits() {
    weChat.setOutOfQuota(MiniProgram.SEND, true);
    send(nodes.getFirst());
    assertThat(MiniProgram.isPassed(nodes.getLast().miniProgram().checkText("o", "演示"))).isTrue();
  }

  private static void requirePatience(List<Outcome> outcomes) {
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome).isInstanceOf(NotNow.class);
              var late = (NotNow) outcome;
              assertThat(late.failure()).isEqualTo(Failure.TOO_MANY);
              assertThat(late.after()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            });
  }

  private List<Outcome> sentAtOnce() {
    List<Callable<Outcome>> calls = new ArrayList<>();
    for (int message = 0; message < MESSAGES; message++) {
      WeChatNode node = nodes.get(message % nodes.size());
      calls.add(() -> send(node));
    }
    return AtOnce.call(calls);
  }

  private Outcome send(WeChatNode node) {
    return node.send(person, StandInTemplates.REMINDER, Map.of());
  }

  private int remaining() {
    return Integer.parseInt(database.column("select remaining from wechat_quota").getFirst());
  }
}
