package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizations;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.EventRequests;
import cn.pufa.testing.Filing;
import cn.pufa.testing.Given;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import cn.pufa.testing.Uploads;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Returns of one's own organisations, and events of one's own township only. */
final class OwnRecords {

  private final TestServer server;
  private final UUID campaign;

  /** Account to its own return, and to its own event and photo. */
  private final Map<String, String> returns = new HashMap<>();

  private final Map<String, Map<String, Object>> photos = new HashMap<>();

  OwnRecords(TestServer server) {
    this.server = server;
    campaign = Given.releasedCampaign(server.as("case_officer"), server.as("approver"));
    for (String account : List.of("org_agent", "org_agent-2", "township", "township-2")) {
      returns.put(account, filed(account));
    }
    returns.put("org_representative", returns.get("org_agent"));
    for (String account : List.of("township", "township-2")) {
      photos.put(account, photographed(server.as(account)));
    }
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listReturns" -> requireOwnReturns(own, other);
      case "getReturn", "getReturnReceipt", "getReturnAttachment" ->
          requireOwnRecord(
              operationId,
              own,
              Map.of("return", returns.get(own)),
              Map.of("return", returns.get(other)),
              Map.of("return", UUID.randomUUID()));
      case "createPufaEvent" -> requireOwnDivision(server.as(own), server.as(other));
      case "addEventPhoto" -> requireOwnEventForPhotos(own, other);
      case "voidPufaEvent" -> requireOwnEventToVoid(own, other);
      case "listPufaEvents" -> requireOwnEvents(own, other);
      case "getPufaEvent" ->
          requireOwnRecord(
              operationId,
              own,
              Map.of("event", photos.get(own).get("event")),
              Map.of("event", photos.get(other).get("event")),
              Map.of("event", UUID.randomUUID()));
      case "getEventPhoto" ->
          requireOwnRecord(
              operationId,
              own,
              photos.get(own),
              photos.get(other),
              Map.of("event", UUID.randomUUID(), "photo", photos.get(other).get("photo")));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The return of the last organisation in the account's reach. */
  private String filed(String account) {
    String organization = text(organizations(server.as(account)).getLast(), "id");
    Api agent = Staff.agent(server, "agent-for-" + account, organization);
    return Filing.asBefore(server, agent, campaign, organization);
  }

  private Map<String, Object> photographed(Api township) {
    String photo = Uploads.photo(township);
    JsonObject draft = Given.eventDraft();
    draft.add("photos", Given.texts(photo));
    String event = township.call("createPufaEvent", Map.of(), draft).expect(201).text("id");
    return Map.of("event", event, "photo", photo);
  }

  private void requireOwnReturns(String own, String other) {
    List<String> seen = ids("listReturns", own);
    assertThat(seen).contains(returns.get(own)).doesNotContain(returns.get(other));
  }

  private void requireOwnEvents(String own, String other) {
    List<String> seen = ids("listPufaEvents", own);
    assertThat(seen).contains(photos.get(own).get("event").toString());
    assertThat(seen).doesNotContain(photos.get(other).get("event").toString());
  }

  private List<String> ids(String list, String account) {
    JsonObject page = server.as(account).call(list, Map.of("size", 100)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    return items(page).stream().map(item -> text(item, "id")).toList();
  }

  private void requireOwnDivision(Api own, Api other) {
    JsonObject draft = Given.eventDraft();
    for (String foreign : List.of(text(grant(other), "division"), "440881", "440881999")) {
      draft.addProperty("division", foreign);
      assertThat(own.call("createPufaEvent", Map.of(), draft).expect(422).pointers())
          .containsExactly("/division");
    }
    draft.addProperty("division", text(grant(own), "division"));
    own.call("createPufaEvent", Map.of(), draft).expect(201);
  }

  private void requireOwnEventToVoid(String own, String other) {
    Api caller = server.as(own);
    for (Object event : List.of(photos.get(other).get("event"), UUID.randomUUID())) {
      caller.call("voidPufaEvent", Map.of("event", event), EventRequests.voiding()).expect(404);
    }
    String mine =
        caller.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id");
    caller.call("voidPufaEvent", Map.of("event", mine), EventRequests.voiding()).expect(200);
  }

  private void requireOwnEventForPhotos(String own, String other) {
    Api caller = server.as(own);
    var photo = new JsonObject();
    photo.addProperty("photo", Uploads.photo(caller));
    for (Object event : List.of(photos.get(other).get("event"), UUID.randomUUID())) {
      caller.call("addEventPhoto", Map.of("event", event), photo).expect(404);
    }
    Map<String, Object> mine = Map.of("event", photos.get(own).get("event"));
    caller.call("addEventPhoto", mine, photo).expect(200);
  }

  private void requireOwnRecord(
      String operationId,
      String own,
      Map<String, Object> mine,
      Map<String, Object> foreign,
      Map<String, Object> unknown) {
    Api caller = server.as(own);
    caller.call(operationId, mine).expect(200);
    requireSame404(operationId, caller, foreign, unknown);
  }
}
