package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.PrivatePostgres;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.Staff;
import cn.pufa.testing.Statements;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The database is asked the same, in the same order, for somebody who is known and for somebody who
 * is not, so that the time of an answer tells nothing.
 */
@Fault("F24")
class SameWorkIT {

  private static final Pattern ABOUT =
      Pattern.compile("from person where|sms_ticket|known_address|insert into audit_event");
  private static final int OTHERS = 5;
  private static final Sql ADD =
      Sql.of(
          """
      insert into person (account, display_name, phone, demo, created_at)
      values ($1, '演示居民', $2, true, now())""");
  private static final Sql CLOSE = Sql.of("update person set disabled = true where account = $1");

  private static PrivatePostgres postgres;
  private static Statements statements;
  private static TestServer server;

  @BeforeAll
  static void start() {
    postgres = PrivatePostgres.start();
    statements = Statements.of(postgres);
    server = TestServer.start(postgres.database(), Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
    postgres.close();
  }

  @Test
  void ofARefusedPassword() {
    Staff.add(server, "without-password", "editor");
    server.store().run(tx -> tx.execute(CLOSE, "counsel"));
    List<String> known = ofSigningIn("leader");
    assertThat(known).hasSize(2);
    for (String other : List.of("counsel", "without-password", "nobody-here")) {
      assertThat(ofSigningIn(other)).as(other).isEqualTo(known);
    }
  }

  private static List<String> ofSigningIn(String account) {
    var body = new JsonObject();
    body.addProperty("account", account);
    body.addProperty("password", "wrong");
    return of("signInWithPassword", body, 401, answer -> {});
  }

  /** Known or not: the same words, and one message leaves. */
  @ParameterizedTest
  @ValueSource(strings = {"sign_in", "bind_phone", "change_phone"})
  void ofACodeThatIsAskedFor(String purpose) {
    String known = Proofs.phone();
    server.store().run(tx -> tx.execute(ADD, "演示-" + known, known));
    List<String> asked = ofAskingForACode(known, purpose);
    assertThat(asked).hasSize(3);
    for (int other = 0; other < OTHERS; other++) {
      assertThat(ofAskingForACode(Proofs.phone(), purpose)).isEqualTo(asked);
    }
  }

  private static List<String> ofAskingForACode(String phone, String purpose) {
    List<String> work =
        of(
            "requestSmsCode",
            Proofs.request(phone, purpose),
            202,
            answer -> {
              JsonObject body = answer.json().deepCopy();
              assertThat(body.remove("ticket")).isNotNull();
              assertThat(body).hasToString("{\"validSeconds\":300,\"resendAfterSeconds\":60}");
            });
    assertThat(server.sms().received(phone)).hasSize(1);
    return work;
  }

  private static List<String> of(
      String operation, JsonObject body, int status, Consumer<Api.Answer> check) {
    Api nobody = server.api();
    return statements.of(
        () -> check.accept(nobody.call(operation, Map.of(), body).expect(status)), ABOUT);
  }
}
