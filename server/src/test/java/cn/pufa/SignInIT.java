package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Wire;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a password, carrying the session, and ending it. */
@Fault({"F18", "F24"})
class SignInIT {

  private static final String PASSWORD = "demo-password-1";

  /** A second is promised; a busy machine gets two. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Sql EVENTS =
      Sql.of(
          "select actor || ' ' || subject || ' ' || reason from audit_event where request_id = $1");
  private static final Sql PERSON = Sql.of("select id from person where account = $1");

  private static TestServer server;

  /** A console session: the cookie as the browser sends it, the token only the page knows. */
  private record CookieSession(String cookie, String csrfToken, String setCookie) {
    String token() {
      return cookie.substring(cookie.indexOf('=') + 1);
    }
  }

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void thePasswordOpensABearerSession() {
    Api.Answer answer = signIn("auditor", PASSWORD, null).expect(200);
    assertThat(answer.json().has("csrfToken")).isFalse();
    assertThat(answer.raw().headers().firstValue("Set-Cookie")).isEmpty();
    Api auditor = server.api().withToken(answer.text("token"));
    assertThat(auditor.call("getCurrentPerson").expect(200).text("account")).isEqualTo("auditor");
    auditor.call("listAuditEvents").expect(200);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountLookTheSame() {
    JsonObject wrong = signIn("leader", "wrong", null).expect(401).json().deepCopy();
    JsonObject unknown = signIn("nobody-here", PASSWORD, null).expect(401).json().deepCopy();
    assertThat(wrong.remove("requestId")).isNotEqualTo(unknown.remove("requestId"));
    assertThat(wrong).isEqualTo(unknown);
  }

  /** As much is written for an account that does not exist, so that time tells nothing either. */
  @Test
  void aRefusalIsWrittenDownWhetherTheAccountIsKnownOrNot() {
    assertThat(refusalOf("approver")).startsWith("approver person/").endsWith("登录没有成功");
    assertThat(refusalOf("a-password-in-the-wrong-place")).isEqualTo("anyone person 登录没有成功");
  }

  /** The event that the refused try has left, the only one. */
  private static String refusalOf(String account) {
    String request = signIn(account, "wrong", null).expect(401).text("requestId");
    List<String> events =
        server.store().read(tx -> tx.list(EVENTS, row -> row.getString(0), request));
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  @Test
  void anAccountWithoutPasswordOrClosedLooksUnknown() {
    Staff.add(server, "without-password", "editor");
    JsonObject unknown = signIn("nobody-at-all", PASSWORD, null).expect(401).json().deepCopy();
    JsonObject without = signIn("without-password", "", null).expect(422).json();
    assertThat(without.get("type").getAsString()).isEqualTo("invalid-input");
    without = signIn("without-password", PASSWORD, null).expect(401).json().deepCopy();
    setDisabled("counsel", true);
    JsonObject closed = signIn("counsel", PASSWORD, null).expect(401).json().deepCopy();
    setDisabled("counsel", false);
    for (JsonObject body : List.of(unknown, without, closed)) {
      body.remove("requestId");
    }
    assertThat(without).isEqualTo(unknown);
    assertThat(closed).isEqualTo(unknown);
    signIn("counsel", PASSWORD, null).expect(200);
  }

  @Test
  void closingAnAccountEndsItsSessions() {
    Api partner = server.as("partner");
    partner.call("getCurrentPerson").expect(200);
    setDisabled("partner", true);
    Eventually.within(SOON, () -> partner.call("getCurrentPerson").expect(401));
    setDisabled("partner", false);
    partner.call("getCurrentPerson").expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer null",
        "Basic YWRtaW46YWRtaW4=",
        "x",
        "Bearer a b",
        "bearer"
      })
  void aTokenThatIsNoneSignsNobodyIn(String header) {
    String answer =
        Wire.exchange(server.node().address(), "GET", "/api/people", "Authorization: " + header);
    assertThat(Wire.status(answer)).isEqualTo(401);
    assertThat(answer).contains("application/problem+json").contains("not-signed-in");
  }

  private static void setDisabled(String account, boolean disabled) {
    Api admin = server.as("admin");
    String id =
        server.store().read(tx -> tx.one(PERSON, row -> row.getUUID("id"), account)).toString();
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    admin
        .call(disabled ? "disablePerson" : "enablePerson", Map.of("person", id), reason)
        .expect(200);
  }

  @Test
  void theEleventhFailureWaitsAndOthersDoNot() {
    for (int i = 0; i < 10; i++) {
      signIn("township", "wrong", null).expect(401);
    }
    Api.Answer refused = signIn("township", PASSWORD, null).expect(429);
    assertThat(refused.text("type")).isEqualTo("too-many-requests");
    assertThat(refused.raw().headers().firstValue("Retry-After")).hasValue("600");
    signIn("township-2", PASSWORD, null).expect(200);
  }

  @Test
  void theCookieIsLockedToThisHostAndOutOfReachOfScripts() {
    CookieSession session = cookieSession("admin");
    List<String> parts = Arrays.asList(session.setCookie().split("; "));
    assertThat(parts.getFirst()).matches("__Host-pufa=[A-Za-z0-9_-]{43}");
    assertThat(parts).contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict");
    assertThat(parts).noneMatch(part -> part.startsWith("Domain"));
  }

  @Test
  void aCommandByCookieNeedsTheTokenOfThePage() {
    CookieSession session = cookieSession("case_officer");
    CookieSession other = cookieSession("case_officer");
    assertThat(withCookie("listCampaigns", session, null).status()).isEqualTo(200);
    for (String bad : Arrays.asList(null, "", "x", other.csrfToken(), session.token())) {
      Api.Answer refused = withCookie("createCampaign", session, bad).expect(403);
      assertThat(refused.text("type")).as(String.valueOf(bad)).isEqualTo("csrf-rejected");
    }
    withCookie("createCampaign", session, session.csrfToken()).expect(201);
  }

  @Test
  void aCommandByBearerNeedsNone() {
    server.as("case_officer").call("createCampaign", Map.of(), Given.campaignDraft()).expect(201);
  }

  @Test
  void thePageLearnsItsTokenAgain() {
    CookieSession session = cookieSession("editor");
    Api.Answer answer = withCookie("getCurrentPerson", session, null).expect(200);
    assertThat(answer.text("csrfToken")).isEqualTo(session.csrfToken());
  }

  @Test
  void signingOutEndsTheSessionAndOnlyThat() {
    CookieSession session = cookieSession("leader");
    CookieSession other = cookieSession("leader");
    withCookie("signOut", session, null).expect(403);
    Api.Answer ended = withCookie("signOut", session, session.csrfToken()).expect(204);
    assertThat(ended.raw().headers().allValues("Clear-Site-Data")).containsExactly("\"cache\"");
    Eventually.within(SOON, () -> withCookie("getCurrentPerson", session, null).expect(401));
    withCookie("getCurrentPerson", other, null).expect(200);
    Api leader = server.as("leader");
    assertThat(leader.call("signOut").expect(204).raw().headers().allValues("Clear-Site-Data"))
        .as("a telephone loses nothing")
        .isEmpty();
    Eventually.within(SOON, () -> leader.call("getCurrentPerson").expect(401));
    leader.call("signOut").expect(401);
  }

  @Test
  void signingInAgainEndsTheSessionOfTheCookieThatCameAlong() {
    CookieSession replaced = cookieSession("auditor");
    CookieSession other = cookieSession("auditor");
    signInBeside(replaced, body("auditor", "wrong", "cookie")).expect(401);
    signInBeside(replaced, body("auditor", PASSWORD, null)).expect(200);
    withCookie("getCurrentPerson", replaced, null).expect(200);

    signInBeside(replaced, body("auditor", PASSWORD, "cookie")).expect(200);
    Eventually.within(SOON, () -> withCookie("getCurrentPerson", replaced, null).expect(401));
    withCookie("getCurrentPerson", other, null).expect(200);
    signInBeside(replaced, body("auditor", PASSWORD, "cookie")).expect(200);
  }

  @Test
  void signingInAgainEndsTheSessionOfTheTokenThatCameAlong() {
    Api replaced = bearer("trainer");
    Api other = bearer("trainer");
    Api somebodyElse = bearer("partner");
    replaced.call("signInWithPassword", Map.of(), body("trainer", "wrong", null)).expect(401);
    replaced.call("signInWithPassword", Map.of(), body("trainer", PASSWORD, "cookie")).expect(200);
    replaced.call("getCurrentPerson").expect(200);
    somebodyElse.call("signInWithPassword", Map.of(), body("trainer", PASSWORD, null)).expect(200);
    somebodyElse.call("getCurrentPerson").expect(200);

    replaced.call("signInWithPassword", Map.of(), body("trainer", PASSWORD, null)).expect(200);
    Eventually.within(SOON, () -> replaced.call("getCurrentPerson").expect(401));
    other.call("getCurrentPerson").expect(200);
    replaced.call("signInWithPassword", Map.of(), body("trainer", PASSWORD, null)).expect(200);
  }

  private static Api bearer(String account) {
    Api.Answer session =
        server.api().call("signInWithPassword", Map.of(), body(account, PASSWORD, null));
    return server.api().withToken(session.expect(200).text("token"));
  }

  @Test
  void oneSeesAndEndsOnesOwnSessions() {
    Api here = bearer("child_supervisor");
    Api there = bearer("child_supervisor");
    CookieSession desk = cookieSession("child_supervisor");
    Api somebodyElse = bearer("child_director");
    List<JsonObject> mine = sessions(here.call("listMySessions").expect(200));
    assertThat(mine).hasSizeGreaterThanOrEqualTo(3);
    assertThat(mine.getFirst().get("current").getAsBoolean()).isTrue();
    assertThat(mine.stream().skip(1)).noneMatch(one -> one.get("current").getAsBoolean());
    assertThat(mine.getFirst().get("way").getAsString()).isEqualTo("password");
    assertThat(mine).anyMatch(one -> one.get("session").getAsString().equals("cookie"));

    var chosen = new JsonArray();
    mine.forEach(one -> chosen.add(one.get("id")));
    sessions(somebodyElse.call("listMySessions").expect(200))
        .forEach(one -> chosen.add(one.get("id")));
    var body = new JsonObject();
    body.add("sessions", chosen);
    List<JsonObject> left = sessions(here.call("endMySessions", Map.of(), body).expect(200));
    assertThat(left).extracting(one -> one.get("id")).containsExactly(mine.getFirst().get("id"));
    Eventually.within(SOON, () -> there.call("getCurrentPerson").expect(401));
    Eventually.within(SOON, () -> withCookie("getCurrentPerson", desk, null).expect(401));
    here.call("getCurrentPerson").expect(200);
    somebodyElse.call("getCurrentPerson").expect(200);
  }

  private static List<JsonObject> sessions(Api.Answer answer) {
    return answer.json().getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject())
        .toList();
  }

  /** From a browser that still has a cookie. */
  private static Api.Answer signInBeside(CookieSession session, JsonObject body) {
    return server
        .api()
        .send(
            "signInWithPassword",
            Map.of(),
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8),
            Map.of("Cookie", session.cookie()));
  }

  @Test
  void aTokenWorksOnlyTheWayItWasGiven() {
    CookieSession session = cookieSession("approver");
    server.api().withToken(session.token()).call("getCurrentPerson").expect(401);
    String bearer = server.as("approver").token();
    withCookie("getCurrentPerson", new CookieSession("__Host-pufa=" + bearer, "", ""), null)
        .expect(401);
  }

  @Test
  void aSessionThatIsOverKeepsNobodyFromPublicPagesOrSigningIn() {
    Api over = server.as("resident");
    over.call("signOut").expect(204);
    Eventually.within(SOON, () -> over.call("getCurrentPerson").expect(401));
    over.call("listTopics").expect(200);
    Eventually.within(
        Duration.ofSeconds(60), () -> over.call("search", Map.of("q", "领证")).expect(200));
    over.call("signInWithPassword", Map.of(), body("resident", PASSWORD, null)).expect(200);
  }

  private static CookieSession cookieSession(String account) {
    Api.Answer answer = signIn(account, PASSWORD, "cookie").expect(200);
    assertThat(answer.json().has("token")).isFalse();
    String setCookie = answer.raw().headers().firstValue("Set-Cookie").orElseThrow();
    return new CookieSession(setCookie.split(";")[0], answer.text("csrfToken"), setCookie);
  }

  private static Api.Answer withCookie(String operation, CookieSession session, String csrf) {
    Map<String, String> headers =
        csrf == null
            ? Map.of("Cookie", session.cookie())
            : Map.of("Cookie", session.cookie(), "X-CSRF-Token", csrf);
    byte[] body =
        operation.equals("createCampaign")
            ? Given.campaignDraft().toString().getBytes(StandardCharsets.UTF_8)
            : null;
    return server.api().send(operation, Map.of(), "application/json", body, headers);
  }

  private static Api.Answer signIn(String account, String password, String session) {
    return server.api().call("signInWithPassword", Map.of(), body(account, password, session));
  }

  private static JsonObject body(String account, String password, String session) {
    var body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", password);
    if (session != null) {
      body.addProperty("session", session);
    }
    return body;
  }
}
