package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Authenticator;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Authenticators of staff, on a server that requires them as production does. */
class TotpIT {

  private static final String PASSWORD = "demo-password-1";
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Sql SEALED =
      Sql.of("select sealed from totp t join person p on p.id = t.person where p.account = $1");
  private static final Sql PERSON = Sql.of("select id from person where account = $1");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PUFA_REQUIRE_TOTP", "yes"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void staffHaveNoRolesUntilTheyConfirm() {
    Api.Answer session = signIn("case_officer", null).expect(200);
    JsonObject person = session.json().getAsJsonObject("person");
    assertThat(person.get("totpMissing").getAsBoolean()).isTrue();
    assertThat(person.getAsJsonArray("roles")).isEmpty();
    Api officer = server.api().withToken(session.text("token"));
    Api elsewhere = session("case_officer");
    officer.call("listCampaigns").expect(403);
    assertThat(officer.call("getCurrentPerson").expect(200).json().has("totpMissing")).isTrue();

    String secret = start(officer).text("secret");
    officer.call("listCampaigns").expect(403);
    Api.Answer wrong = officer.call("confirmTotp", Map.of(), totp("000000")).expect(422);
    assertThat(wrong.pointers()).containsExactly("/totp");
    Api.Answer confirmed =
        officer.call("confirmTotp", Map.of(), totp(Authenticator.code(secret))).expect(200);
    assertThat(confirmed.json().has("totpMissing")).isFalse();
    assertThat(confirmed.json().getAsJsonArray("roles")).hasSize(1);
    Eventually.within(SOON, () -> officer.call("listCampaigns").expect(200));
    Eventually.within(SOON, () -> elsewhere.call("getCurrentPerson").expect(401));
  }

  @Test
  void thePasswordAloneIsNoLongerEnough() {
    String secret = enrol("approver");
    assertThat(signIn("approver", null).expect(401).text("type")).isEqualTo("totp-required");
    Api.Answer failed = signIn("approver", otherThan(secret)).expect(401);
    assertThat(failed.text("type")).isEqualTo("sign-in-failed");
    String next = Authenticator.code(secret, 1);
    assertThat(signIn("approver", next, "wrong").expect(401).text("detail")).isEqualTo("账号或密码不对。");
    Api.Answer session = signIn("approver", next).expect(200);
    server.api().withToken(session.text("token")).call("listCampaigns").expect(200);
  }

  @Test
  void aCodeCountsOnce() {
    String secret = enrol("leader");
    signIn("leader", Authenticator.code(secret)).expect(401);
    String next = Authenticator.code(secret, 1);
    signIn("leader", next).expect(200);
    assertThat(signIn("leader", next).expect(401).text("type")).isEqualTo("sign-in-failed");
  }

  @Test
  void guessesAreFewForTheAccount() {
    String secret = enrol("legal_reviewer");
    for (int i = 0; i < 9; i++) {
      signIn("legal_reviewer", otherThan(secret)).expect(401);
    }
    signIn("legal_reviewer", Authenticator.code(secret, 1)).expect(429);
    assertThat(signIn("legal_reviewer", null).status()).isIn(401, 429);
  }

  @Test
  void anotherCannotBeSetOverAConfirmedOne() {
    Api editor = session("editor");
    enrol(editor);
    Authenticator.start(editor, PASSWORD).expect(409);
    editor.call("confirmTotp", Map.of(), totp("000000")).expect(409);
  }

  @Test
  void beginningAsksForThePasswordAgain() {
    Api officer = session("township");
    assertThat(Authenticator.start(officer, "wrong").expect(422).pointers())
        .containsExactly("/password");
    officer.call("confirmTotp", Map.of(), totp("000000")).expect(409);
    for (int i = 0; i < 9; i++) {
      Authenticator.start(officer, "wrong").expect(422);
    }
    Authenticator.start(officer, PASSWORD).expect(429);
  }

  @Test
  void begunAgainTheEarlierSecretIsForgotten() {
    Api reviewer = session("secrecy_reviewer");
    String first = start(reviewer).text("secret");
    String second = start(reviewer).text("secret");
    assertThat(second).isNotEqualTo(first);
    reviewer.call("confirmTotp", Map.of(), totp(Authenticator.code(first))).expect(422);
    reviewer.call("confirmTotp", Map.of(), totp(Authenticator.code(second))).expect(200);
  }

  @Test
  void anAdministratorTakesALostOneAway() {
    Api admin = session("admin");
    enrol(admin);
    Api trainer = session("trainer");
    enrol(trainer);
    String id = idOf("trainer");
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示·手机丢了");
    Eventually.within(
        SOON, () -> admin.call("resetTotp", Map.of("person", id), reason).expect(200));
    Eventually.within(SOON, () -> trainer.call("getCurrentPerson").expect(401));
    admin.call("resetTotp", Map.of("person", id), reason).expect(409);
    admin.call("resetTotp", Map.of("person", idOf("admin")), reason).expect(409);
    JsonObject person = signIn("trainer", null).expect(200).json().getAsJsonObject("person");
    assertThat(person.get("totpMissing").getAsBoolean()).isTrue();
  }

  @Test
  void peopleOutsideTheBureauNeedNone() {
    for (String account : new String[] {"resident", "org_agent", "partner", "counsel"}) {
      JsonObject person = signIn(account, null).expect(200).json().getAsJsonObject("person");
      assertThat(person.has("totpMissing")).as(account).isFalse();
      assertThat(person.getAsJsonArray("roles")).as(account).hasSize(1);
    }
  }

  @Test
  void aPhoneCannotSetOneUp() {
    Api phone = new Proofs(server).signIn("10000000006");
    Authenticator.start(phone, PASSWORD).expect(409);
  }

  @Test
  void theSecretIsNeitherStoredNorLoggedInTheClear() {
    try (var heard = new Heard()) {
      Api auditor = session("auditor");
      Api.Answer started = start(auditor);
      String secret = started.text("secret");
      assertThat(started.text("uri"))
          .startsWith("otpauth://totp/")
          .contains("secret=" + secret, "digits=6", "period=30");
      String code = Authenticator.code(secret);
      auditor.call("confirmTotp", Map.of(), totp(code)).expect(200);
      String sealed =
          server.store().read(tx -> tx.one(SEALED, row -> row.getString("sealed"), "auditor"));
      assertThat(sealed).startsWith("demo:").doesNotContain(secret);
      heard.requireNothingOf(secret, code);
    }
  }

  private static String idOf(String account) {
    return server.store().read(tx -> tx.one(PERSON, row -> row.getUUID("id"), account)).toString();
  }

  private static String enrol(String account) {
    return enrol(session(account));
  }

  private static String enrol(Api person) {
    String secret = start(person).text("secret");
    person.call("confirmTotp", Map.of(), totp(Authenticator.code(secret))).expect(200);
    return secret;
  }

  private static Api.Answer start(Api person) {
    return Authenticator.start(person, PASSWORD).expect(200);
  }

  private static Api session(String account) {
    return server.api().withToken(signIn(account, null).expect(200).text("token"));
  }

  private static String otherThan(String secret) {
    String code = Authenticator.code(secret, 40);
    return Authenticator.code(secret, 1).equals(code) ? Authenticator.code(secret, 41) : code;
  }

  private static JsonObject totp(String code) {
    var body = new JsonObject();
    body.addProperty("totp", code);
    return body;
  }

  private static Api.Answer signIn(String account, String totp) {
    return signIn(account, totp, PASSWORD);
  }

  private static Api.Answer signIn(String account, String totp, String password) {
    var body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", password);
    if (totp != null) {
      body.addProperty("totp", totp);
    }
    return server.api().call("signInWithPassword", Map.of(), body);
  }
}
