package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInServer.Fault;
import cn.pufa.app.demo.WeChatStandIn;
import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Heard;
import cn.pufa.testing.SlowFault;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in with WeChat, and what is said when WeChat refuses, stumbles or is silent. */
@SlowFault("F10")
class WeChatSignInIT {

  /** As if a minute had passed since the quota was found used up. */
  private static final Sql END_PAUSES = Sql.of("delete from wechat_pause");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theSameUserIsTheSamePerson() {
    String user = user();
    JsonObject first = person(signIn(code(user)).expect(200));
    JsonObject second = person(signIn(code(user)).expect(200));
    assertThat(second.get("id")).isEqualTo(first.get("id"));
    assertThat(first.get("displayName").getAsString()).isEqualTo("居民");
    assertThat(person(signIn(code(user())).expect(200)).get("id")).isNotEqualTo(first.get("id"));
  }

  @Test
  void aCodeWorksOnce() {
    String code = code(user());
    signIn(code).expect(200);
    assertThat(signIn(code).expect(401).text("type")).isEqualTo("sign-in-failed");
    assertThat(signIn("invented").expect(401).text("type")).isEqualTo("sign-in-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "40029, 401, sign-in-failed",
    "40163, 401, sign-in-failed",
    "45011, 429, too-many-requests",
    "45009, 429, too-many-requests",
    "40226, 403, not-allowed",
    "40013, 503, unavailable",
    "41004, 503, unavailable",
    "50001, 503, unavailable"
  })
  void everyRefusalIsSaidPlainly(int errorCode, int status, String type) {
    server.weChat().refuse(errorCode, 1);
    Api.Answer answer = signIn(code(user())).expect(status);
    assertThat(answer.text("type")).isEqualTo(type);
    assertThat(answer.text("detail")).contains("请").doesNotContain(String.valueOf(errorCode));
    server.store().run(tx -> tx.execute(END_PAUSES));
  }

  @Test
  void aBusyWeChatIsAskedAgainAndThenGivenUp() {
    server.weChat().refuse(-1, 2);
    signIn(code(user())).expect(200);
    server.weChat().refuse(-1, 3);
    assertThat(signIn(code(user())).expect(503).text("type")).isEqualTo("unavailable");
  }

  @Test
  void aPageInsteadOfAnAnswerIsNoAnswer() {
    server.weChat().fail(Fault.HTML_502, 1);
    signIn(code(user())).expect(200);
    server.weChat().fail(Fault.HTML_502, 3);
    assertThat(signIn(code(user())).expect(503).text("type")).isEqualTo("unavailable");
  }

  @Test
  void aSlowAnswerIsAskedForAgain() {
    server.weChat().fail(Fault.SLOW, 1);
    signIn(code(user())).expect(200);
  }

  /** The code is used up, but not by a second hand: the user is not told that it was bad. */
  @Test
  void aLostAnswerIsNoFaultOfTheUser() {
    String user = user();
    server.weChat().fail(Fault.DROPPED_ANSWER, 1);
    assertThat(signIn(code(user)).expect(503).text("type")).isEqualTo("unavailable");
    signIn(code(user)).expect(200);
  }

  @Test
  void neitherLogNorAnswerHoldsOpenidCodeOrSecret() {
    try (var heard = new Heard()) {
      String user = user();
      String code = code(user);
      String openid = WeChatStandIn.openid(user);
      Api.Answer answer = signIn(code).expect(200);
      String refused = signIn(code).expect(401).body().toString();
      assertThat(answer.body().toString()).doesNotContain(openid, code, "session_key");
      assertThat(refused).doesNotContain(openid, code);
      heard.requireNothingOf(openid, code, answer.text("token"));
    }
  }

  private static String user() {
    return "演示微信用户" + NUMBER.incrementAndGet();
  }

  private static String code(String user) {
    return server.weChat().signInCode(user);
  }

  private static Api.Answer signIn(String code) {
    var body = new JsonObject();
    body.addProperty("code", code);
    return server.api().call("signInWithWeChat", Map.of(), body);
  }

  private static JsonObject person(Api.Answer session) {
    return session.json().getAsJsonObject("person");
  }
}
