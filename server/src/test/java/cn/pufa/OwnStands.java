package cn.pufa;

import static cn.pufa.testing.Own.requireSame404;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.StandRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Stands of townships: another's look as if they were not there. */
final class OwnStands {

  private final TestServer server;

  OwnStands(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api caller = server.as(own);
    switch (operationId) {
      case "listStands", "createStand" -> requireOwnList(caller, server.as(other));
      case "getStand", "getStandCode", "openStand", "closeStand" ->
          requireOwn(operationId, caller, server.as(other), null);
      case "chooseStandItems" ->
          requireOwn(operationId, caller, server.as(other), StandRequests.choice(caller));
      case "askAtStand" ->
          requireOwn(operationId, caller, server.as(other), StandRequests.question());
      case "fileStand" -> requireOwn(operationId, caller, server.as(other), event(caller));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void requireOwnList(Api own, Api other) {
    String mine = StandRequests.create(own);
    String foreign = StandRequests.create(other);
    String list = own.call("listStands", Map.of("size", 100)).expect(200).body().toString();
    assertThat(list).contains(mine).doesNotContain(foreign);
  }

  private static void requireOwn(String operationId, Api own, Api other, JsonObject body) {
    own.call("getStand", Map.of("stand", StandRequests.create(own))).expect(200);
    requireSame404(
        operationId,
        own,
        Map.of("stand", StandRequests.opened(other)),
        Map.of("stand", UUID.randomUUID()),
        body);
  }

  private static JsonObject event(Api own) {
    var body = new JsonObject();
    body.addProperty(
        "event", own.call("createPufaEvent", Map.of(), Given.eventDraft()).expect(201).text("id"));
    return body;
  }
}
