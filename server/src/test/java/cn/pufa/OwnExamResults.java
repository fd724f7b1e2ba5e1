package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ExamRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;

/** Results of one's own township only. */
final class OwnExamResults {

  private final TestServer server;
  private final String exam;

  OwnExamResults(TestServer server) {
    this.server = server;
    Api trainer = server.as("trainer");
    String bank = ExamRequests.bank(trainer);
    exam = ExamRequests.exam(trainer, draft(bank, trainer));
    for (String township : new String[] {"township", "township-2"}) {
      String village = division(server.as(township)) + "001";
      Api learner = ExamRequests.learner(server, "child_director", village);
      String attempt = ExamRequests.start(learner, exam);
      learner.call("handInExam", Map.of("attempt", attempt)).expect(200);
    }
  }

  private static JsonObject draft(String bank, Api trainer) {
    ExamRequests.question(trainer, bank, "single");
    return ExamRequests.examDraft(bank, 1);
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "getExamResults" -> requireOwnTownship(server.as(own), "getExamResults");
      case "listExamResultRows" -> requireOwnTownship(server.as(own), "listExamResultRows");
      case "exportExamResults" -> requireOwnWorkbook(server.as(own), server.as(other));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnTownship(Api own, String operation) {
    JsonObject mine = own.call(operation, Map.of("exam", exam)).expect(200).json();
    assertThat(items(mine))
        .hasSize(1)
        .allSatisfy(item -> assertThat(text(item, "division")).startsWith(division(own)));
    assertThat(
            items(
                server.as("case_officer").call(operation, Map.of("exam", exam)).expect(200).json()))
        .hasSize(2);
  }

  private void requireOwnWorkbook(Api own, Api other) {
    byte[] mine = own.call("exportExamResults", Map.of("exam", exam)).expect(200).bytes();
    byte[] theirs = other.call("exportExamResults", Map.of("exam", exam)).expect(200).bytes();
    assertThat(cn.pufa.testing.Sheets.texts(mine))
        .noneMatch(
            cn.pufa.testing.Sheets.texts(theirs).stream()
                    .filter(cell -> cell.startsWith("exam-learner-"))
                    .toList()
                ::contains);
  }

  private static String division(Api account) {
    return text(grant(account), "division");
  }
}
