package cn.pufa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.http.Operation;
import cn.pufa.platform.http.Parameter;
import cn.pufa.testing.Api;
import cn.pufa.testing.Matrix;
import cn.pufa.testing.Own;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a list may be filtered to, the trail says it in words. */
class FilterWordsIT {

  private static final Matrix MATRIX = Matrix.read();

  /** A list filtered to one of the values that the contract lists. */
  private record Choice(Operation list, Parameter filter, String value) {

    String address() {
      String path = list.path();
      String name = filter.name();
      String filtered =
          filter.in() == Parameter.In.PATH
              ? path.replace("{" + name + "}", value)
              : path + "?" + name + "=" + value;
      return filtered.replaceAll("\\{\\w+}", "1");
    }

    /** Whose list it is that may be taken along. */
    Optional<String> role() {
      return MATRIX.rows().stream()
          .filter(row -> row.operationId().equals("recordListExport"))
          .map(Matrix.Row::role)
          .filter(role -> MATRIX.allows(list.id(), role))
          .findFirst();
    }
  }

  @Test
  void everyValueHasAWord() {
    List<Choice> choices = choices().filter(choice -> choice.role().isPresent()).toList();
    assertThat(choices).hasSizeGreaterThan(200);
    Map<String, Api> callers = new HashMap<>();
    try (TestServer server = TestServer.start()) {
      for (Choice choice : choices) {
        Api caller = callers.computeIfAbsent(choice.role().orElseThrow(), server::as);
        String reason = ListExportIT.export(caller, choice.address(), 1).expect(201).text("reason");
        assertThat(reason).as(choice.address()).doesNotContain(" " + choice.value());
      }
    }
  }

  /** Of a ledger the data lists them, not the contract. */
  @Test
  void everyStateOfALedgerHasTheWordOfItsKind() {
    try (TestServer server = TestServer.start()) {
      Api officer = server.as("case_officer");
      List<JsonObject> kinds =
          Own.objects(officer.call("getLedgerKinds").expect(200).json().getAsJsonArray("kinds"));
      assertThat(kinds).hasSizeGreaterThan(10);
      for (JsonObject kind : kinds) {
        for (JsonObject state : Own.objects(kind.getAsJsonArray("states"))) {
          String address =
              "/api/ledger-entries?kind=%s&state=%s"
                  .formatted(Own.text(kind, "code"), Own.text(state, "code"));
          assertThat(ListExportIT.export(officer, address, 1).expect(201).text("reason"))
              .as(address)
              .contains("种类 " + Own.text(kind, "title"), "状态 " + Own.text(state, "title"));
        }
      }
    }
  }

  private static Stream<Choice> choices() {
    return Api.CONTRACT.operations().stream()
        .filter(operation -> operation.method() == HttpMethod.GET)
        .filter(TrailWordsTest::isList)
        .flatMap(
            list ->
                list.parameters().stream()
                    .flatMap(filter -> values(filter).map(one -> new Choice(list, filter, one))));
  }

  private static Stream<String> values(Parameter filter) {
    JsonArray values = filter.schema().json().getJsonArray("enum", new JsonArray());
    return values.stream().map(String.class::cast);
  }
}
