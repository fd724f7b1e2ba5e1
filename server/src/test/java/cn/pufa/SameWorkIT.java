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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database is asked the same, in the same order, for somebody who is known and for somebody who
 * is not, so that the time of an answer tells nothing.
 */
@Fault("F24")
class SameWorkIT {

  private static final Pattern ABOUT =
      Pattern.compile("from person where|sms_ticket|known_address|insert into audit_event");
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
    return of("signInWithPassword", body, 401);
  }

  @Test
  void ofACodeThatIsAskedFor() {
    String known = Proofs.phone();
    server.store().run(tx -> tx.execute(ADD, "演示-" + known, known));
    List<String> asked = ofAskingForACode(known);
    assertThat(asked).hasSize(3);
    assertThat(ofAskingForACode(Proofs.phone())).isEqualTo(asked);
  }

  private static List<String> ofAskingForACode(String phone) {
    return of("requestSmsCode", Proofs.request(phone, "sign_in"), 202);
  }

  private static List<String> of(String operation, JsonObject body, int status) {
    Api nobody = server.api();
    return statements.of(() -> nobody.call(operation, Map.of(), body).expect(status), ABOUT);
  }
}
