package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault of a value is told once, where it stands, whatever its fields are called. */
class ContractFaultsTest {

  private static Contract contract;

  @BeforeAll
  static void load() {
    contract = Contract.load();
  }

  @Test
  void aFaultWithinIsNoFaultOfWhatHoldsIt() {
    var paragraphs = new JsonArray().add(paragraph("演示", true)).add(paragraph("\u3000", "yes"));
    JsonObject save = new JsonObject().put("revision", 1).put("paragraphs", paragraphs);
    Part schema = contract.operation("saveLawReportSection").jsonBody().orElseThrow();
    assertThat(contract.faults(schema, save, ""))
        .containsExactlyInAnyOrder(
            new Problem.Field("/paragraphs/1/text", "只有空格，请写上内容"),
            new Problem.Field("/paragraphs/1/confirmed", "这一项的类型不对"));
    save.put("paragraphs", new JsonArray().add(paragraph("演示", true).put("extra", 1)));
    assertThat(contract.faults(schema, save, ""))
        .containsExactly(new Problem.Field("/paragraphs/0/extra", "没有这一项，请去掉"));
  }

  private static JsonObject paragraph(String text, Object confirmed) {
    return new JsonObject().put("text", text).put("confirmed", confirmed);
  }

  @Test
  void aValueIsFoundUnderAnyName() {
    assertThat(ofField("a/b~1"))
        .containsExactly(new Problem.Field("/fields/a~1b~01", "只有空格，请写上内容"));
    assertThat(ofField("1")).containsExactly(new Problem.Field("/fields/1", "只有空格，请写上内容"));
    assertThat(ofField("")).containsExactly(new Problem.Field("/fields/", "只有空格，请写上内容"));
    assertThat(ofField("#\n%2F")).hasSize(1);
    assertThat(ofField("x".repeat(200_000)))
        .containsExactly(new Problem.Field("/fields", "只有空格，请写上内容"));
  }

  private static List<Problem.Field> ofField(String name) {
    var fields =
        new JsonObject().put("template", "t").put("fields", new JsonObject().put(name, " "));
    return contract.faults(contract.schema("TemplateFields"), fields, "");
  }
}
