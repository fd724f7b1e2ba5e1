package cn.pufa.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInServer.Fault;
import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.platform.wechat.WeChatReply.Done;
import cn.pufa.platform.wechat.WeChatReply.NotNow;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Sending;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.WeChatNode;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One access token for all nodes, fetched once however many want it. */
@cn.pufa.testing.Fault("F10")
class WeChatTokenIT {

  private static final String TOKEN = "/cgi-bin/stable_token";
  private static final int CALLERS = 50;

  private final BusinessClock clock = new BusinessClock(Clock.systemUTC());
  private Vertx vertx;
  private WeChatStandIn weChat;
  private WeChatNode first;
  private WeChatNode second;
  private Jdbc database;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    weChat = new WeChatStandIn(vertx, clock);
    var postgres = TestPostgres.create();
    database = Jdbc.connect(postgres.appUrl());
    first = new WeChatNode(vertx, postgres.appUrl(), weChat.settings(), clock);
    second = new WeChatNode(vertx, postgres.appUrl(), weChat.settings(), clock);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
    database.close();
    weChat.close();
    vertx.close().await();
  }

  @Sending
  @Test
  void fiftyCallersOnTwoNodesFetchItOnce() {
    assertThat(askedAtOnce()).hasSize(CALLERS).allMatch(Done.class::isInstance);
    assertThat(weChat.tokensAsked()).isEqualTo(1);
  }

  @Sending
  @Test
  void fiftyWhoseTokenIsRefusedFetchOneInItsPlace() {
    askedAtOnce();
    weChat.endToken();
    assertThat(askedAtOnce()).hasSize(CALLERS).allMatch(Done.class::isInstance);
    assertThat(weChat.tokensAsked()).isEqualTo(2);
    weChat.forgetTokens();
    assertThat(askedAtOnce()).hasSize(CALLERS).allMatch(Done.class::isInstance);
    assertThat(weChat.tokensAsked()).isEqualTo(3);
  }

  /** Another node has begun and died: its lease runs out, and one of the others goes on. */
  @Sending
  @Test
  void aDeadNodeHoldsNobodyForLong() {
    database.execute(
        "insert into wechat_token (app_id, refreshing_until) values ('%s', clock_timestamp() + interval '1 second')"
            .formatted(appId()));
    assertThat(askedAtOnce()).hasSize(CALLERS).allMatch(Done.class::isInstance);
    assertThat(weChat.tokensAsked()).isEqualTo(1);
  }

  @Sending
  @Test
  void whoComesBackLateOverwritesNothing() {
    Optional<Instant> frozen =
        first.database().transaction(tx -> WeChatTokenStore.lease(tx, appId(), null));
    assertThat(frozen).isPresent();
    database.execute(
        "update wechat_token set refreshing_until = clock_timestamp() - interval '1 second'");
    assertThat(ask(second)).isInstanceOf(Done.class);
    String sealed = database.column("select sealed from wechat_token").getFirst();
    first
        .database()
        .run(
            tx ->
                WeChatTokenStore.keep(
                    tx,
                    appId(),
                    frozen.get(),
                    "older",
                    Instant.now(),
                    Instant.now().plusSeconds(9)));
    assertThat(database.column("select sealed from wechat_token")).containsExactly(sealed);
  }

  @Sending
  @Test
  void whenThereIsNoneEverybodyIsToldAtOnce() {
    weChat.fail(Fault.HTML_502, CALLERS);
    assertThat(askedAtOnce()).hasSize(CALLERS).allMatch(NotNow.class::isInstance);
    assertThat(weChat.sent()).isZero();
  }

  /** Sealed: who reads the database cannot speak for the bureau. */
  @Test
  void theRowHoldsNoToken() {
    ask(first);
    assertThat(database.column("select sealed from wechat_token").getFirst())
        .contains(":")
        .hasSizeGreaterThan(150);
    assertThat(weChat.calls(TOKEN)).isEqualTo(1);
  }

  private List<WeChatReply> askedAtOnce() {
    List<Callable<WeChatReply>> calls = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      WeChatNode node = caller % 2 == 0 ? first : second;
      calls.add(() -> ask(node));
    }
    return AtOnce.call(calls);
  }

  private static WeChatReply ask(WeChatNode node) {
    return node.miniProgram().checkText(WeChatStandIn.openid("演示"), "演示文字");
  }

  private String appId() {
    return weChat.settings().miniProgram().orElseThrow().appId();
  }
}
