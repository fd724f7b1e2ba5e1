package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.http.Operation;
import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Production has no demo people, no demo data and no door without a proof. */
class ProductionIT {

  private static final Sql PEOPLE = Sql.of("select count(*) as n from person");
  private static final Sql ORGANIZATIONS = Sql.of("select count(*) as n from organization");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start(TestServer.PRODUCTION);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void demoOperationsDoNotExist() {
    List<String> demo =
        Api.CONTRACT.operations().stream()
            .filter(operation -> operation.path().startsWith("/api/demo/"))
            .map(Operation::id)
            .toList();
    assertThat(demo).hasSizeGreaterThan(3);
    for (String operation : demo) {
      Api.Answer answer = server.api().call(operation, Map.of(), body(operation));
      boolean needsSignIn = operation.equals("answerDemoWeChatPopup");
      assertThat(answer.text("type"))
          .as(operation)
          .isEqualTo(needsSignIn ? "not-signed-in" : "not-found");
    }
  }

  private static JsonObject body(String operation) {
    var body = new JsonObject();
    switch (operation) {
      case "signInDemo" -> body.addProperty("account", "admin");
      case "createDemoWeChatCode" -> body.addProperty("user", "演示微信用户");
      case "createDemoWeChatPhoneCode" -> body.addProperty("phone", "10000000001");
      default -> {
        return null;
      }
    }
    return body;
  }

  @Test
  void withoutWeChatThePhoneIsOffered() {
    var body = new JsonObject();
    body.addProperty("code", "any");
    Api.Answer answer = server.api().call("signInWithWeChat", Map.of(), body).expect(409);
    assertThat(answer.text("detail")).contains("没有开通微信登录").contains("手机号");
  }

  @Test
  void nobodySignsInWithTheDemoPassword() {
    var body = new JsonObject();
    body.addProperty("account", "admin");
    body.addProperty("password", "demo-password-1");
    server.api().call("signInWithPassword", Map.of(), body).expect(401);
  }

  @Test
  void nothingInventedIsStored() {
    assertThat(count(PEOPLE)).isZero();
    assertThat(count(ORGANIZATIONS)).isZero();
    assertThat(Files.exists(server.home().resolve("demo.json"))).isFalse();
  }

  @Test
  void thePublicReadsAsEver() {
    assertThat(server.api().call("listTopics").expect(200).json().getAsJsonArray("items"))
        .isNotEmpty();
  }

  private static int count(Sql sql) {
    return server.store().read(tx -> tx.one(sql, row -> row.getInteger("n")));
  }
}
