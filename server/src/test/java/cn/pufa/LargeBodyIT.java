package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Fault;
import cn.pufa.testing.Given;
import cn.pufa.testing.Untouched;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However much somebody sends, the answer is short, comes soon, and nothing is left behind. */
@Fault({"F15", "F16"})
class LargeBodyIT {

  @RegisterExtension static final Untouched UNTOUCHED = new Untouched();

  private static Api officer;

  @BeforeAll
  static void start() {
    officer = UNTOUCHED.server().as("case_officer");
  }

  @Test
  void aHundredThousandValuesAreRefusedAtOnce() {
    JsonObject fields = Given.campaignDraft();
    JsonArray texts = new JsonArray();
    JsonArray objects = new JsonArray();
    for (int i = 0; i < 100_000; i++) {
      fields.addProperty(Integer.toString(i, 36), 0);
      texts.add(Integer.toString(i, 36));
      objects.add(new JsonObject());
    }
    JsonObject manyTexts = Given.campaignDraft();
    manyTexts.add("types", texts);
    JsonObject manyObjects = Given.campaignDraft();
    manyObjects.add("types", objects);
    for (JsonObject draft : List.of(fields, manyTexts, manyObjects)) {
      assertThat(draft.toString().length()).isBetween(250_000, 1024 * 1024);
      Api.Answer answer = create(bytes(draft)).expect(400);
      assertThat(answer.bytes()).hasSizeLessThan(2000);
    }
  }

  @Test
  void aThousandFaultsAreToldInFewWords() {
    JsonObject draft = Given.campaignDraft();
    for (int i = 0; i < 1000; i++) {
      draft.addProperty("x" + i, 0);
    }
    Api.Answer answer = create(bytes(draft)).expect(422);
    assertThat(answer.pointers()).hasSize(50);
    assertThat(answer.text("detail")).contains("1000");
  }

  @Test
  void longNamesAreNotEchoed() {
    String name = "长".repeat(100_000);
    for (String more :
        List.of("\":1", "\":1,\"" + name + "\":1", "\":NaN", "\\u0000\":1", "\":{\"a\":1e400}")) {
      String good = Given.campaignDraft().toString();
      String body = good.substring(0, good.length() - 1) + ",\"" + name + more + "}";
      Api.Answer answer = create(body.getBytes(StandardCharsets.UTF_8));
      assertThat(answer.status()).isIn(400, 422);
      assertThat(answer.bytes()).hasSizeLessThan(2000);
    }
  }

  @Test
  void tenMegabytesAreTooLarge() {
    JsonObject draft = Given.campaignDraft();
    draft.addProperty("body", "x".repeat(10 * 1024 * 1024));
    requireProblem(create(bytes(draft)).expect(413), "too-large");
    byte[] file = new byte[21 * 1024 * 1024];
    requireProblem(officer.upload("importOrganizations", file, Api.key()).expect(413), "too-large");
  }

  private static Api.Answer create(byte[] body) {
    return officer.send("createCampaign", Map.of(), "application/json", body);
  }

  private static byte[] bytes(JsonObject body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void requireProblem(Api.Answer answer, String type) {
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.text("type")).isEqualTo(type);
  }
}
