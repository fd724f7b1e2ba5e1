package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests about templates with which nothing is wrong. */
public final class TemplateRequests implements RequestFamily {

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of("listTemplates", "createTemplate", "checkTemplate");
  private static final Set<String> OF_TEMPLATE =
      Set.of(
          "getTemplate",
          "getTemplateVersion",
          "addTemplateVersion",
          "previewTemplate",
          "retireTemplate");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String template;
  private final String templateToShow;
  private final String templateToRetire;
  private final String organization;

  TemplateRequests(TestServer server) {
    Api officer = server.as("case_officer");
    template = create(officer);
    templateToShow = create(officer);
    templateToRetire = create(officer);
    organization = organization(officer);
  }

  public static String create(Api officer) {
    return id(officer.call("createTemplate", Map.of(), draft()).expect(201));
  }

  public static String id(Api.Answer template) {
    return template.json().getAsJsonObject("summary").get("id").getAsString();
  }

  public static String organization(Api officer) {
    return officer.call("listOrganizations").expect(200).firstId();
  }

  /** Words for the inbox, e-mail and SMS, with a day and a year. */
  public static JsonObject draft() {
    JsonObject draft = change("{organization}请在{dueOn}前报送{year}年度报告。");
    draft.addProperty("title", "演示·模板" + NUMBER.incrementAndGet());
    draft.addProperty("purpose", "notice");
    return draft;
  }

  public static JsonObject change(String words) {
    var text = new JsonObject();
    text.addProperty("subject", "{year}年度报告");
    text.addProperty("body", words);
    var forms = new JsonObject();
    forms.add("inbox", text);
    forms.add("email", text.deepCopy());
    forms.addProperty("sms", words);
    var placeholders = new JsonArray();
    placeholders.add(placeholder("year", "year", "报告年度"));
    placeholders.add(placeholder("dueOn", "day", "截止日"));
    var citation = new JsonObject();
    citation.addProperty("statute", "shehui-tuanti-dengji-tiaoli");
    citation.addProperty("article", 28);
    var citations = new JsonArray();
    citations.add(citation);
    var change = new JsonObject();
    change.add("placeholders", placeholders);
    change.add("forms", forms);
    change.add("citations", citations);
    return change;
  }

  public static JsonObject placeholder(String name, String type, String label) {
    var placeholder = new JsonObject();
    placeholder.addProperty("name", name);
    placeholder.addProperty("type", type);
    placeholder.addProperty("label", label);
    return placeholder;
  }

  public static JsonObject preview(String organization) {
    var values = new JsonObject();
    values.addProperty("year", "2025");
    values.addProperty("dueOn", "2026-05-31");
    var order = new JsonObject();
    order.addProperty("organization", organization);
    order.add("values", values);
    return order;
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId) || OF_TEMPLATE.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createTemplate", "addTemplateVersion" -> List.of(201);
      case "retireTemplate" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    return switch (operationId) {
      case "getTemplateVersion" -> Map.of("template", template, "version", 1);
      case "previewTemplate" -> Map.of("template", templateToShow);
      case "retireTemplate" -> Map.of("template", templateToRetire);
      default -> OF_TEMPLATE.contains(operationId) ? Map.of("template", template) : Map.of();
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createTemplate" -> plain(draft());
      case "addTemplateVersion", "checkTemplate" -> plain(change(""));
      case "previewTemplate" -> preview(organization);
      case "retireTemplate" -> reason();
      default -> null;
    };
  }

  /** Nothing in it may be left out. */
  private static JsonObject plain(JsonObject whole) {
    whole.remove("placeholders");
    whole.remove("citations");
    var text = new JsonObject();
    text.addProperty("subject", "演示·年度报告");
    text.addProperty("body", "{organization}：请报送年度报告。");
    var forms = new JsonObject();
    forms.add("inbox", text);
    whole.add("forms", forms);
    return whole;
  }

  private static JsonObject reason() {
    var reason = new JsonObject();
    reason.addProperty("reason", "演示·测试用");
    return reason;
  }

  /** In their order; each leaves one event. */
  public static Map<String, Runnable> commands(Api officer) {
    String[] id = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("createTemplate", () -> id[0] = create(officer));
    commands.put(
        "addTemplateVersion",
        () ->
            officer
                .call(
                    "addTemplateVersion",
                    Map.of("template", id[0]),
                    change("{organization}：{year}、{dueOn}。"))
                .expect(201));
    commands.put(
        "retireTemplate",
        () -> officer.call("retireTemplate", Map.of("template", id[0]), reason()).expect(200));
    return commands;
  }
}
