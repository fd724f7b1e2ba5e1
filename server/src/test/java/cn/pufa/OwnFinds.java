package cn.pufa;

import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizations;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** What a search finds is of one's own township only. */
final class OwnFinds {

  private final TestServer server;

  OwnFinds(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "findAnything" -> requireOwn(operationId, own, other, "q", "creditCode", "");
      case "recallFinds" -> requireOwn(operationId, own, other, "refs", "id", "organization/");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwn(
      String operationId, String own, String other, String parameter, String member, String kind) {
    JsonObject mine = organizations(server.as(own)).getFirst();
    JsonObject foreign = organizations(server.as(other)).getFirst();
    Api caller = server.as(own);
    assertThat(ids(caller, operationId, Map.of(parameter, kind + text(mine, member))))
        .containsExactly(text(mine, "id"));
    assertThat(ids(caller, operationId, Map.of(parameter, kind + text(foreign, member)))).isEmpty();
  }

  private static List<String> ids(Api caller, String operationId, Map<String, Object> parameters) {
    JsonObject found = caller.call(operationId, parameters).expect(200).json();
    return found.getAsJsonArray("groups").asList().stream()
        .flatMap(group -> items(group.getAsJsonObject()).stream())
        .map(item -> text(item, "id"))
        .toList();
  }
}
