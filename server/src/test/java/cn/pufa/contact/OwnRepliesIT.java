package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizationOf;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an organisation chooses and replies, signed in. */
class OwnRepliesIT {

  private static TestServer server;
  private static Reaching reaching;
  private static Api agent;
  private static UUID organization;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    agent = server.as("org_agent");
    organization = UUID.fromString(organizationOf(agent));
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static Set<UUID> optedOut() {
    return server
        .store()
        .read(tx -> reaching.contacts().optedOut(tx, List.of(organization, UUID.randomUUID())));
  }

  private static Api.Answer choose(boolean courtesy) {
    var body = new JsonObject();
    body.addProperty("courtesy", courtesy);
    return agent.call("putPreferences", Map.of("organization", organization), body);
  }

  @Test
  void courtesyNoticesCanBeTurnedOffAndOnAndStatutoryOnesCannot() {
    JsonObject first =
        agent.call("getPreferences", Map.of("organization", organization)).expect(200).json();
    assertThat(first.get("courtesy").getAsBoolean()).isTrue();
    assertThat(text(first, "statutoryNote")).contains("不能退订");

    assertThat(choose(false).expect(200).json().has("changedAt")).isTrue();
    assertThat(optedOut()).containsExactly(organization);
    choose(false).expect(200);

    assertThat(choose(true).expect(200).json().get("courtesy").getAsBoolean()).isTrue();
    assertThat(optedOut()).isEmpty();
  }

  @Test
  void aReplyBecomesATaskAndALaterOneTakesItsPlace() {
    var told = reaching.told(organization);
    assertThat(reply(told, "{reply:need_help,words:'附件传不上去'}").expect(200).text("reply"))
        .isEqualTo("need_help");
    reply(told, "{reply:done}").expect(200);

    List<JsonObject> tasks =
        items(server.as("case_officer").call("listTasks", Map.of("size", 100)).expect(200).json())
            .stream()
            .filter(
                task -> task.has("notice") && text(task, "notice").equals(told.notice().toString()))
            .toList();
    assertThat(tasks)
        .extracting(task -> text(task, "kind"))
        .containsExactly("needs_help", "says_done");
    assertThat(text(tasks.getFirst(), "words")).contains("附件传不上去");

    reaching.settle(told);
    reply(told, "{reply:need_help}").expect(409);
  }

  private static Api.Answer reply(Reaching.Reached told, String body) {
    return agent.call(
        "replyToNotice",
        Map.of("notice", told.notice()),
        JsonParser.parseString(body).getAsJsonObject());
  }
}
