package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about statutes and what cites them with which nothing is wrong. */
public final class LawRequests implements RequestFamily {

  private static final Set<String> OPERATIONS =
      Set.of(
          "listStatutes",
          "getStatute",
          "getArticle",
          "diffStatuteVersions",
          "listStatuteUse",
          "listStatuteFiles",
          "checkStatute",
          "importStatute",
          "repealStatute",
          "listStaleCitations",
          "settleStaleCitation");
  private static final Set<String> FILES = Set.of("checkStatute", "importStatute");
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String OLD = "2019-01-02";
  private static final String NEW = "2020-01-02";

  private final Law law;
  private final String stale;

  /** A statute of a test's own, invented. */
  public record Law(String code, String title) {
    public static Law invented() {
      int number = NUMBER.incrementAndGet();
      return new Law(
          "demo-fengzheng-" + number, "演示风筝管理条例之" + "甲乙丙丁戊己庚辛壬癸".charAt(number % 10) + number);
    }

    public byte[] text(String... articles) {
      return StatuteFiles.markdown(title, articles);
    }
  }

  LawRequests(TestServer server) {
    law = Law.invented();
    Api reviewer = server.as("legal_reviewer");
    importLaw(reviewer, law, OLD, true, "风筝要有线。", "线要结实。");
    cite(server.as("case_officer"), law, 1);
    importLaw(reviewer, law, NEW, false, "风筝要有两根线。", "线要结实。");
    stale = firstStale(reviewer, law);
  }

  /** In force from the day it was passed. */
  public static Api.Answer importLaw(
      Api clerk, Law law, String passed, boolean isNew, String... articles) {
    return send(clerk, law, passed, passed, isNew, law.text(articles)).expect(200);
  }

  public static Api.Answer send(
      Api clerk, Law law, String passed, String effective, boolean isNew, byte[] file) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("statute", law.code());
    parameters.put("version", passed);
    parameters.put("effective", effective);
    if (isNew) {
      parameters.put("topic", "general");
    }
    return clerk.send("importStatute", parameters, StatuteFiles.MARKDOWN, file);
  }

  /** A template that cites the article; its id. */
  public static String cite(Api officer, Law law, int article) {
    var citation = new JsonObject();
    citation.addProperty("statute", law.code());
    citation.addProperty("article", article);
    var citations = new JsonArray();
    citations.add(citation);
    JsonObject draft = TemplateRequests.draft();
    draft.add("citations", citations);
    return TemplateRequests.id(officer.call("createTemplate", Map.of(), draft).expect(201));
  }

  public static String firstStale(Api reader, Law law) {
    return reader.call("listStaleCitations", Map.of("statute", law.code())).expect(200).firstId();
  }

  /** What waits to be looked at again, or what was. */
  public static List<JsonObject> stale(Api reader, Map<String, Object> filter) {
    return reader
        .call("listStaleCitations", filter)
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  public static Api.Answer settle(Api reviewer, JsonObject stale, JsonObject settlement) {
    return reviewer.call(
        "settleStaleCitation", Map.of("stale", stale.get("id").getAsString()), settlement);
  }

  @Override
  public boolean know(String operationId) {
    return OPERATIONS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return operationId.equals("settleStaleCitation") ? List.of(200, 409) : List.of(200);
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getStatute" -> Map.of("statute", "hunyin-dengji-tiaoli");
      case "getArticle" -> Map.of("statute", "hunyin-dengji-tiaoli", "article", 7);
      case "diffStatuteVersions" -> Map.of("statute", law.code(), "from", OLD, "to", NEW);
      case "importStatute" ->
          Map.of("statute", law.code(), "version", NEW, "effective", NEW, "note", "演示");
      case "repealStatute" -> Map.of("statute", law.code());
      case "settleStaleCitation" -> Map.of("stale", stale);
      default -> Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "repealStatute" -> repeal("2099-01-01");
      case "settleStaleCitation" -> settlement("noted");
      default -> null;
    };
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return FILES.contains(operationId)
        ? caller.send(operationId, parameters(operationId, account), StatuteFiles.MARKDOWN, file())
        : RequestFamily.super.send(operationId, caller, account);
  }

  private byte[] file() {
    return law.text("风筝要有三根线。", "线要结实。");
  }

  public static JsonObject repeal(String day) {
    return json("{repealedOn:'%s',document:'演示局令第1号',reason:'演示·测试用'}".formatted(day));
  }

  public static JsonObject settlement(String how) {
    return json("{how:'%s',note:'演示·看过了'}".formatted(how));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A good command for each; each leaves one event. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api reviewer = server.as("legal_reviewer");
    var law = Law.invented();
    var stale = Map.<String, Object>of("stale", new LawRequests(server).stale);
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("importStatute", () -> importLaw(reviewer, law, OLD, true, "风筝要有线。"));
    commands.put(
        "settleStaleCitation",
        () -> reviewer.call("settleStaleCitation", stale, settlement("still_right")).expect(200));
    commands.put(
        "repealStatute",
        () ->
            reviewer
                .call("repealStatute", Map.of("statute", law.code()), repeal("2020-01-01"))
                .expect(200));
    return commands;
  }
}
