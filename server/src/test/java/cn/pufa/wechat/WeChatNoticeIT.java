package cn.pufa.wechat;

import static cn.pufa.app.demo.StandInTemplates.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.CircularRequests;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.WeChatRequests;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a tap on the phone to a notice on it. */
class WeChatNoticeIT {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoAcceptedGetsTheNoticeOnThePhoneOnce() {
    Api agent = server.as("org_agent");
    var accepted = new JsonObject();
    accepted.add("accepted", Given.texts(NOTICE.id()));
    agent.call("answerDemoWeChatPopup", Map.of(), accepted).expect(200);
    JsonObject results = WeChatPerson.results(NOTICE.id(), "accept");
    agent.call("recordSubscription", Map.of(), results).expect(200);

    String circular = release(agent);
    String name = agent.call("getCurrentPerson").expect(200).text("displayName");
    JsonArray messages = Eventually.within(Duration.ofSeconds(60), () -> requireMessage(name));
    JsonObject message = messages.get(0).getAsJsonObject();
    assertThat(message.get("title").getAsString()).isEqualTo("工作通知");
    assertThat(message.get("text").getAsString())
        .contains("单位名称：", "演示", "通知内容：请核对登记信息", "截止时间：2026年5月31日");
    assertThat(message.get("page").getAsString()).isEqualTo("pages/affairs/affairs");
    assertThat(remaining(agent)).as("the accept is spent").containsOnly(0);
    requireACallWhereItDidNotArrive(circular);
  }

  /** WeChat took it, and tells later that it did not reach the phone. */
  private static void requireACallWhereItDidNotArrive(String circular) {
    try (Jdbc database = Jdbc.connect(server.database().appUrl())) {
      String receipt =
          Eventually.within(
              Duration.ofSeconds(60),
              () -> {
                List<String> receipts =
                    database.column(
                        "select receipt from message where lane = '%s' and state = 'sent'"
                            .formatted(circular));
                assertThat(receipts).hasSize(1);
                return receipts.getFirst();
              });
      String calls =
          """
          select count(*) from call_task t join message_fate f on f.notice = t.notice
           where f.receipt = '%s'"""
              .formatted(receipt);
      assertThat(database.number(calls)).isZero();
      String openid = server.weChat().received().getFirst().openid();
      WeChatRequests.deliver(server.api(), server.weChat().missed(openid, NOTICE, receipt))
          .expect(200);
      server.node().tick();
      server.node().tick();
      assertThat(
              database.column(
                  "select state || ' ' || failure from message where receipt = '%s'"
                      .formatted(receipt)))
          .containsExactly("failed not_taken");
      assertThat(database.number(calls)).as("the next way of the plan, once").isEqualTo(1);
    }
  }

  /** To the organisations of the agent's township, by WeChat; only the agent can be reached so. */
  private static String release(Api agent) {
    var organization =
        agent.call("listOrganizations").json().getAsJsonArray("items").get(0).getAsJsonObject();
    JsonObject draft = CircularRequests.draft();
    draft
        .getAsJsonObject("audience")
        .add("townships", Given.texts(organization.get("township").getAsString()));
    draft.getAsJsonObject("words").add("subscribe", fields());
    JsonObject plan = CircularRequests.plan("subscribe");
    plan.add("then", Given.texts("phone"));
    draft.add("plan", plan);
    String circular = CircularRequests.create(server.as("case_officer"), draft);
    server
        .as("approver")
        .call("releaseCircular", Map.of("circular", circular), new JsonObject())
        .expect(202);
    return circular;
  }

  /** Words name a template by its purpose; the settings know its id. */
  private static JsonObject fields() {
    JsonObject fields = CircularRequests.pair("thing1", "{organization}");
    fields.addProperty("thing2", "请核对{matter}");
    fields.addProperty("time3", "2026年5月31日");
    JsonObject form = CircularRequests.pair("template", NOTICE.purpose());
    form.add("fields", fields);
    form.addProperty("page", "pages/affairs/affairs");
    return form;
  }

  private static JsonArray requireMessage(String holder) {
    JsonArray messages =
        server
            .api()
            .call("listPhoneMessages", Map.of("holder", holder))
            .expect(200)
            .json()
            .getAsJsonArray("items");
    assertThat(messages).hasSize(1);
    return messages;
  }

  private static List<Integer> remaining(Api agent) {
    return agent
        .call("getOwnSubscriptions")
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(item -> item.get("remaining").getAsInt())
        .toList();
  }
}
