package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Enrolments of one's own township only. */
final class OwnTraining {

  private final TestServer server;

  OwnTraining(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listEnrolments" -> requireOwnEnrolments(server.as(own), server.as(other));
      case "listAttendance" -> requireOwnAttendance(server.as(own), server.as(other));
      case "listNotSignedUp" -> requireOwnMissing(server.as(own), server.as(other));
      case "exportNotSignedUp" -> requireOwnExport(server.as(own));
      case "remindNotSignedUp" -> requireOwnReminder(server.as(own), server.as(other));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnEnrolments(Api own, Api other) {
    String session = text(items(own.call("listTrainingSessions").json()).getFirst(), "id");
    Map<String, Object> parameters = Map.of("session", session, "size", 100);
    JsonObject mine = own.call("listEnrolments", parameters).expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(mine)).noneMatch(row -> row.has("phone"));
    assertThat(items(other.call("listEnrolments", parameters).expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
    own.call("listEnrolments", Map.of("session", UUID.randomUUID())).expect(404);
  }

  private void requireWithinDivision(Api own, JsonObject page) {
    String division = grant(own).get("division").getAsString();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .isNotEmpty()
        .allSatisfy(item -> assertThat(text(item, "division")).startsWith(division));
  }

  private void requireOwnAttendance(Api own, Api other) {
    String session = text(items(own.call("listTrainingSessions").json()).getFirst(), "id");
    Map<String, Object> parameters = Map.of("session", session, "size", 100);
    JsonObject mine = own.call("listAttendance", parameters).expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(other.call("listAttendance", parameters).expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
    own.call("listAttendance", Map.of("session", UUID.randomUUID())).expect(404);
  }

  private void requireOwnMissing(Api own, Api other) {
    Map<String, Object> parameters = Map.of("session", announced(), "size", 100);
    JsonObject mine = own.call("listNotSignedUp", parameters).expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(mine)).noneMatch(row -> row.has("phone"));
    assertThat(mine.getAsJsonArray("townships")).hasSize(1);
    assertThat(items(other.call("listNotSignedUp", parameters).expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
  }

  private void requireOwnExport(Api own) {
    Map<String, Object> parameters = Map.of("session", announced());
    List<String> names =
        items(own.call("listNotSignedUp", parameters).expect(200).json()).stream()
            .map(row -> text(row, "divisionName"))
            .distinct()
            .toList();
    byte[] file = own.call("exportNotSignedUp", parameters).expect(200).bytes();
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        var rows = workbook.getFirstSheet().openStream()) {
      assertThat(rows.skip(1).map(row -> row.getCellText(0)).distinct().toList())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(names);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Nobody of another township is reminded, whatever township is named. */
  private void requireOwnReminder(Api own, Api other) {
    Map<String, Object> parameters = Map.of("session", announced());
    int others = other.call("listNotSignedUp", parameters).expect(200).number("toRemind");
    own.call("remindNotSignedUp", parameters, new JsonObject()).expect(202);
    var elsewhere = new JsonObject();
    elsewhere.addProperty("township", text(grant(other), "division"));
    assertThat(own.call("remindNotSignedUp", parameters, elsewhere).expect(202).number("reminded"))
        .isZero();
    assertThat(other.call("listNotSignedUp", parameters).expect(200).number("toRemind"))
        .isEqualTo(others);
  }

  /** Open to everybody with a post. */
  private String announced() {
    return server
        .as("case_officer")
        .call("createTrainingSession", Map.of(), Given.trainingSession(10))
        .expect(201)
        .text("id");
  }
}
