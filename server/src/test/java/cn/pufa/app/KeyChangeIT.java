package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Authenticator;
import cn.pufa.testing.Fault;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestPostgres.TestDatabase;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code rotate-keys}: afterwards the older key may go, and nobody is locked out. */
@Fault("F28")
class KeyChangeIT {

  private static final String PASSWORD = "demo-password-1";
  private static final String FIRST = "k1:" + "q".repeat(43) + "=";
  private static final String SECOND = "k2:" + "r".repeat(42) + "Q=";
  private static final Duration COMMAND = Duration.ofMinutes(2);

  private final TestDatabase store = TestPostgres.create();

  @Test
  void theOlderKeyMayGoAndAuthenticatorsStillOpen() {
    String secret;
    try (TestServer before = TestServer.start(store, withKeys(FIRST))) {
      Api officer = before.api().withToken(signIn(before, null).expect(200).text("token"));
      secret = Authenticator.start(officer, PASSWORD).expect(200).text("secret");
      officer.call("confirmTotp", Map.of(), code(Authenticator.code(secret))).expect(200);
    }
    try (Jdbc owner = Jdbc.connect(store.ownerUrl())) {
      owner.execute(
          "insert into wechat_token (app_id, sealed, got_at, expires_at) values ('演示', 'k1:AAAA', now(), now())");
      assertThat(rotate(FIRST)).contains("authenticators: 0", "WeChat tokens, asked for anew: 0");

      assertThat(rotate(SECOND + "," + FIRST))
          .contains("authenticators: 1", "WeChat tokens, asked for anew: 1");
      assertThat(rotate(SECOND + "," + FIRST)).as("begun again").contains("authenticators: 0");
      assertThat(owner.column("select sealed from totp")).allMatch(line -> line.startsWith("k2:"));
      assertThat(owner.number("select count(*) from wechat_token where sealed is not null"))
          .isZero();
    }
    try (TestServer after = TestServer.start(store, withKeys(SECOND))) {
      signIn(after, null).expect(401);
      signIn(after, Authenticator.code(secret, 1)).expect(200);
    }
  }

  private static Map<String, String> withKeys(String keys) {
    return Map.of("PUFA_KEYS", keys, "PUFA_REQUIRE_TOTP", "yes");
  }

  private List<String> rotate(String keys) {
    Path home = ServerProcess.newHome();
    Map<String, String> options =
        Map.of(
            "PUFA_KEYS", keys,
            "DATABASE_URL", store.appUrl(),
            "DATABASE_OWNER_URL", store.ownerUrl());
    try (JavaProcess process = ServerProcess.run(home, options, "rotate-keys")) {
      assertThat(process.exitCode(COMMAND)).as(process::said).isZero();
      return process.output().lines().toList();
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static Api.Answer signIn(TestServer server, String code) {
    JsonObject body = code == null ? new JsonObject() : code(code);
    body.addProperty("account", "case_officer");
    body.addProperty("password", PASSWORD);
    return server.api().call("signInWithPassword", Map.of(), body);
  }

  private static JsonObject code(String code) {
    var body = new JsonObject();
    body.addProperty("totp", code);
    return body;
  }
}
