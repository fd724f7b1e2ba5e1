package cn.pufa;

import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Own;
import cn.pufa.testing.RegisterRequests;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.TestServer;
import java.util.Map;
import java.util.Set;

/** Charters, contacts and dossiers of one's own organisations only. */
final class OwnRegister {

  private static final Set<String> OF_ORGANIZATION =
      Set.of("listCharters", "getContacts", "getDossier", "getDossierArchive");

  private final TestServer server;
  private int year = 2000;

  OwnRegister(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api mine = server.as(own);
    String ours = text(Own.organizations(mine).getFirst(), "id");
    String theirs = text(Own.organizations(server.as(other)).getFirst(), "id");
    if (OF_ORGANIZATION.contains(operationId)) {
      mine.call(operationId, Map.of("organization", ours)).expect(200);
      requireSame404(operationId, "organization", mine, theirs);
      return true;
    }
    switch (operationId) {
      case "exportOrganizations" ->
          assertThat(Sheets.rows(mine.call(operationId).expect(200).bytes(), "名册"))
              .hasSize(1 + mine.call("listOrganizations").expect(200).number("total"));
      case "getCharterFile" -> {
        mine.call(operationId, Map.of("charter", charter(ours))).expect(200);
        requireSame404(operationId, "charter", mine, charter(theirs));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String charter(String organization) {
    Api officer = server.as("case_officer");
    var draft = RegisterRequests.draft("%d-01-01".formatted(year++));
    draft.addProperty("file", RegisterRequests.scan(officer));
    return officer
        .call("recordCharter", Map.of("organization", organization), draft)
        .expect(201)
        .text("id");
  }
}
