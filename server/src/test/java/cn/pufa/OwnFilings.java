package cn.pufa;

import static cn.pufa.testing.Own.organizationOf;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static cn.pufa.testing.Own.withoutNumber;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.NeedsRequests;
import cn.pufa.testing.Own;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Drafts, returns and uploads of one's own organisations only. */
final class OwnFilings {

  private static final String ZEROS = "0".repeat(64);
  private static final byte[] PDF = Uploads.pdf("");
  private static final Set<String> OF_FILING =
      Set.of(
          "getFiling",
          "saveCells",
          "listFindings",
          "explainFinding",
          "submitFiling",
          "withdrawFiling",
          "startUpload",
          "attachFiles",
          "confirmFiling",
          "offerPage",
          "sendConsentLink");

  private final TestServer server;
  private final UUID campaign;
  private final Map<String, String> filings = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> uploads = new HashMap<>();

  OwnFilings(TestServer server) {
    this.server = server;
    // For another year than the other records of these organisations.
    campaign = released(server, 2024);
    for (String account : List.of("org_agent", "org_agent-2", "township", "township-2")) {
      file(account);
    }
    filings.put("org_representative", filings.get("org_agent"));
    files.put("org_representative", files.get("org_agent"));
    uploads.put("org_representative", uploads.get("org_agent"));
  }

  private static UUID released(TestServer server, int year) {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("year", year);
    draft.addProperty("registeredBefore", "2025-12-30");
    Api officer = server.as("case_officer");
    String id = officer.call("createCampaign", Map.of(), draft).expect(201).text("id");
    Given.submitted(officer, id);
    server.as("approver").call("releaseCampaign", Map.of("campaign", id)).expect(202);
    return UUID.fromString(id);
  }

  private void file(String account) {
    Api reader = server.as(account);
    String own = organizationOf(reader);
    String organization = own == null ? text(Own.organizations(reader).getFirst(), "id") : own;
    Api agent = Staff.agent(server, "filing-for-" + account, organization);
    String id = Filing.fill(agent, campaign, organization);
    String file = Filing.upload(agent, id, PDF, PDF.length);
    files.put(account, Filing.attach(agent, id, file).expect(200).text("id"));
    Filing.submit(agent, id).expect(200);
    uploads.put(account, Filing.upload(agent, id, PDF, PDF.length));
    filings.put(account, id);
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api caller = server.as(own);
    if (OF_FILING.contains(operationId)) {
      requireSame404(operationId, "filing", caller, filings.get(other), body(operationId, other));
      return true;
    }
    switch (operationId) {
      case "listFilings" -> requireOwnList(caller, server.as(other));
      case "openFiling" -> requireOwnStart(caller, server.as(other));
      case "getReturnContent" -> {
        caller.call(operationId, Map.of("return", filings.get(own))).expect(200);
        requireSame404(operationId, "return", caller, filings.get(other));
      }
      case "getReturnFile" -> requireOwnFile(operationId, "return", own, other);
      case "getFilingFile" -> requireOwnFile(operationId, "filing", own, other);
      case "removeFilingFile" ->
          requireSame404(
              operationId,
              caller,
              Map.of("filing", filings.get(other), "file", files.get(other)),
              Map.of("filing", UUID.randomUUID(), "file", files.get(other)));
      case "getUpload" -> {
        caller.call(operationId, Map.of("upload", uploads.get(own))).expect(200);
        requireSame404(operationId, "upload", caller, uploads.get(other));
      }
      case "appendChunk" -> {
        Filing.append(caller, uploads.get(own), 0, new byte[] {1}).expect(200);
        Filing.append(caller, uploads.get(other), 0, new byte[] {1}).expect(404);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnFile(String operationId, String member, String own, String other) {
    Api caller = server.as(own);
    caller.call(operationId, Map.of(member, filings.get(own), "file", files.get(own))).expect(200);
    requireSame404(
        operationId,
        caller,
        Map.of(member, filings.get(other), "file", files.get(other)),
        Map.of(member, UUID.randomUUID(), "file", files.get(other)));
    // Another's file is not found through one's own return either.
    caller
        .call(operationId, Map.of(member, filings.get(own), "file", files.get(other)))
        .expect(404);
  }

  private void requireOwnList(Api own, Api other) {
    Set<String> seen = new HashSet<>();
    Own.items(own.call("listFilings").expect(200).json())
        .forEach(item -> seen.add(text(item, "organization")));
    assertThat(seen).contains(organizationOf(own)).doesNotContain(organizationOf(other));
  }

  private void requireOwnStart(Api own, Api other) {
    Filing.open(own, campaign, organizationOf(own));
    Api.Answer foreign = start(own, organizationOf(other));
    Api.Answer unknown = start(own, UUID.randomUUID().toString());
    assertThat(foreign.pointers()).containsExactly("/organization");
    assertThat(withoutNumber(foreign)).isEqualTo(withoutNumber(unknown));
  }

  private Api.Answer start(Api caller, String organization) {
    return caller
        .call(
            "openFiling",
            Map.of(),
            NeedsRequests.json(
                "{campaign:'%s',organization:'%s'}".formatted(campaign, organization)))
        .expect(422);
  }

  private JsonObject body(String operationId, String other) {
    return switch (operationId) {
      case "saveCells" -> Filing.cells(Filing.cell("staffTotal", new JsonPrimitive(5), 0));
      case "explainFinding" -> Filing.explanation("council-odd");
      case "submitFiling" -> Filing.declared();
      case "withdrawFiling" -> NeedsRequests.json("{reason:'演示·写错了'}");
      case "startUpload" -> Filing.upload(PDF, Filing.sha256(PDF));
      case "attachFiles" -> Filing.attachment("uploads", uploads.get(other));
      case "confirmFiling" -> NeedsRequests.json("{sha256:'%s'}".formatted(ZEROS));
      case "offerPage" ->
          NeedsRequests.json("{kind:'stamped',uploads:['%s']}".formatted(uploads.get(other)));
      default -> null;
    };
  }
}
