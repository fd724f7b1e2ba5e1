package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.delivery.Failure;
import cn.pufa.delivery.MessageState;
import cn.pufa.delivery.Outcomes.Settled;
import cn.pufa.notice.Plan;
import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks: opened once by what came back, finished once by an officer. */
class TaskIT {

  /** As the engine leaves it when the connection broke. */
  private static final Sql IN_DOUBT =
      Sql.of(
          """
      update message set state = 'uncertain', next_attempt_at = null where id = (select message from message_fate where notice = $1)
      returning id""");

  private static final Sql FATE = Sql.of("select state from message_fate where notice = $1");
  private static final Sql KNOWN = Sql.of("update message set state = 'sent' where id = $1");
  private static final Sql STATE = Sql.of("select state from message where id = $1");

  private static TestServer server;
  private static Reaching reaching;
  private static Api officer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    officer = server.as("case_officer");
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static Api.Answer finish(UUID task, String result) {
    return officer.call(
        "finishTask",
        Map.of("task", task),
        JsonParser.parseString("{result:%s,note:'演示'}".formatted(result)).getAsJsonObject());
  }

  private static List<JsonObject> open(String kind, UUID organization) {
    JsonObject page =
        officer.call("listTasks", Map.of("kind", kind, "size", 100)).expect(200).json();
    return items(page).stream()
        .filter(task -> text(task, "organization").equals(organization.toString()))
        .toList();
  }

  /** A message of unknown fate to the organisation; its node has nothing more to say of it. */
  private static UUID doubtful(Reaching.Reached told) {
    Eventually.within(
        Duration.ofSeconds(20),
        () ->
            assertThat(
                    server
                        .store()
                        .<String>read(
                            tx -> tx.one(FATE, row -> row.getString("state"), told.notice())))
                .isEqualTo("sent"));
    return server
        .store()
        .transaction(
            tx -> {
              UUID message = tx.one(IN_DOUBT, row -> row.getUUID("id"), told.notice());
              settled(tx, message, told, MessageState.UNCERTAIN, null);
              return message;
            });
  }

  private static void settled(
      cn.pufa.platform.db.Tx tx,
      UUID message,
      Reaching.Reached told,
      MessageState state,
      Failure failure) {
    var one = new Settled(message, told.circular(), "email", state, failure);
    reaching.contacts().outcomes().settled(tx, List.of(one));
  }

  private static String stateOf(UUID message) {
    return server.store().read(tx -> tx.one(STATE, row -> row.getString("state"), message));
  }

  @Test
  void aDeadAddressIsAskedAboutOnce() {
    UUID organization = reaching.organizationIn("440881001");
    for (int i = 0; i < 3; i++) {
      server
          .store()
          .run(
              tx ->
                  reaching.contacts().badContact(tx, organization, "sms", "10000000001", "号码是空号"));
    }

    List<JsonObject> tasks = open("find_contact", organization);
    assertThat(tasks).hasSize(1);
    assertThat(text(tasks.getFirst(), "address")).isEqualTo("10000000001");
    assertThat(text(tasks.getFirst(), "words")).isEqualTo("号码是空号。请另找联系方式，更新名册。");

    UUID task = UUID.fromString(text(tasks.getFirst(), "id"));
    assertThat(finish(task, "solved").expect(200).text("state")).isEqualTo("done");
    finish(task, "solved").expect(409);
    finish(UUID.randomUUID(), "solved").expect(404);
    assertThat(open("find_contact", organization)).isEmpty();
  }

  @Test
  void aMessageInDoubtThatArrivedCountsAsSent() {
    var told =
        reaching.told(
            reaching.organizationIn("440881002"), new Plan(List.of("email"), List.of(), null));
    UUID message = doubtful(told);
    List<JsonObject> tasks = open("check_fate", told.organization());
    assertThat(tasks).hasSize(1);

    finish(UUID.fromString(text(tasks.getFirst(), "id")), "solved").expect(200);

    assertThat(stateOf(message)).isEqualTo("sent");
  }

  @Test
  void aMessageInDoubtThatDidNotArriveIsToldByTelephone() {
    var told =
        reaching.told(
            reaching.organizationIn("440881003"), new Plan(List.of("email"), List.of(), null));
    UUID message = doubtful(told);

    finish(
            UUID.fromString(text(open("check_fate", told.organization()).getFirst(), "id")),
            "not_solved")
        .expect(200);

    assertThat(stateOf(message)).isEqualTo("failed");
    JsonObject calls =
        officer.call("listCalls", Map.of("circular", told.circular())).expect(200).json();
    assertThat(text(items(calls).getFirst(), "why")).isEqualTo("核实后确认没有收到");
  }

  /** The node that seemed dead woke up and knew. */
  @Test
  void aDoubtThatIsGoneLeavesTheTasksByItself() {
    var told =
        reaching.told(
            reaching.organizationIn("440881002"), new Plan(List.of("email"), List.of(), null));
    UUID message = doubtful(told);
    UUID task = UUID.fromString(text(open("check_fate", told.organization()).getLast(), "id"));

    server.store().run(tx -> tx.execute(KNOWN, message));

    assertThat(open("check_fate", told.organization()))
        .noneMatch(one -> text(one, "id").equals(task.toString()));
    finish(task, "solved").expect(409);
  }
}
