package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Heard;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Race;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that sign somebody outside the bureau in once. */
class SignInLinkIT {

  private static final Sql LET_RUN_OUT =
      Sql.of("update sign_in_link set expires_at = created_at where person = $1");
  private static final Sql MAKE_AHEAD =
      Sql.of(
          """
      update sign_in_link set created_at = created_at + interval '1 year', expires_at = expires_at + interval '1 year'
       where person = $1""");
  private static final Sql ADD_ROLE =
      Sql.of("insert into role_grant (person, role, division) values ($1, $2, '440881')");
  private static final Sql SEEN =
      Sql.of(
          """
      select (select count(*) from sign_in_link l where strpos(l::text, $1) > 0)
           + (select count(*) from idempotency i where strpos(i::text, $1) > 0)
           + (select count(*) from audit_event e where strpos(e::text, $1) > 0) as n""");

  private static TestServer server;
  private static Proofs proofs;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    proofs = new Proofs(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"partner", "supervising_unit", "counsel"})
  void aLinkOpensOneSession(String role) {
    UUID person = Staff.add(server, "link-" + role, role);
    Api.Answer link = create(person, 24).expect(201);
    assertThat(link.text("path")).matches("/admin/#/link/[A-Za-z0-9_-]{43}");
    assertThat(Instant.parse(link.text("expiresAt")))
        .isBetween(
            Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
    Api.Answer session = signIn(tokenOf(link)).expect(200);
    Api guest = server.api().withToken(session.text("token"));
    assertThat(guest.call("getCurrentPerson").expect(200).text("account"))
        .isEqualTo("link-" + role);
    signIn(tokenOf(link)).expect(401);
    guest.call("getCurrentPerson").expect(200);
  }

  @Test
  void theConsoleGetsACookie() {
    String token = proofs.linkFor(Staff.add(server, "link-cookie", "counsel"));
    var body = new JsonObject();
    body.addProperty("token", token);
    body.addProperty("session", "cookie");
    Api.Answer answer = server.api().call("signInWithLink", Map.of(), body).expect(200);
    assertThat(answer.json().has("token")).isFalse();
    assertThat(answer.raw().headers().firstValue("Set-Cookie")).isPresent();
  }

  @Race
  @Test
  void ofTenAtOnceOneComesIn() {
    String token = proofs.linkFor(Staff.add(server, "link-ten", "partner"));
    List<Api.Answer> answers = AtOnce.call(Collections.nCopies(10, () -> signIn(token)));
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(9);
  }

  @Fault("F9")
  @Test
  void usedVoidedStaleClosedAndInventedLookTheSame() {
    String used = proofs.linkFor(Staff.add(server, "link-used", "partner"));
    signIn(used).expect(200);
    UUID twice = Staff.add(server, "link-twice", "partner");
    String voided = proofs.linkFor(twice);
    String newer = proofs.linkFor(twice);
    UUID late = Staff.add(server, "link-late", "partner");
    String stale = proofs.linkFor(late);
    server.store().run(tx -> tx.execute(LET_RUN_OUT, late));
    UUID early = Staff.add(server, "link-early", "partner");
    String ofAClockAhead = proofs.linkFor(early);
    server.store().run(tx -> tx.execute(MAKE_AHEAD, early));
    UUID gone = Staff.add(server, "link-gone", "partner");
    String closed = proofs.linkFor(gone);
    JsonObject reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    server.as("admin").call("disablePerson", Map.of("person", gone), reason).expect(200);
    UUID risen = Staff.add(server, "link-risen", "partner");
    String ofStaff = proofs.linkFor(risen);
    server.store().run(tx -> tx.execute(ADD_ROLE, risen, "editor"));

    JsonObject invented = refusal("A".repeat(43));
    for (String token : List.of(used, voided, stale, ofAClockAhead, closed, ofStaff)) {
      assertThat(refusal(token)).isEqualTo(invented);
    }
    signIn(newer).expect(200);
  }

  @Test
  void onlyPeopleOutsideGetOne() {
    for (String role : List.of("editor", "admin", "resident", "township", "org_agent")) {
      create(Staff.add(server, "no-link-" + role, role), 1).expect(409);
    }
    UUID both = Staff.add(server, "no-link-both", "partner");
    server.store().run(tx -> tx.execute(ADD_ROLE, both, "case_officer"));
    create(both, 1).expect(409);
    create(UUID.randomUUID(), 1).expect(404);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 73, -1})
  void aLinkLastsThreeDaysAtMost(int hours) {
    UUID person = Staff.add(server, "link-hours" + hours, "partner");
    assertThat(create(person, hours).expect(422).pointers()).containsExactly("/validHours");
  }

  @Test
  void theTokenIsKeptAndLoggedNowhere() {
    try (var heard = new Heard()) {
      String token = proofs.linkFor(Staff.add(server, "link-secret", "counsel"));
      signIn(token).expect(200);
      refusal(token);
      heard.requireNothingOf(token);
      assertThat(server.store().<Long>read(tx -> tx.one(SEEN, row -> row.getLong("n"), token)))
          .isZero();
    }
  }

  private static Api.Answer create(UUID person, int hours) {
    var draft = new JsonObject();
    draft.addProperty("reason", "演示·测试用");
    draft.addProperty("validHours", hours);
    return server.as("case_officer").call("createSignInLink", Map.of("person", person), draft);
  }

  private static String tokenOf(Api.Answer link) {
    String path = link.text("path");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Api.Answer signIn(String token) {
    var body = new JsonObject();
    body.addProperty("token", token);
    return server.api().call("signInWithLink", Map.of(), body);
  }

  private static JsonObject refusal(String token) {
    JsonObject body = signIn(token).expect(401).json().deepCopy();
    body.remove("requestId");
    return body;
  }
}
