package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.organizationOf;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.ContactRequests;
import cn.pufa.testing.Reaching;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Calls and tasks of one's own township, replies and preferences of one's own organisation only.
 */
final class OwnContacts implements AutoCloseable {

  private final TestServer server;
  private final Reaching reaching;

  OwnContacts(TestServer server) {
    this.server = server;
    this.reaching = new Reaching(server);
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api mine = server.as(own);
    Api foreign = server.as(other);
    switch (operationId) {
      case "listCalls" -> requireOwnList(operationId, mine, foreign, reaching::call);
      case "listTasks" -> requireOwnList(operationId, mine, foreign, reaching::task);
      case "takeCall" -> requireOwnRecord(operationId, "call", mine, foreign, null, reaching::call);
      case "recordCall" ->
          requireOwnRecord(
              operationId, "call", mine, foreign, ContactRequests.callRecord(), reaching::call);
      case "finishTask" ->
          requireOwnRecord(
              operationId, "task", mine, foreign, ContactRequests.result(), reaching::task);
      case "replyToNotice" ->
          requireOwnRecord(
              operationId,
              "notice",
              mine,
              foreign,
              ContactRequests.reply(),
              organization -> reaching.told(organization).notice());
      case "getPreferences" ->
          requireOwnRecord(operationId, "organization", mine, foreign, null, Function.identity());
      case "putPreferences" ->
          requireOwnRecord(
              operationId,
              "organization",
              mine,
              foreign,
              ContactRequests.preferences(),
              Function.identity());
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnList(String operationId, Api own, Api other, Function<UUID, UUID> record) {
    String mine = record.apply(organization(own)).toString();
    String foreign = record.apply(organization(other)).toString();
    String township = text(grant(own), "division");
    JsonObject page = own.call(operationId, Map.of("size", 100)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .allSatisfy(item -> assertThat(text(item, "township")).startsWith(township))
        .extracting(item -> text(item, "id"))
        .contains(mine)
        .doesNotContain(foreign);
  }

  private void requireOwnRecord(
      String operationId,
      String parameter,
      Api own,
      Api other,
      JsonObject body,
      Function<UUID, UUID> record) {
    UUID mine = record.apply(organization(own));
    UUID foreign = record.apply(organization(other));
    own.call(operationId, Map.of(parameter, mine), body).expect(200);
    requireSame404(operationId, parameter, own, foreign.toString(), body);
  }

  /** The account's own, or the first of its township. */
  private UUID organization(Api account) {
    String own = organizationOf(account);
    return own == null
        ? reaching.organizationIn(text(grant(account), "division"))
        : UUID.fromString(own);
  }

  @Override
  public void close() {
    reaching.close();
  }
}
