package cn.pufa.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The bureau's yearly report on its way, through HTTP alone. */
public final class LawReportWorld {

  public final Api officer;
  public final Api reviewer;
  public final Api leader;
  public final Api secrecy;

  public LawReportWorld(Function<String, Api> signIn) {
    officer = signIn.apply("case_officer");
    reviewer = signIn.apply("legal_reviewer");
    leader = signIn.apply("leader");
    secrecy = signIn.apply("secrecy_reviewer");
  }

  public static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  public static JsonObject beginning(int year) {
    return json("{outline:'government',year:%d,dated:'%d-12-20'}".formatted(year, year));
  }

  /** The whole report. */
  public JsonObject draft(int year) {
    return officer.call("createLawReport", Map.of(), beginning(year)).expect(201).json();
  }

  /** Every word of it confirmed by the officer, and every section approved by another person. */
  public JsonObject written(int year) {
    return approveSections(confirm(draft(year)));
  }

  public JsonObject approved(int year) {
    return approve(written(year)).expect(200).json();
  }

  public JsonObject frozen(int year) {
    return freeze(approved(year)).expect(200).json();
  }

  public JsonObject published(int year) {
    return publish(frozen(year)).expect(200).json();
  }

  public JsonObject confirm(JsonObject report) {
    JsonObject now = report;
    for (JsonObject section : written(report)) {
      now = save(report, section, words(section)).expect(200).json();
    }
    return now;
  }

  /** Sections with words of their own. */
  public static List<JsonObject> written(JsonObject report) {
    List<JsonObject> written = new ArrayList<>();
    report.getAsJsonArray("sections").forEach(one -> written.add(one.getAsJsonObject()));
    written.removeIf(section -> section.getAsJsonArray("paragraphs").isEmpty());
    return written;
  }

  public static JsonObject section(JsonObject report, String code) {
    return written(report).stream()
        .filter(section -> section.get("code").getAsString().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(JsonObject section) {
    List<String> words = new ArrayList<>();
    section
        .getAsJsonArray("paragraphs")
        .forEach(one -> words.add(one.getAsJsonObject().get("text").getAsString()));
    return words;
  }

  /** As the officer, all of it confirmed. */
  public Api.Answer save(JsonObject report, JsonObject section, List<String> paragraphs) {
    var words = new JsonArray();
    for (String text : paragraphs) {
      var one = new JsonObject();
      one.addProperty("text", text);
      one.addProperty("confirmed", true);
      words.add(one);
    }
    var save = new JsonObject();
    save.add("revision", section.get("revision"));
    save.add("paragraphs", words);
    return officer.call(
        "saveLawReportSection",
        Map.of("report", id(report), "section", section.get("code").getAsString()),
        save);
  }

  /** Adds a paragraph to a section of an open report. */
  public JsonObject add(JsonObject report, String code, String paragraph) {
    JsonObject section = section(report, code);
    List<String> words = words(section);
    words.add(paragraph);
    return save(report, section, words).expect(200).json();
  }

  public JsonObject approveSections(JsonObject report) {
    JsonObject now = report;
    for (JsonObject section : written(report)) {
      now = approveSection(reviewer, report, section).expect(200).json();
    }
    return now;
  }

  public Api.Answer approveSection(Api who, JsonObject report, JsonObject section) {
    return who.call(
        "approveLawReportSection",
        Map.of("report", id(report), "section", section.get("code").getAsString()),
        revision(section));
  }

  public Api.Answer approve(JsonObject report) {
    JsonObject seen = seen(report);
    seen.add("figuresSha256", report.get("figuresSha256"));
    return leader.call("approveLawReport", of(report), seen);
  }

  public Api.Answer freeze(JsonObject report) {
    return officer.call("freezeLawReport", of(report), seen(report));
  }

  public Api.Answer publish(JsonObject report) {
    return secrecy.call("publishLawReport", of(report), json("{note:'演示·没有涉密内容'}"));
  }

  public JsonObject again(JsonObject report) {
    return officer.call("getLawReport", of(report)).expect(200).json();
  }

  public static Map<String, Object> of(JsonObject report) {
    return Map.of("report", id(report));
  }

  public static String id(JsonObject report) {
    return report.getAsJsonObject("report").get("id").getAsString();
  }

  private static JsonObject seen(JsonObject report) {
    return revision(report.getAsJsonObject("report"));
  }

  private static JsonObject revision(JsonObject of) {
    var revision = new JsonObject();
    revision.add("revision", of.get("revision"));
    return revision;
  }

  /** What the checks found, as {@code kind section message}. */
  public static List<String> checks(JsonObject report) {
    List<String> checks = new ArrayList<>();
    for (JsonElement element : report.getAsJsonArray("checks")) {
      JsonObject one = element.getAsJsonObject();
      String section = one.has("section") ? one.get("section").getAsString() : "-";
      checks.add(
          "%s %s %s"
              .formatted(one.get("kind").getAsString(), section, one.get("message").getAsString()));
    }
    return checks;
  }

  /** The number of a figure as it stands in the report. */
  public static int figure(JsonObject report, String code) {
    return figureLine(report, code).get("value").getAsInt();
  }

  public static JsonObject figureLine(JsonObject report, String code) {
    for (JsonElement one : report.getAsJsonArray("figures")) {
      if (one.getAsJsonObject().get("code").getAsString().equals(code)) {
        return one.getAsJsonObject();
      }
    }
    throw new AssertionError("no figure " + code);
  }

  /** Messages of a refusal, one for each thing that blocks. */
  public static List<String> reasons(Api.Answer refusal) {
    List<String> reasons = new ArrayList<>();
    refusal
        .json()
        .getAsJsonArray("errors")
        .forEach(one -> reasons.add(one.getAsJsonObject().get("message").getAsString()));
    return reasons;
  }
}
