package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.app.demo.StandInServer.Fault;
import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.Sending;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with a code sent to a phone. */
class SmsSignInIT {

  private static final Sql LET_RUN_OUT =
      Sql.of("update sms_ticket set expires_at = created_at where phone = $1");
  private static final Sql MAKE_AHEAD =
      Sql.of(
          """
      update sms_ticket set created_at = created_at + interval '1 year', expires_at = expires_at + interval '1 year'
       where phone = $1""");
  private static final Sql PEOPLE = Sql.of("select count(*) as n from person where phone = $1");
  private static final Sql SEEN_IN_TRAIL =
      Sql.of(
          "select count(*) as n from audit_event e where strpos(e::text, $1) > 0 or strpos(e::text, $2) > 0");
  private static final Sql SEEN_IN_TICKETS =
      Sql.of(
          "select count(*) as n from sms_ticket t where strpos(t::text, $1) > 0 or code_hash = encode(sha256(convert_to($2, 'UTF8')), 'hex')");

  private static TestServer server;
  private static Proofs proofs;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("TRUSTED_PROXIES", "127.0.0.1"));
    proofs = new Proofs(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theFirstTimeMakesAResidentAndTheNextFindsThem() {
    String phone = Proofs.phone();
    JsonObject first = proofs.signIn(phone).call("getCurrentPerson").expect(200).json();
    assertThat(first.get("account").getAsString()).matches("u-[0-9a-f]{16}");
    assertThat(first.get("displayName").getAsString()).isEqualTo("居民");
    assertThat(first.getAsJsonArray("roles")).hasSize(1);
    assertThat(first.getAsJsonArray("roles").get(0).getAsJsonObject().get("role").getAsString())
        .isEqualTo("resident");
    JsonObject proof = proofs.proofOf(requestFrom(phone, "sign_in", "10.9.0.1"), phone);
    Api.Answer again = signIn(proof).expect(200);
    assertThat(again.json().getAsJsonObject("person").get("id")).isEqualTo(first.get("id"));
  }

  @Race
  @Test
  void aCodeWorksOnceEvenForTenAtOnce() {
    JsonObject proof = proofs.proof("sign_in");
    List<Api.Answer> answers = AtOnce.call(Collections.nCopies(10, () -> signIn(proof)));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(9);
  }

  @Race
  @Test
  void twoFirstTimesAtOnceMakeOnePerson() {
    String phone = Proofs.phone();
    JsonObject here = proofs.proofOf(requestFrom(phone, "sign_in", "10.1.0.1"), phone);
    JsonObject there = proofs.proofOf(requestFrom(phone, "sign_in", "10.1.0.2"), phone);
    Set<String> people = new HashSet<>();
    AtOnce.<Api.Answer>call(List.of(() -> signIn(here), () -> signIn(there)))
        .forEach(answer -> people.add(personOf(answer.expect(200))));
    assertThat(people).hasSize(1);
    assertThat(count(PEOPLE, phone)).isEqualTo(1);
  }

  @cn.pufa.testing.Fault("F9")
  @Test
  void whatProvesNothingLooksTheSame() {
    JsonObject wrong = proofs.proof("sign_in");
    wrong.addProperty("code", otherCode(wrong));
    JsonObject used = proofs.proof("sign_in");
    signIn(used).expect(200);
    JsonObject foreign = proofs.proof("sign_in");
    foreign.addProperty("phone", Proofs.phone());
    JsonObject forBinding = proofs.proof("bind_phone");
    JsonObject stale = proofs.proof("sign_in");
    letRunOut(stale);
    JsonObject ofAClockAhead = proofs.proof("sign_in");
    String itsPhone = ofAClockAhead.get("phone").getAsString();
    server.store().run(tx -> tx.execute(MAKE_AHEAD, itsPhone));
    JsonObject invented = proofs.proof("sign_in");
    invented.addProperty("ticket", "A".repeat(43));
    JsonObject words = refusal(wrong);
    for (JsonObject proof : List.of(used, foreign, forBinding, stale, ofAClockAhead, invented)) {
      assertThat(refusal(proof)).isEqualTo(words);
    }
    assertThat(words.get("type").getAsString()).isEqualTo("sign-in-failed");
  }

  @Test
  void fiveWrongCodesEndThatTicketAndNoOther() {
    String phone = Proofs.phone();
    JsonObject stranger = proofs.proofOf(requestFrom(phone, "sign_in", "10.2.0.1"), phone);
    JsonObject owner = proofs.proofOf(requestFrom(phone, "sign_in", "10.2.0.2"), phone);
    JsonObject guess = stranger.deepCopy();
    guess.addProperty("code", otherCode(stranger));
    for (int i = 0; i < 5; i++) {
      signIn(guess).expect(401);
    }
    signIn(stranger).expect(401);
    signIn(owner).expect(200);
  }

  @Test
  void fourWrongCodesDoNot() {
    JsonObject proof = proofs.proof("sign_in");
    JsonObject guess = proof.deepCopy();
    guess.addProperty("code", otherCode(proof));
    for (int i = 0; i < 4; i++) {
      signIn(guess).expect(401);
    }
    signIn(proof).expect(200);
  }

  @Test
  void aSecondCodeWithinTheMinuteWaits() {
    String phone = Proofs.phone();
    request(phone, "sign_in", "10.3.0.1").expect(202);
    Api.Answer refused = request(phone, "sign_in", "10.3.0.1").expect(429);
    assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("60");
    request(phone, "bind_phone", "10.3.0.1").expect(202);
    request(phone, "sign_in", "10.3.0.2").expect(202);
  }

  @Test
  void strangersCannotLockTheOwnerOut() {
    String phone = "10000000001";
    from("10.4.0.1", "signInDemo", json("account", "resident")).expect(200);
    int accepted = 0;
    for (int stranger = 1; stranger <= 15; stranger++) {
      accepted += request(phone, "sign_in", "10.4.1." + stranger).status() == 202 ? 1 : 0;
    }
    assertThat(accepted).as("messages that strangers made this phone receive").isEqualTo(10);
    JsonObject proof = proofs.proofOf(requestFrom(phone, "sign_in", "10.4.0.1"), phone);
    Api.Answer answer = signIn(proof).expect(200);
    assertThat(answer.json().getAsJsonObject("person").get("account").getAsString())
        .isEqualTo("resident");
  }

  @Test
  void aPhoneOpensNoStaffRole() {
    String phoneOfOfficer = "10000000013";
    Api officer = proofs.signIn(phoneOfOfficer);
    JsonObject person = officer.call("getCurrentPerson").expect(200).json();
    assertThat(person.get("account").getAsString()).isEqualTo("case_officer");
    assertThat(person.getAsJsonArray("roles")).isEmpty();
    officer.call("listCampaigns").expect(403);
  }

  @Test
  void aClosedAccountStaysClosed() {
    String phone = Proofs.phone();
    Api resident = proofs.signIn(phone);
    String id = resident.call("getCurrentPerson").expect(200).text("id");
    server
        .as("admin")
        .call("disablePerson", Map.of("person", id), json("reason", "演示·测试用"))
        .expect(200);
    signIn(proofs.proofOf(requestFrom(phone, "sign_in", "10.5.0.1"), phone)).expect(401);
  }

  @Test
  void whatTheProviderDoesNotTakeIsNotCounted() {
    String phone = Proofs.phone();
    server.sms().fail(Fault.HTML_502, 1);
    Api.Answer down = request(phone, "sign_in", "10.6.0.1").expect(503);
    assertThat(down.text("detail")).contains("短信").contains("不计次数");
    request(phone, "sign_in", "10.6.0.1").expect(202);
  }

  @Sending
  @Test
  void aLostAnswerIsAskedForAgainAndDeliversOnce() {
    String phone = Proofs.phone();
    server.sms().fail(Fault.DROPPED_ANSWER, 1);
    String ticket = request(phone, "sign_in", "10.7.0.1").expect(202).text("ticket");
    assertThat(server.sms().received(phone)).hasSize(1);
    signIn(proofs.proofOf(ticket, phone)).expect(200);
  }

  @Sending
  @Test
  void aProviderThatNeverAnswersIsGivenUp() {
    String phone = Proofs.phone();
    server.sms().fail(Fault.SLOW, 2);
    long start = System.nanoTime();
    request(phone, "sign_in", "10.7.0.2").expect(503);
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(15);
    request(phone, "sign_in", "10.7.0.2").expect(202);
  }

  @Test
  void neitherLogNorTrailHoldsPhoneCodeOrTicket() {
    try (var heard = new Heard()) {
      String phone = Proofs.phone();
      JsonObject proof = proofs.proof(phone, "sign_in");
      String code = proof.get("code").getAsString();
      String ticket = proof.get("ticket").getAsString();
      Api.Answer refused = signIn(Proofs.proof(ticket, phone, otherCode(proof))).expect(401);
      assertThat(refused.body().toString()).doesNotContain(phone, ticket);
      String token = signIn(proof).expect(200).text("token");
      heard.requireNothingOf(phone, code, ticket, token);
      assertThat(count(SEEN_IN_TRAIL, phone, ticket)).isZero();
      assertThat(count(SEEN_IN_TICKETS, ticket, code)).isZero();
    }
  }

  private static JsonObject json(String name, String value) {
    var body = new JsonObject();
    body.addProperty(name, value);
    return body;
  }

  private static Api.Answer request(String phone, String purpose, String address) {
    return from(address, "requestSmsCode", Proofs.request(phone, purpose));
  }

  private static String requestFrom(String phone, String purpose, String address) {
    return request(phone, purpose, address).expect(202).text("ticket");
  }

  private static Api.Answer from(String address, String operation, JsonObject body) {
    return server
        .api()
        .send(
            operation,
            Map.of(),
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8),
            Map.of("X-Forwarded-For", address));
  }

  private static Api.Answer signIn(JsonObject proof) {
    return server.api().call("signInWithSmsCode", Map.of(), proof);
  }

  private static JsonObject refusal(JsonObject proof) {
    JsonObject body = signIn(proof).expect(401).json().deepCopy();
    body.remove("requestId");
    return body;
  }

  private static String personOf(Api.Answer answer) {
    return answer.json().getAsJsonObject("person").get("id").getAsString();
  }

  private static String otherCode(JsonObject proof) {
    return proof.get("code").getAsString().equals("000000") ? "000001" : "000000";
  }

  private static void letRunOut(JsonObject proof) {
    server.store().run(tx -> tx.execute(LET_RUN_OUT, proof.get("phone").getAsString()));
  }

  private static int count(Sql sql, String... values) {
    return server.store().read(tx -> tx.one(sql, row -> row.getInteger("n"), (Object[]) values));
  }
}
