package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proving a phone, by message or by WeChat; two nodes stand on one database and one WeChat. */
class BindPhoneIT {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Sql IS_DISABLED =
      Sql.of("select disabled from person where id = $1::text::uuid");
  private static final Sql END_TOKEN = Sql.of("update wechat_token set expires_at = now()");
  private static final Sql TOKEN = Sql.of("select sealed from wechat_token");
  private static final Sql PHONE = Sql.of("select phone from person where id = $1::text::uuid");

  private static TestServer server;
  private static TestServer other;
  private static Proofs proofs;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var weChat = server.weChat().settings().miniProgram().orElseThrow();
    other =
        TestServer.start(
            server.database(),
            Map.of(
                "WECHAT_BASE_URL", weChat.baseUrl(),
                "WECHAT_APP_ID", weChat.appId(),
                "WECHAT_APP_SECRET", weChat.secret().value()));
    proofs = new Proofs(server);
  }

  @AfterAll
  static void stop() {
    other.close();
    server.close();
  }

  @Test
  void aWeChatUserBindsAFreePhone() {
    String phone = Proofs.phone();
    Api weChat = signInWithWeChat(user());
    String id = idOf(weChat);
    Api.Answer bound = bindByWeChat(weChat, phone).expect(200);
    assertThat(bound.json().getAsJsonObject("person").get("id").getAsString()).isEqualTo(id);
    Eventually.within(SOON, () -> weChat.call("getCurrentPerson").expect(401));
    assertThat(idOf(server.api().withToken(bound.text("token")))).isEqualTo(id);
    assertThat(idOf(proofs.signIn(phone))).isEqualTo(id);
  }

  @Test
  void aPhoneWeKnowBringsTheWeChatUserToItsPerson() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    String user = user();
    Api weChat = signInWithWeChat(user);
    String empty = idOf(weChat);
    JsonObject proof = proofs.proof(phone, "bind_phone");
    proof.remove("phone");
    Api.Answer bound = weChat.call("bindPhone", Map.of(), proof).expect(200);
    assertThat(idOf(server.api().withToken(bound.text("token")))).isEqualTo(owner);
    Eventually.within(SOON, () -> weChat.call("getCurrentPerson").expect(401));
    assertThat(isDisabled(empty)).isTrue();
    assertThat(idOf(signInWithWeChat(user))).isEqualTo(owner);
  }

  @Test
  void somebodyElsesPhoneIsNotTaken() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    String mine = Proofs.phone();
    Api me = proofs.signIn(mine);
    bindByWeChat(me, phone).expect(409);
    me.call("getCurrentPerson").expect(200);
    assertThat(phoneOf(idOf(me))).isEqualTo(mine);
    assertThat(phoneOf(owner)).isEqualTo(phone);
  }

  @Race
  @Test
  void oneOfTwoWhoBindOnePhoneAtOnceGetsIt() {
    String phone = Proofs.phone();
    Api first = proofs.signIn(Proofs.phone());
    Api second = proofs.signIn(Proofs.phone());
    List<Api.Answer> answers =
        AtOnce.call(List.of(() -> bindByWeChat(first, phone), () -> bindByWeChat(second, phone)));
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void bindingTakesNoRoleFromStaff() {
    JsonObject proof = proofs.proof(Proofs.phone(), "bind_phone");
    proof.remove("phone");
    Api.Answer bound = server.as("editor").call("bindPhone", Map.of(), proof).expect(200);
    assertThat(bound.json().getAsJsonObject("person").getAsJsonArray("roles")).hasSize(1);
  }

  @Test
  void aWrongCodeNamesItsField() {
    JsonObject proof = proofs.proof(Proofs.phone(), "sign_in");
    proof.remove("phone");
    Api me = server.as("volunteer");
    assertThat(me.call("bindPhone", Map.of(), proof).expect(422).pointers())
        .containsExactly("/code");
    assertThat(me.call("bindPhone", Map.of(), new JsonObject()).expect(422).pointers())
        .containsExactly("/ticket");
    proof.addProperty("weChatPhoneCode", "x");
    assertThat(me.call("bindPhone", Map.of(), proof).expect(422).pointers())
        .containsExactly("/weChatPhoneCode");
    assertThat(bindByWeChatCode(me, "invented").expect(422).pointers())
        .containsExactly("/weChatPhoneCode");
    me.call("getCurrentPerson").expect(200);
  }

  @Test
  void aTokenThatRanOutEarlyIsReplacedOnce() {
    bindByWeChat(signInWithWeChat(user()), Proofs.phone()).expect(200);
    server.weChat().endToken();
    bindByWeChat(signInWithWeChat(user()), Proofs.phone()).expect(200);
    server.weChat().forgetTokens();
    bindByWeChat(signInWithWeChat(user()), Proofs.phone()).expect(200);
  }

  @Test
  void aTokenThatIsNeverGoodIsNotAskedForEver() {
    Api me = signInWithWeChat(user());
    int before = server.weChat().tokensAsked();
    server.weChat().refuse(40001, 2);
    bindByWeChat(me, Proofs.phone()).expect(503);
    assertThat(server.weChat().tokensAsked() - before).isLessThanOrEqualTo(2);
  }

  /** All find the token run out at once, on both nodes; one of them asks. */
  @Race
  @Test
  void aStampedeAsksForOneToken() {
    bindByWeChat(signInWithWeChat(user()), Proofs.phone()).expect(200);
    List<Callable<Api.Answer>> binds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String token = signInWithWeChat(user()).token();
      Api api = (i % 2 == 0 ? server : other).api().withToken(token);
      binds.add(() -> bindByWeChat(api, Proofs.phone()));
    }
    server.store().run(tx -> tx.execute(END_TOKEN));
    int before = server.weChat().tokensAsked();
    AtOnce.call(binds).forEach(answer -> answer.expect(200));
    assertThat(server.weChat().tokensAsked() - before).isEqualTo(1);
  }

  @Test
  void theTokenIsStoredSealed() {
    bindByWeChat(signInWithWeChat(user()), Proofs.phone()).expect(200);
    String sealed = server.store().read(tx -> tx.one(TOKEN, row -> row.getString("sealed")));
    assertThat(sealed).startsWith("demo:");
  }

  private static String user() {
    return "演示微信用户" + NUMBER.incrementAndGet();
  }

  private static Api signInWithWeChat(String user) {
    var body = new JsonObject();
    body.addProperty("code", server.weChat().signInCode(user));
    Api.Answer answer = server.api().call("signInWithWeChat", Map.of(), body).expect(200);
    return server.api().withToken(answer.text("token"));
  }

  private static Api.Answer bindByWeChat(Api me, String phone) {
    return bindByWeChatCode(me, server.weChat().phoneCode(phone));
  }

  private static Api.Answer bindByWeChatCode(Api me, String code) {
    var body = new JsonObject();
    body.addProperty("weChatPhoneCode", code);
    return me.call("bindPhone", Map.of(), body);
  }

  private static String idOf(Api person) {
    return person.call("getCurrentPerson").expect(200).text("id");
  }

  private static boolean isDisabled(String id) {
    return server.store().read(tx -> tx.one(IS_DISABLED, row -> row.getBoolean("disabled"), id));
  }

  private static String phoneOf(String id) {
    return server.store().read(tx -> tx.one(PHONE, row -> row.getString("phone"), id));
  }
}
