package cn.pufa;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.VolunteerRequests;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Volunteers of one's own township only. */
final class OwnVolunteers {

  private final TestServer server;

  OwnVolunteers(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api caller = server.as(own);
    switch (operationId) {
      case "listVolunteers" -> requireOwnList(caller, own, other);
      case "exportVolunteers" -> requireOwnExport(caller, own, other);
      case "getVolunteer" -> requireOwn(operationId, caller, "volunteer", volunteer(other), null);
      case "noteGuardianConsent" ->
          requireOwn(operationId, caller, "volunteer", volunteer(other), VolunteerRequests.seen());
      case "assignVolunteer" ->
          requireOwn(
              operationId, caller, "volunteer", volunteer(other), VolunteerRequests.event(false));
      case "cancelAssignment" ->
          requireOwn(
              operationId, caller, "assignment", assignment(other), VolunteerRequests.reason());
      case "recordVolunteerTime" ->
          requireOwn(
              operationId, caller, "assignment", assignment(other), VolunteerRequests.service());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnList(Api caller, String own, String other) {
    String mine = volunteer(own);
    String foreign = volunteer(other);
    assertThat(items(caller.call("listVolunteers", Map.of("size", 100)).expect(200).json()))
        .extracting(item -> text(item, "id"))
        .contains(mine)
        .doesNotContain(foreign);
  }

  private void requireOwnExport(Api caller, String own, String other) {
    noteConsent(volunteer(own));
    noteConsent(volunteer(other));
    Map<String, Object> active = Map.of("state", "active");
    int total = caller.call("listVolunteers", active).expect(200).number("total");
    byte[] file =
        caller.call("exportVolunteers", Map.of(), PostRequests.purpose()).expect(200).bytes();
    assertThat(Sheets.rows(file, "志愿者")).hasSize(total + 1);
  }

  private void noteConsent(String volunteer) {
    server
        .as("case_officer")
        .call("noteGuardianConsent", Map.of("volunteer", volunteer), VolunteerRequests.seen())
        .expect(200);
  }

  private static void requireOwn(
      String operationId, Api caller, String parameter, String foreign, JsonObject body) {
    requireSame404(operationId, parameter, caller, foreign, body);
  }

  private String account(String township) {
    String account = "helps-" + township + "-" + UUID.randomUUID();
    VolunteerRequests.register(
        server, account, township.equals("township") ? "440881001" : "440881002");
    return account;
  }

  private String volunteer(String township) {
    return cn.pufa.testing.Staff.idOf(server, account(township));
  }

  private String assignment(String township) {
    return VolunteerRequests.assignment(server, account(township), "-1 hours", "accepted");
  }
}
