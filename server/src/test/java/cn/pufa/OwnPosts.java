package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.PostRequests;
import cn.pufa.testing.Sheets;
import cn.pufa.testing.Staff;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;

/** Posts, and requests for one, of one's own township only. */
final class OwnPosts {

  private final TestServer server;

  OwnPosts(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    switch (operationId) {
      case "listPostRequests" -> requireOwnPostRequests(server.as(own), server.as(other));
      case "decidePostRequest" -> requireOwnDecision(server.as(own), server.as(other));
      case "getCoverage" -> requireOwnCounts(server.as(own));
      case "listPosts" -> requireOwnPosts(server.as(own), server.as(other));
      case "exportPosts" -> requireOwnExport(server.as(own));
      case "getPost" -> requireOwnPost("getPost", own, other, null);
      case "revealPostPhone" -> requireOwnPost("revealPostPhone", own, other, PostRequests.look());
      case "leavePost" ->
          requireOwnPost("leavePost", own, other, PostRequests.leaving("2026-10-31"));
      case "recordCheck" -> requireOwnCheck(own, other);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireOwnPostRequests(Api own, Api other) {
    JsonObject mine = own.call("listPostRequests").expect(200).json();
    requireWithinDivision(own, mine);
    assertThat(items(other.call("listPostRequests").expect(200).json()))
        .isNotEmpty()
        .noneMatch(items(mine)::contains);
  }

  private void requireWithinDivision(Api own, JsonObject page) {
    String division = grant(own).get("division").getAsString();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .isNotEmpty()
        .allSatisfy(item -> assertThat(text(item, "division")).startsWith(division));
  }

  private void requireOwnDecision(Api own, Api other) {
    var accept = new JsonObject();
    accept.addProperty("accept", true);
    String mine = text(items(own.call("listPostRequests").json()).getFirst(), "id");
    String foreign = text(items(other.call("listPostRequests").json()).getFirst(), "id");
    requireSame404("decidePostRequest", "request", own, foreign, accept);
    assertThat(
            own.call("decidePostRequest", Map.of("request", mine), accept)
                .expect(200)
                .text("state"))
        .isEqualTo("accepted");
  }

  private static void requireOwnCounts(Api own) {
    JsonObject coverage = own.call("getCoverage").expect(200).json();
    assertThat(coverage.getAsJsonArray("townships")).hasSize(1);
    JsonObject only = coverage.getAsJsonArray("townships").get(0).getAsJsonObject();
    assertThat(text(only, "division")).isEqualTo(grant(own).get("division").getAsString());
    assertThat(only.get("counts")).isEqualTo(coverage.get("total"));
  }

  private void requireOwnPosts(Api own, Api other) {
    JsonObject mine = own.call("listPosts", Map.of("size", 100)).expect(200).json();
    requireWithinDivision(own, mine);
    String foreign = grant(other).get("division").getAsString();
    assertThat(own.call("listPosts", Map.of("township", foreign)).expect(200).number("total"))
        .isZero();
  }

  private static void requireOwnExport(Api own) {
    int posts = own.call("getCoverage").json().getAsJsonObject("total").get("posts").getAsInt();
    byte[] file = own.call("exportPosts", Map.of(), PostRequests.purpose()).expect(200).bytes();
    assertThat(Sheets.rows(file, "岗位")).hasSize(posts + 1);
  }

  /** Of the village at the end of the township, which somebody holds in the demo. */
  private void requireOwnPost(String operationId, String own, String other, JsonObject body) {
    Api caller = server.as(own);
    requireSame404(
        operationId,
        caller,
        Map.of("division", last(other)),
        Map.of("division", "440881999999"),
        body);
    assertThat(caller.call(operationId, Map.of("division", last(own)), body).status())
        .isIn(200, 409);
  }

  private static String last(String account) {
    return account.equals("township") ? "440881001502" : "440881002204";
  }

  /** Asks for a post in the demo, and keeps it if it is given. */
  private static String asks(String account) {
    return "would-work-in-" + (account.equals("township") ? "440881001002" : "440881002002");
  }

  private void requireOwnCheck(String own, String other) {
    Api caller = server.as(own);
    String foreign = Staff.idOf(server, asks(other));
    caller.call("recordCheck", Map.of(), PostRequests.check(foreign, "2026-10-09")).expect(404);
    String mine = Staff.idOf(server, asks(own));
    caller.call("recordCheck", Map.of(), PostRequests.check(mine, "2026-10-09")).expect(201);
  }
}
