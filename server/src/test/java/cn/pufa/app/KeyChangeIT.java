package cn.pufa.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.secret.Secret;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.secret.VaultKeys;
import cn.pufa.testing.Api;
import cn.pufa.testing.Authenticator;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.JavaProcess;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Race;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.SlowFault;
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
@Race
@SlowFault("F28")
class KeyChangeIT {

  private static final String PASSWORD = "demo-password-1";
  private static final String FIRST = "k1:" + "q".repeat(43) + "=";
  private static final String SECOND = "k2:" + "r".repeat(42) + "Q=";
  private static final Duration COMMAND = Duration.ofMinutes(2);

  private static final int AT_ONCE = 200;
  private static final int PEOPLE = 450;
  private static final String OLDER = "select count(*) from totp where starts_with(sealed, 'k1:')";

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

  /** More than one batch holds, and killed between two of them. */
  @Test
  void authenticatorsOfManyAreChangedThoughItIsKilledInBetween() {
    var older = vault(FIRST);
    try (Jdbc owner = Jdbc.connect(store.ownerUrl())) {
      owner
          .column(
              "insert into person (account, display_name, demo, created_at) select '演示-' || n,"
                  + " '演示', true, now() from generate_series(1, %d) n returning id"
                      .formatted(PEOPLE))
          .forEach(
              person ->
                  owner.execute(
                      "insert into totp (person, sealed) values ('%s', '%s')"
                          .formatted(person, older.seal("of-" + person, record(person)))));
      killInTheSecondBatch(owner);
      assertThat(owner.number(OLDER)).isEqualTo(PEOPLE - AT_ONCE);

      assertThat(rotate(SECOND + "," + FIRST)).contains("authenticators: " + (PEOPLE - AT_ONCE));
      var newer = vault(SECOND);
      assertThat(owner.column("select person || ' ' || sealed from totp"))
          .hasSize(PEOPLE)
          .map(row -> row.split(" "))
          .allSatisfy(
              row -> assertThat(newer.open(row[1], record(row[0]))).isEqualTo("of-" + row[0]));
    }
  }

  /** The first batch is kept, and the next waits for a row that is held here. */
  private void killInTheSecondBatch(Jdbc owner) {
    String held = owner.column("select person from totp order by person").get(AT_ONCE);
    Path home = ServerProcess.newHome();
    try (Jdbc watch = Jdbc.connect(store.appUrl());
        Jdbc hand = Jdbc.connect(store.ownerUrl()).begin();
        JavaProcess process = start(home, SECOND + "," + FIRST)) {
      hand.column("select person from totp where person = '" + held + "' for update");
      Eventually.within(
          COMMAND,
          () -> assertThat(watch.waiting("from totp.*limit")).as(process::said).isEqualTo(1));
      process.kill();
      hand.rollBack();
    } finally {
      ServerProcess.remove(home);
    }
  }

  private static Vault vault(String keys) {
    return new Vault(VaultKeys.parse(new Secret(keys)));
  }

  private static String record(String person) {
    return "person/" + person + "/totp";
  }

  private static Map<String, String> withKeys(String keys) {
    return Map.of("PUFA_KEYS", keys, "PUFA_REQUIRE_TOTP", "yes");
  }

  private List<String> rotate(String keys) {
    Path home = ServerProcess.newHome();
    try (JavaProcess process = start(home, keys)) {
      assertThat(process.exitCode(COMMAND)).as(process::said).isZero();
      return process.output().lines().toList();
    } finally {
      ServerProcess.remove(home);
    }
  }

  private JavaProcess start(Path home, String keys) {
    Map<String, String> options =
        Map.of(
            "PUFA_KEYS", keys,
            "DATABASE_URL", store.appUrl(),
            "DATABASE_OWNER_URL", store.ownerUrl());
    return ServerProcess.run(home, options, "rotate-keys");
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
