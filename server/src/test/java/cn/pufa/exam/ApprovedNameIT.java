package cn.pufa.exam;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Eventually;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Own;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.ServerAt;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which name a certificate (证书) is given. */
@ServerAt("2026-05-11T01:00:00Z")
class ApprovedNameIT {

  private static final String ACCOUNT = "演示·张姐";

  private static TestServer server;
  private static Jdbc database;

  /** First a volunteer by the name that neighbours use, then a child director by the real one. */
  @Test
  void aCertificateBearsTheNameThatTheTownshipApproved() {
    Staff.add(server, ACCOUNT, "resident");
    database.execute(
        "update person set display_name = '居民' where account = '%s'".formatted(ACCOUNT));
    Api person = server.as(ACCOUNT);
    JsonObject volunteer = VolunteerRequests.draft("1980-01-01");
    volunteer.addProperty("name", ACCOUNT);
    person.call("saveMyVolunteer", Map.of(), volunteer).expect(200);
    approve(person, "演示·张桂英", "440881001005");
    pass(person);
    String named = "select name from certificate where person = '%s'";
    assertThat(database.column(named.formatted(Staff.idOf(server, ACCOUNT))))
        .containsExactly("演示·张桂英");

    person.call("saveMyVolunteer", Map.of(), volunteer).expect(200);
    assertThat(person.call("getCurrentPerson").expect(200).text("displayName"))
        .as("registering again is no approval")
        .isEqualTo("演示·张桂英");
  }

  /** The name of a staff account is the administrator's word. */
  @Test
  void whoHasAnAccountOfTheBureauKeepsItsName() {
    Staff.Member member = Staff.create(server, "post-holder", "trainer", "440881");
    approve(member.api(), "演示·另一个名字", "440881001006");
    assertThat(member.api().call("getCurrentPerson").expect(200).text("displayName"))
        .isEqualTo("演示post-holder");
  }

  private static void approve(Api person, String name, String village) {
    JsonObject wish = Given.postRequest("child_director", village);
    wish.addProperty("name", name);
    String request = person.call("requestPost", Map.of(), wish).expect(201).text("id");
    server
        .as("township")
        .call("decidePostRequest", Map.of("request", request), PostRequests.accept())
        .expect(200);
  }

  private static void pass(Api person) {
    Api trainer = server.as("trainer");
    JsonObject draft = ExamRequests.examDraft(ExamRequests.bankOfTwelve(trainer), 5);
    draft.addProperty("qualification", "child_director");
    String exam = ExamRequests.exam(trainer, draft);
    Eventually.within(
        Duration.ofSeconds(2),
        () -> assertThat(person.call("listMyExams").expect(200).json().toString()).contains(exam));
    String attempt = ExamRequests.start(person, exam);
    for (int place = 1; place <= 5; place++) {
      var answer = new JsonObject();
      answer.add("answer", RightAnswers.of(database, attempt, place));
      answer.addProperty("version", 1);
      ExamRequests.save(person, attempt, place, answer).expect(200);
    }
    JsonObject ended = person.call("handInExam", Map.of("attempt", attempt)).expect(200).json();
    assertThat(Own.text(ended, "passed")).isEqualTo("true");
  }
}
