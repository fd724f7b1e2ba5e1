package cn.pufa;

import static cn.pufa.testing.Own.grant;
import static cn.pufa.testing.Own.items;
import static cn.pufa.testing.Own.requireSame404;
import static cn.pufa.testing.Own.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.OfficeRequests;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.UUID;

/** Offices of one's own township only. */
final class OwnOffices {

  private final TestServer server;

  OwnOffices(TestServer server) {
    this.server = server;
  }

  /** Whether the operation is one of these. */
  boolean require(String operationId, String own, String other) {
    Api mine = server.as(own);
    Api foreign = server.as(other);
    switch (operationId) {
      case "listOfficeRecords" -> requireOwnList(mine, foreign);
      case "createOffice" -> requireOwnTownship(mine, foreign);
      case "getOfficeRecord" -> requireOwnRecord(operationId, mine, foreign, null);
      case "changeOffice" -> requireOwnRecord(operationId, mine, foreign, OfficeRequests.change(1));
      case "confirmOffice" -> requireOwnRecord(operationId, mine, foreign, null);
      case "closeOffice" -> requireOwnRecord(operationId, mine, foreign, OfficeRequests.reason());
      case "listActs" -> requireOwnActs(mine, foreign);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Who did what to an office is read with the office. */
  private static void requireOwnActs(Api own, Api other) {
    JsonObject acts = acts(own, OfficeRequests.create(own)).expect(200).json();
    assertThat(items(acts)).singleElement().satisfies(act -> assertThat(act.has("by")).isTrue());
    String problem = acts(own, OfficeRequests.create(other)).expect(404).text("title");
    assertThat(acts(own, UUID.randomUUID().toString()).expect(404).text("title"))
        .isEqualTo(problem);
  }

  private static Api.Answer acts(Api caller, String office) {
    return caller.call("listActs", Map.of("kind", "office", "id", office));
  }

  private static void requireOwnList(Api own, Api other) {
    String mine = OfficeRequests.create(own);
    String foreign = OfficeRequests.create(other);
    JsonObject page = own.call("listOfficeRecords", Map.of("size", 100)).expect(200).json();
    assertThat(page.get("total").getAsInt()).isEqualTo(items(page).size());
    assertThat(items(page))
        .allSatisfy(item -> assertThat(text(item, "division")).isEqualTo(division(own)))
        .extracting(item -> text(item, "id"))
        .contains(mine)
        .doesNotContain(foreign);
  }

  private static void requireOwnTownship(Api own, Api other) {
    JsonObject draft = OfficeRequests.draft();
    Api.Answer made = own.call("createOffice", Map.of(), draft).expect(201);
    assertThat(made.text("division")).isEqualTo(division(own));
    for (String division : new String[] {division(other), "440881"}) {
      draft = OfficeRequests.draft();
      draft.addProperty("division", division);
      assertThat(own.call("createOffice", Map.of(), draft).expect(422).pointers())
          .containsExactly("/division");
    }
  }

  private static void requireOwnRecord(String operationId, Api own, Api other, JsonObject body) {
    own.call(operationId, Map.of("office", OfficeRequests.create(own)), body).expect(200);
    requireSame404(operationId, "office", own, OfficeRequests.create(other), body);
  }

  private static String division(Api account) {
    return text(grant(account), "division");
  }
}
