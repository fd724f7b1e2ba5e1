package cn.pufa.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Rounds;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is accepted quickly, the validator accepts too; and nearly every good request is. */
class QuickFitTest {

  private static final int VALUES_OF_EACH = 60;
  private static final List<String> TEXTS =
      List.of(
          "",
          "对",
          "说明文字",
          "440881",
          "440881001",
          "440881001001",
          "2026-05-31",
          "2026-02-30",
          "2026-05-31T08:00:00Z",
          "2026-05-31T08:00:00+08:00",
          "0b6f3a52-7c1d-4b0e-9a55-0d9f4f7a1c11",
          "13800000000",
          "51440881MJ0000001X",
          "abc-def",
          "weichengnianren-baohu-fa",
          "𠮷",
          "𠮷𠮷",
          "第一行\n",
          " 对 ",
          "　　　　　",
          "\u200b\u2028\u00a0\u000b\u0085",
          "x".repeat(101),
          "长".repeat(501));

  private static Contract contract;

  @BeforeAll
  static void load() {
    contract = Contract.load();
  }

  @Test
  void neverAcceptsWhatTheValidatorRefuses() {
    var random = Rounds.random("QuickFitTest", VALUES_OF_EACH);
    int accepted = 0;
    for (Part schema : schemas()) {
      var fit = contract.quickFit(schema);
      for (int n = 0; n < VALUES_OF_EACH; n++) {
        Object value = value(schema.json(), random, 0);
        if (fit.test(value)) {
          accepted++;
          assertThat(contract.judge(schema, value, ""))
              .as("%s by %s", value, schema.json())
              .isEmpty();
        }
      }
    }
    System.out.printf("QuickFitTest: %d values accepted and judged%n", accepted);
    assertThat(accepted).isGreaterThan(1000);
  }

  @Test
  void understandsNearlyEverySchemaOfARequest() {
    List<Part> all = schemas();
    long understood =
        all.stream().filter(schema -> contract.quickFit(schema) != QuickFit.NEVER).count();
    System.out.printf("QuickFitTest: %d of %d schemas understood%n", understood, all.size());
    assertThat(understood).isGreaterThan(all.size() * 9 / 10);
  }

  private static List<Part> schemas() {
    return contract.operations().stream()
        .flatMap(
            operation ->
                Stream.concat(
                    operation.parameters().stream().map(Parameter::schema),
                    operation.jsonBody().stream()))
        .toList();
  }

  /** Mostly of the wanted shape; now and then with something missing, added or of another type. */
  private static Object value(JsonObject schema, Random random, int depth) {
    if (depth > 6 || random.nextInt(40) == 0) {
      return Stream.of("文字", 7, true, new JsonArray(), new JsonObject())
          .toList()
          .get(random.nextInt(5));
    }
    JsonArray choices = schema.getJsonArray("enum");
    if (choices != null && random.nextInt(20) > 0) {
      return choices.getValue(random.nextInt(choices.size()));
    }
    return switch (String.valueOf(schema.getValue("type"))) {
      case "integer" -> random.nextInt(4) == 0 ? -1 : random.nextInt(3000);
      case "boolean" -> random.nextBoolean();
      case "array" -> list(schema, random, depth);
      case "object" -> object(schema, random, depth);
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  private static Object list(JsonObject schema, Random random, int depth) {
    List<Object> values = new ArrayList<>();
    int size = random.nextInt(4);
    for (int n = 0; n < size && schema.getValue("items") instanceof JsonObject items; n++) {
      values.add(value(items, random, depth + 1));
    }
    return new JsonArray(values);
  }

  private static Object object(JsonObject schema, Random random, int depth) {
    var object = new JsonObject();
    for (var property : schema.getJsonObject("properties", new JsonObject())) {
      if (random.nextInt(12) > 0 && property.getValue() instanceof JsonObject own) {
        object.put(property.getKey(), value(own, random, depth + 1));
      }
    }
    if (random.nextInt(20) == 0) {
      object.put("extra", 1);
    }
    return object;
  }
}
