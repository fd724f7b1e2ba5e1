package cn.pufa.contact;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.AtOnce;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Race;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The link of a mail or SMS: answers once, and only the one who got it. */
class ReplyLinkIT {

  private static final Sql REPLY =
      Sql.of("select reply, read_at is not null as read from notice where id = $1");

  private static TestServer server;
  private static Reaching reaching;
  private static Api anybody;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    reaching = new Reaching(server);
    anybody = server.api();
  }

  @AfterAll
  static void stop() {
    reaching.close();
    server.close();
  }

  private static Reaching.Reached told() {
    return reaching.told(reaching.organizationIn("440881001"));
  }

  private static Api.Answer look(String token) {
    return anybody.call("getReplyLink", Map.of("Link-Token", token));
  }

  private static Api.Answer answer(String token, String reply) {
    var body = new JsonObject();
    body.addProperty("reply", reply);
    return anybody.call("replyByLink", Map.of("Link-Token", token), body);
  }

  private static String replyOf(UUID notice) {
    return server
        .store()
        .read(
            tx ->
                tx.one(
                    REPLY, row -> row.getString("reply") + " " + row.getBoolean("read"), notice));
  }

  private static List<JsonObject> tasks(String kind, UUID notice) {
    JsonObject page =
        server
            .as("case_officer")
            .call("listTasks", Map.of("kind", kind, "size", 100))
            .expect(200)
            .json();
    return items(page).stream()
        .filter(task -> task.has("notice") && text(task, "notice").equals(notice.toString()))
        .toList();
  }

  @Test
  void tellsNothingButTheOrganisationAndLookingChangesNothing() {
    var told = told();
    String token = reaching.token(told.notice());

    look(token).expect(200);
    JsonObject link = look(token).expect(200).json();

    assertThat(link.keySet())
        .containsExactlyInAnyOrder("organizationName", "subject", "dueOn", "state");
    assertThat(text(link, "state")).isEqualTo("open");
    assertThat(replyOf(told.notice())).isEqualTo("null false");
  }

  @Test
  void answersOnceAndBecomesATask() {
    var told = told();
    String token = reaching.token(told.notice());

    assertThat(answer(token, "need_help").expect(200).text("state")).isEqualTo("answered");
    answer(token, "need_help").expect(200);
    answer(token, "done").expect(409);

    assertThat(look(token).expect(200).text("reply")).isEqualTo("need_help");
    assertThat(replyOf(told.notice())).as("counts as read").isEqualTo("need_help true");
    assertThat(tasks("needs_help", told.notice())).hasSize(1);
    assertThat(tasks("says_done", told.notice())).isEmpty();
  }

  @Race
  @Test
  void takesOneOfTwoAnswersGivenAtOnce() {
    var told = told();
    String token = reaching.token(told.notice());

    List<Integer> statuses =
        AtOnce.call(
            List.of(
                () -> answer(token, "done").status(), () -> answer(token, "need_help").status()));

    assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    assertThat(tasks("needs_help", told.notice()).size() + tasks("says_done", told.notice()).size())
        .isEqualTo(1);
  }

  /** Who taps twice has answered. */
  @Race
  @Test
  void takesTheSameAnswerGivenTwiceAtOnceForOne() {
    var told = told();
    String token = reaching.token(told.notice());

    List<Integer> statuses =
        AtOnce.call(Collections.nCopies(4, () -> answer(token, "need_help").status()));

    assertThat(statuses).containsOnly(200);
    assertThat(tasks("needs_help", told.notice())).hasSize(1);
  }

  @Test
  void isNotThereWhenForged() {
    UUID notice = told().notice();
    String token = reaching.token(notice);
    for (int at : List.of(0, 20, 24, 40)) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String forged = token.substring(0, at) + other + token.substring(at + 1);
      look(forged).expect(404);
      answer(forged, "done").expect(404);
    }
    look("A".repeat(46)).expect(404);
    look("A".repeat(30)).expect(422);
    assertThat(replyOf(notice)).isEqualTo("null false");
  }

  /** One made while the clock was ahead would answer for as long. */
  @Fault("F9")
  @ParameterizedTest
  @ValueSource(ints = {-61, 2})
  void isOverAfterItsDaysAndBeforeThem(int days) {
    var told = told();
    try (var another =
        new Reaching(server, Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))) {
      String token = another.token(told.notice());

      assertThat(look(token).expect(200).text("state")).isEqualTo("expired");
      answer(token, "done").expect(409);
      assertThat(replyOf(told.notice())).isEqualTo("null false");
    }
  }

  @Test
  void asksNothingOnceTheDutyIsDone() {
    var told = told();
    reaching.settle(told);
    String token = reaching.token(told.notice());

    assertThat(look(token).expect(200).text("state")).isEqualTo("settled");
    answer(token, "need_help").expect(409);
    assertThat(tasks("needs_help", told.notice())).isEmpty();
  }
}
