package cn.pufa;

import static cn.pufa.testing.Own.requireSame404;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EvidenceRequests;
import cn.pufa.testing.Given;
import cn.pufa.testing.PlanRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/** Evidence of townships: of their own events only, however it is asked for. */
final class OwnEvidence {

  private final TestServer server;
  private final String item;

  OwnEvidence(TestServer server) {
    this.server = server;
    item = PlanRequests.createItem(server.as("case_officer"), PlanRequests.item());
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listEventPhotos", "getShownPhoto" -> requireOwnPhoto(operationId, own, other, null);
      case "markEventPhoto" ->
          requireOwnPhoto(operationId, own, other, EvidenceRequests.noChild(1));
      case "getEventEvidence", "listEventLeaflets" -> requireOwnEvent(operationId, own, other);
      case "getPlanItemEvidence" ->
          requireOwnEventsOnly(operationId, own, other, Map.of("item", item, "format", "docx"));
      case "getYearEvidence" ->
          requireOwnEventsOnly(operationId, own, other, Map.of("year", 2026, "format", "docx"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnPhoto(String operationId, String own, String other, JsonObject body) {
    Map<String, Object> mine = marked(own);
    Map<String, Object> foreign = marked(other);
    Map<String, Object> unknown = new HashMap<>(foreign);
    unknown.put("event", UUID.randomUUID());
    for (var parameters : java.util.List.of(mine, foreign, unknown)) {
      if (operationId.equals("listEventPhotos")) {
        parameters.remove("photo");
      }
    }
    Api caller = server.as(own);
    caller.call(operationId, mine, body).expect(200);
    requireSame404(operationId, caller, foreign, unknown, body);
  }

  private Map<String, Object> marked(String account) {
    Map<String, Object> photo = new HashMap<>(EvidenceRequests.photographed(server.as(account)));
    server.as(account).call("markEventPhoto", photo, EvidenceRequests.noChild(0)).expect(200);
    return photo;
  }

  private void requireOwnEvent(String operationId, String own, String other) {
    Api caller = server.as(own);
    caller.call(operationId, of(operationId, marked(own).get("event"))).expect(200);
    requireSame404(
        operationId,
        caller,
        of(operationId, marked(other).get("event")),
        of(operationId, UUID.randomUUID()));
  }

  private static Map<String, Object> of(String operationId, Object event) {
    return operationId.equals("getEventEvidence")
        ? Map.of("event", event, "format", "docx")
        : Map.of("event", event);
  }

  private void requireOwnEventsOnly(
      String operationId, String own, String other, Map<String, Object> parameters) {
    String mine = titled(own);
    String foreign = titled(other);
    byte[] docx = server.as(own).call(operationId, parameters).expect(200).bytes();
    assertThat(words(docx)).contains(mine).doesNotContain(foreign);
  }

  /** The title of a new event that counts towards the item. */
  private String titled(String account) {
    JsonObject draft = Given.eventDraft();
    String title = "演示·" + Api.key().substring(0, 12);
    draft.addProperty("title", title);
    draft.addProperty("planItem", item);
    server.as(account).call("createPufaEvent", Map.of(), draft).expect(201);
    return title;
  }

  private static String words(byte[] docx) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    throw new AssertionError("no document");
  }
}
