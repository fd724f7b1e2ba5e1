package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.testing.Api;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the matrix allows only one's own township or organisation, one's own answers, and another's
 * looks exactly like one that does not exist.
 */
class ReachIT {

  private static final Sql UNREAD =
      Sql.of(
          "select count(*) as n from notice where id = $1 and read_at is null and acknowledged_at is null");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> narrowOperations() {
    return Matrix.read().rows().stream()
        .filter(Matrix.Row::isNarrow)
        .map(row -> Arguments.of(row.operationId(), row.role()));
  }

  @ParameterizedTest
  @MethodSource("narrowOperations")
  void ownAnswersAndOthersDoNotExist(String operationId, String role) {
    switch (role) {
      case "township" -> {
        require(operationId, "township", "township-2");
        require(operationId, "township-2", "township");
      }
      case "org_agent" -> {
        require(operationId, "org_agent", "org_agent-2");
        require(operationId, "org_agent-2", "org_agent");
      }
      case "org_representative" -> require(operationId, "org_representative", "org_agent-2");
      default -> throw new AssertionError("no second account of " + role);
    }
  }

  private static void require(String operationId, String own, String other) {
    switch (operationId) {
      case "listOrganizations" -> requireOwnList(server.as(own), server.as(other));
      case "getOrganization" -> requireOwnOrganization(server.as(own), server.as(other));
      case "listInbox" -> requireOwnInbox(server.as(own));
      case "openNotice", "acknowledgeNotice" ->
          requireOwnNotice(operationId, server.as(own), server.as(other));
      default -> throw new AssertionError("no case of own and other for " + operationId);
    }
  }

  private static void requireOwnList(Api own, Api other) {
    JsonObject foreign = organizations(other).getFirst();
    String organization = organizationOf(own);
    String division = grant(own).get("division").getAsString();
    assertThat(organizations(own))
        .isNotEmpty()
        .allSatisfy(
            item -> {
              if (organization == null) {
                assertThat(text(item, "township")).isEqualTo(division);
              } else {
                assertThat(text(item, "id")).isEqualTo(organization);
              }
            });
    for (String filter : List.of("name", "creditCode")) {
      var parameters = Map.<String, Object>of("q", text(foreign, filter));
      assertThat(own.call("listOrganizations", parameters).expect(200).number("total")).isZero();
      assertThat(other.call("listOrganizations", parameters).expect(200).number("total"))
          .isEqualTo(1);
    }
    if (organization == null) {
      var parameters = Map.<String, Object>of("township", text(foreign, "township"));
      assertThat(own.call("listOrganizations", parameters).expect(200).number("total")).isZero();
      int all =
          server
              .as("case_officer")
              .call("listOrganizations", Map.of("township", division))
              .expect(200)
              .number("total");
      assertThat(own.call("listOrganizations").number("total")).isEqualTo(all);
    }
  }

  private static void requireOwnOrganization(Api own, Api other) {
    String mine = text(organizations(own).getFirst(), "id");
    String foreign = text(organizations(other).getFirst(), "id");
    assertThat(own.call("getOrganization", Map.of("organization", mine)).expect(200).text("id"))
        .isEqualTo(mine);
    requireSame404("getOrganization", "organization", own, foreign);
  }

  private static void requireOwnInbox(Api own) {
    String organization = organizationOf(own);
    JsonObject inbox = own.call("listInbox", Map.of("size", 100)).expect(200).json();
    assertThat(inbox.get("total").getAsInt()).isPositive().isEqualTo(items(inbox).size());
    assertThat(items(inbox))
        .allSatisfy(item -> assertThat(text(item, "organization")).isEqualTo(organization));
  }

  private static void requireOwnNotice(String operationId, Api own, Api other) {
    String mine = text(items(own.call("listInbox").expect(200).json()).getFirst(), "id");
    String foreign = text(items(other.call("listInbox").expect(200).json()).getFirst(), "id");
    boolean wasUnread = isUnread(foreign);
    assertThat(own.call(operationId, Map.of("notice", mine)).expect(200).text("id"))
        .isEqualTo(mine);
    requireSame404(operationId, "notice", own, foreign);
    assertThat(isUnread(foreign)).isEqualTo(wasUnread);
  }

  /** Nothing but the request's number tells a record out of reach from no record. */
  private static void requireSame404(
      String operationId, String parameter, Api own, String foreign) {
    Api.Answer outOfReach = own.call(operationId, Map.of(parameter, foreign)).expect(404);
    Api.Answer unknown = own.call(operationId, Map.of(parameter, UUID.randomUUID())).expect(404);
    assertThat(withoutNumber(outOfReach)).isEqualTo(withoutNumber(unknown));
    assertThat(headerNames(outOfReach)).isEqualTo(headerNames(unknown));
  }

  private static JsonObject withoutNumber(Api.Answer answer) {
    JsonObject body = answer.json().deepCopy();
    assertThat(body.remove("requestId")).isNotNull();
    return body;
  }

  private static List<String> headerNames(Api.Answer answer) {
    return List.copyOf(answer.raw().headers().map().keySet());
  }

  private static List<JsonObject> organizations(Api caller) {
    return items(caller.call("listOrganizations", Map.of("size", 100)).expect(200).json());
  }

  private static List<JsonObject> items(JsonObject page) {
    return page.getAsJsonArray("items").asList().stream()
        .map(item -> item.getAsJsonObject())
        .toList();
  }

  private static JsonObject grant(Api caller) {
    return caller
        .call("getCurrentPerson")
        .expect(200)
        .json()
        .getAsJsonArray("roles")
        .get(0)
        .getAsJsonObject();
  }

  private static String organizationOf(Api caller) {
    JsonObject grant = grant(caller);
    return grant.has("organization") ? text(grant, "organization") : null;
  }

  private static boolean isUnread(String notice) {
    return server
        .store()
        .read(tx -> tx.one(UNREAD, row -> row.getInteger("n") == 1, UUID.fromString(notice)));
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).getAsString();
  }
}
