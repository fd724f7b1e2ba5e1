package cn.pufa;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizationOf;
import static cn.pufa.testing.Own.organizations;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Acting;
import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;

/** Who acts for one's own organisation only. */
final class OwnAgents {

  private final TestServer server;
  private final Acting acting;

  OwnAgents(TestServer server) {
    this.server = server;
    this.acting = new Acting(server);
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listAgents" -> requireOwnAgents(operationId, server.as(own), server.as(other), null);
      case "issueInvitation" ->
          requireOwnAgents(
              operationId,
              server.as(own),
              server.as(other),
              Acting.order("letter", "org_representative"));
      case "listBindingRequests" -> requireOwnRequests(server.as(own), server.as(other));
      case "decideBindingRequest" -> requireOwnRequest(server.as(own), server.as(other));
      case "endBinding" -> requireOwnBinding(server.as(own), server.as(other));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnAgents(String operationId, Api own, Api other, JsonObject body) {
    String mine = text(organizations(own).getFirst(), "id");
    String foreign = text(organizations(other).getFirst(), "id");
    int good = body == null ? 200 : 201;
    own.call(operationId, Map.of("organization", mine), body).expect(good);
    requireSame404(operationId, "organization", own, foreign, body);
  }

  private void requireOwnRequests(Api own, Api other) {
    String organization = organizationOf(own);
    String mine = acting.asked(organization);
    String foreign = acting.asked(organizationOf(other));
    JsonObject page = own.call("listBindingRequests", Map.of("size", 100)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .allSatisfy(item -> assertThat(text(item, "organization")).isEqualTo(organization))
        .extracting(item -> text(item, "id"))
        .contains(mine)
        .doesNotContain(foreign);
  }

  private void requireOwnRequest(Api own, Api other) {
    String mine = acting.asked(organizationOf(own));
    String foreign = acting.asked(organizationOf(other));
    JsonObject decision = Acting.decision(false);
    own.call("decideBindingRequest", Map.of("request", mine), decision).expect(200);
    requireSame404("decideBindingRequest", "request", own, foreign, decision);
    other.call("decideBindingRequest", Map.of("request", foreign), decision).expect(200);
  }

  private void requireOwnBinding(Api own, Api other) {
    String mine = acting.bound(organizationOf(own));
    String foreign = acting.bound(organizationOf(other));
    own.call("endBinding", Map.of("binding", mine), Acting.reason()).expect(200);
    requireSame404("endBinding", "binding", own, foreign, Acting.reason());
    other.call("endBinding", Map.of("binding", foreign), Acting.reason()).expect(200);
  }
}
