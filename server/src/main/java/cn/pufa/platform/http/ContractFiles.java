package cn.pufa.platform.http;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Joins the contract's files, {@code common.yaml} and those of the features, into the one document
 * that is served, and the one that is obeyed. The build does it and puts both into the jar: to read
 * so much YAML takes longer than all else of a start.
 */
final class ContractFiles {

  static final List<String> FEATURES =
      List.of(
          "signin",
          "identity",
          "staff",
          "personal",
          "law",
          "lawimport",
          "citation",
          "needs",
          "proposal",
          "hotline",
          "question",
          "content",
          "piece",
          "edition",
          "editiontext",
          "editionreview",
          "reading",
          "search",
          "finding",
          "job",
          "organization",
          "publication",
          "publicationcorrection",
          "publicationarticle",
          "register",
          "charter",
          "dossier",
          "office",
          "readership",
          "wording",
          "wordingpreview",
          "notice",
          "contact",
          "letter",
          "reply",
          "service",
          "wechat",
          "agent",
          "agentcounter",
          "annualreport",
          "campaignprogress",
          "annualreturn",
          "campaign",
          "reportterm",
          "filing",
          "filingsubmission",
          "attachment",
          "consent",
          "confirmation",
          "review",
          "reviewdesk",
          "decision",
          "procedure",
          "penalty",
          "penaltystep",
          "counsel",
          "creditrule",
          "creditlist",
          "creditmove",
          "creditrun",
          "creditremoval",
          "circular",
          "circulartrial",
          "circularprogress",
          "ladder",
          "reminder",
          "duty",
          "holiday",
          "certificate",
          "hours",
          "post",
          "postrequest",
          "exam",
          "exambank",
          "examquestion",
          "examattempt",
          "course",
          "coursedraft",
          "coursefile",
          "learning",
          "learningprogress",
          "volunteer",
          "assignment",
          "training",
          "enrolment",
          "attendance",
          "file",
          "outreach",
          "plan",
          "legalday",
          "jointsheet",
          "jointpart",
          "evidence",
          "leaflet",
          "stand",
          "standcheck",
          "ledgerkind",
          "ledger",
          "ledgerstep",
          "ledgerimport",
          "lawreport",
          "lawdraft",
          "lawrelease",
          "audit",
          "setup",
          "demo");

  private static final String JOINED = "contract.json";
  private static final String OBEYED = "contract-obeyed.json";

  private ContractFiles() {}

  /** Run by the build, with the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    JsonObject joined = joined();
    Files.writeString(Path.of(arguments[0], JOINED), joined.encode());
    Files.writeString(Path.of(arguments[0], OBEYED), Obeyed.of(joined).encode());
  }

  /** What the build has joined, as it is served. */
  static String served() {
    return text(JOINED);
  }

  /** The same as the server reads it. */
  static JsonObject obeyed() {
    return new JsonObject(text(OBEYED));
  }

  static JsonObject joined() {
    Map<String, Object> whole = load("common");
    whole.put("info", info(map(whole.get("info"))));
    List<Object> tags = new ArrayList<>();
    for (String feature : FEATURES) {
      Map<String, Object> part = load(feature);
      tags.add(Map.of("name", feature, "description", map(part.get("info")).get("description")));
      joinPaths(map(whole.get("paths")), map(part.get("paths")), feature);
      join(map(whole.get("components")), map(part.get("components")), feature);
    }
    whole.put("tags", tags);
    whole.put("security", List.of(Map.of("token", List.of())));
    return new JsonObject(whole);
  }

  /**
   * @param common what holds for all features
   */
  private static Map<String, Object> info(Map<String, Object> common) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Pufa (普法通)");
    info.put("version", "0.1.0");
    info.put(
        "description",
        "Everything the two clients do, and what the public may read. "
            + common.get("description"));
    return info;
  }

  /** Two features may share a path, each with methods of its own. */
  private static void joinPaths(Map<String, Object> all, Map<String, Object> part, String feature) {
    part.forEach(
        (path, operations) -> {
          Map<String, Object> there =
              map(all.computeIfAbsent(path, key -> new LinkedHashMap<String, Object>()));
          map(operations)
              .forEach(
                  (method, operation) -> {
                    if (there.put(method, operation) != null) {
                      throw new IllegalStateException(
                          feature + ".yaml defines " + method + " " + path + " once more");
                    }
                  });
        });
  }

  private static void join(Map<String, Object> all, Map<String, Object> part, String feature) {
    part.forEach(
        (section, entries) -> {
          Map<String, Object> target =
              map(all.computeIfAbsent(section, key -> new TreeMap<String, Object>()));
          map(entries)
              .forEach(
                  (name, entry) -> {
                    Object known = target.putIfAbsent(name, entry);
                    boolean pointsToCommon = section.equals("securitySchemes");
                    if (known != null && !known.equals(entry) && !pointsToCommon) {
                      throw new IllegalStateException(
                          feature
                              + ".yaml defines "
                              + section
                              + "/"
                              + name
                              + " differently from another file");
                    }
                  });
        });
  }

  private static Map<String, Object> load(String name) {
    String text = text(name + ".yaml").replaceAll("'[a-z]+\\.yaml#/", "'#/");
    return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
  }

  static String text(String file) {
    try (InputStream in = ContractFiles.class.getResourceAsStream("/api-spec/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
