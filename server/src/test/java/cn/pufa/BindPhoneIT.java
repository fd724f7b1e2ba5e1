package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.WeChatUsers;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proving a phone, by message or by WeChat; two nodes stand on one database and one WeChat. */
class BindPhoneIT {

  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration TOLD = Duration.ofSeconds(10);
  private static final String PASSWORD = "demo-password-1";
  private static final Predicate<String> REPLACED = text -> text.contains("换成了另一个号码");
  private static final Sql END_TOKEN = Sql.of("update wechat_token set expires_at = now()");
  private static final Sql TOKEN = Sql.of("select sealed from wechat_token");
  private static final Sql PHONE = Sql.of("select phone from person where id = $1::text::uuid");

  private static TestServer server;
  private static TestServer other;
  private static Proofs proofs;
  private static WeChatUsers weChat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var app = server.weChat().settings().miniProgram().orElseThrow();
    other =
        TestServer.start(
            server.database(),
            Map.of(
                "WECHAT_BASE_URL", app.baseUrl(),
                "WECHAT_APP_ID", app.appId(),
                "WECHAT_APP_SECRET", app.secret().value()));
    proofs = new Proofs(server);
    weChat = new WeChatUsers(server);
  }

  @AfterAll
  static void stop() {
    other.close();
    server.close();
  }

  @Test
  void aWeChatUserBindsAFreePhone() {
    String phone = Proofs.phone();
    Api user = weChat.signIn(WeChatUsers.user());
    String id = idOf(user);
    Api.Answer bound = weChat.bind(user, phone).expect(200);
    assertThat(bound.json().getAsJsonObject("person").get("id").getAsString()).isEqualTo(id);
    Eventually.within(SOON, () -> user.call("getCurrentPerson").expect(401));
    assertThat(idOf(server.api().withToken(bound.text("token")))).isEqualTo(id);
    assertThat(idOf(proofs.signIn(phone))).isEqualTo(id);
  }

  @Test
  void somebodyElsesPhoneIsNotTaken() {
    String phone = Proofs.phone();
    String owner = idOf(proofs.signIn(phone));
    String mine = Proofs.phone();
    Api me = proofs.signIn(mine);
    weChat.bind(me, phone).expect(409);
    me.call("getCurrentPerson").expect(200);
    assertThat(phoneOf(idOf(me))).isEqualTo(mine);
    assertThat(phoneOf(owner)).isEqualTo(phone);
  }

  @Race
  @Test
  void oneOfTwoWhoBindOnePhoneAtOnceGetsIt() {
    String phone = Proofs.phone();
    String ofFirst = Proofs.phone();
    String ofSecond = Proofs.phone();
    Api first = proofs.signIn(ofFirst);
    Api second = proofs.signIn(ofSecond);
    JsonObject firstProof = withOld(weChat.phone(phone), proofs.proof(ofFirst, "change_phone"));
    JsonObject secondProof = withOld(weChat.phone(phone), proofs.proof(ofSecond, "change_phone"));
    List<Api.Answer> answers =
        AtOnce.call(
            List.of(
                () -> first.call("bindPhone", Map.of(), firstProof),
                () -> second.call("bindPhone", Map.of(), secondProof)));
    assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void bindingTakesNoRoleFromStaff() {
    JsonObject proof = fresh(Proofs.phone());
    proof.addProperty("password", PASSWORD);
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
  void aPhoneIsReplacedByWhoStillHasTheOldOne() {
    String old = Proofs.phone();
    String phone = Proofs.phone();
    Api me = proofs.signIn(old);
    String id = idOf(me);
    JsonObject proof = fresh(phone);
    assertThat(me.call("bindPhone", Map.of(), proof).expect(422).pointers())
        .containsExactly("/oldCode");
    assertThat(weChat.bind(me, phone).expect(422).pointers()).containsExactly("/oldCode");
    JsonObject byAnother = withOld(proof, proofs.proof("change_phone"));
    assertThat(me.call("bindPhone", Map.of(), byAnother).expect(422).pointers())
        .containsExactly("/oldCode");
    JsonObject byPassword = proof.deepCopy();
    byPassword.addProperty("password", PASSWORD);
    assertThat(me.call("bindPhone", Map.of(), byPassword).expect(422).pointers())
        .containsExactly("/password");
    assertThat(phoneOf(id)).isEqualTo(old);

    JsonObject mine = withOld(proof, proofs.proof(old, "change_phone"));
    Api.Answer bound = me.call("bindPhone", Map.of(), mine).expect(200);
    assertThat(phoneOf(id)).isEqualTo(phone);
    assertThat(maskedPhoneOf(bound)).endsWith(phone.substring(7)).doesNotContain(phone);
    Eventually.within(SOON, () -> me.call("getCurrentPerson").expect(401));
    Eventually.within(TOLD, () -> assertThat(textsTo(old)).anyMatch(REPLACED));
    assertThat(textsTo(phone)).noneMatch(REPLACED);
    assertThat(me.call("bindPhone", Map.of(), mine).status()).isEqualTo(401);
  }

  @Test
  void staffReplaceTheirsByTheirPassword() {
    String id = idOf(server.as("leader"));
    String old = phoneOf(id);
    JsonObject proof = fresh(Proofs.phone());
    proof.addProperty("password", "wrong");
    assertThat(server.as("leader").call("bindPhone", Map.of(), proof).expect(422).pointers())
        .containsExactly("/password");
    assertThat(phoneOf(id)).isEqualTo(old);
    proof.addProperty("password", PASSWORD);
    Api elsewhere = server.as("leader");
    server.as("leader").call("bindPhone", Map.of(), proof).expect(200);
    Eventually.within(SOON, () -> elsewhere.call("getCurrentPerson").expect(401));
    assertThat(phoneOf(id)).isNotEqualTo(old);
    Eventually.within(TOLD, () -> assertThat(textsTo(old)).anyMatch(REPLACED));
  }

  /** Five of them, as with any code; the code of the new phone does not count against it. */
  @Test
  void guessesOfTheOldCodeAreFew() {
    String old = Proofs.phone();
    Api me = proofs.signIn(old);
    JsonObject right = replacement(old, Proofs.phone());
    JsonObject wrong = right.deepCopy();
    String code = right.get("oldCode").getAsString();
    wrong.addProperty("oldCode", code.equals("000000") ? "000001" : "000000");
    for (int i = 0; i < 5; i++) {
      me.call("bindPhone", Map.of(), wrong).expect(422);
    }
    assertThat(me.call("bindPhone", Map.of(), right).expect(422).pointers())
        .containsExactly("/oldCode");
    assertThat(phoneOf(idOf(me))).isEqualTo(old);
  }

  @Test
  void thePhoneOneHasIsProvedAgainWithoutMore() {
    String phone = Proofs.phone();
    Api me = proofs.signIn(phone);
    me.call("bindPhone", Map.of(), fresh(phone)).expect(200);
    assertThat(textsTo(phone)).noneMatch(REPLACED);
  }

  @Test
  void aTokenThatRanOutEarlyIsReplacedOnce() {
    weChat.bind(weChat.signIn(WeChatUsers.user()), Proofs.phone()).expect(200);
    server.weChat().endToken();
    weChat.bind(weChat.signIn(WeChatUsers.user()), Proofs.phone()).expect(200);
    server.weChat().forgetTokens();
    weChat.bind(weChat.signIn(WeChatUsers.user()), Proofs.phone()).expect(200);
  }

  @Test
  void aTokenThatIsNeverGoodIsNotAskedForEver() {
    Api me = weChat.signIn(WeChatUsers.user());
    int before = server.weChat().tokensAsked();
    server.weChat().refuse(40001, 2);
    weChat.bind(me, Proofs.phone()).expect(503);
    assertThat(server.weChat().tokensAsked() - before).isLessThanOrEqualTo(2);
  }

  /** All find the token run out at once, on both nodes; one of them asks. */
  @Race
  @Test
  void aStampedeAsksForOneToken() {
    weChat.bind(weChat.signIn(WeChatUsers.user()), Proofs.phone()).expect(200);
    List<Callable<Api.Answer>> binds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String token = weChat.signIn(WeChatUsers.user()).token();
      Api api = (i % 2 == 0 ? server : other).api().withToken(token);
      binds.add(() -> weChat.bind(api, Proofs.phone()));
    }
    server.store().run(tx -> tx.execute(END_TOKEN));
    int before = server.weChat().tokensAsked();
    AtOnce.call(binds).forEach(answer -> answer.expect(200));
    assertThat(server.weChat().tokensAsked() - before).isEqualTo(1);
  }

  @Test
  void theTokenIsStoredSealed() {
    weChat.bind(weChat.signIn(WeChatUsers.user()), Proofs.phone()).expect(200);
    String sealed = server.store().read(tx -> tx.one(TOKEN, row -> row.getString("sealed")));
    assertThat(sealed).startsWith("demo:");
  }

  /** A code of a phone that is to be bound. */
  private static JsonObject fresh(String phone) {
    JsonObject proof = proofs.proof(phone, "bind_phone");
    proof.remove("phone");
    return proof;
  }

  private static JsonObject replacement(String old, String phone) {
    return withOld(fresh(phone), proofs.proof(old, "change_phone"));
  }

  private static JsonObject withOld(JsonObject proof, JsonObject old) {
    JsonObject both = proof.deepCopy();
    both.add("oldTicket", old.get("ticket"));
    both.add("oldCode", old.get("code"));
    return both;
  }

  /** Either node may send what stands in their database, each by a provider of its own. */
  private static List<String> textsTo(String phone) {
    return Stream.of(server, other)
        .flatMap(node -> node.sms().received(phone).stream())
        .map(message -> message.text())
        .toList();
  }

  private static String maskedPhoneOf(Api.Answer session) {
    return session.json().getAsJsonObject("person").get("maskedPhone").getAsString();
  }

  private static Api.Answer bindByWeChatCode(Api me, String code) {
    var body = new JsonObject();
    body.addProperty("weChatPhoneCode", code);
    return me.call("bindPhone", Map.of(), body);
  }

  private static String idOf(Api person) {
    return person.call("getCurrentPerson").expect(200).text("id");
  }

  private static String phoneOf(String id) {
    return server.store().read(tx -> tx.one(PHONE, row -> row.getString("phone"), id));
  }
}
