package cn.pufa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about publication with which nothing is wrong. */
public final class PublicationRequests implements RequestFamily {

  private static final Sql CODE =
      Sql.of("select credit_code from organization order by credit_code limit 1");

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of(
          "listPublications",
          "getOpenData",
          "listOpenChanges",
          "listPublicationBatches",
          "createPublicationBatch",
          "listPublicationCorrections");
  private static final Set<String> OF_ORGANIZATION =
      Set.of("getPublicOrganization", "getPublicOrganizationCode");
  private static final Set<String> OF_BATCH =
      Set.of(
          "getPublicationBatch",
          "savePublicationBatch",
          "freezePublicationBatch",
          "reviewPublicationBatch",
          "publishPublicationBatch",
          "dropPublicationBatch",
          "withdrawPublication",
          "draftPublicationCorrection",
          "getPublicationArticle",
          "draftPublicationArticle",
          "publishPublicationArticle",
          "exportPublicationArticle");
  private static final Set<String> OTHERS =
      Set.of(
          "listPublicationCandidates",
          "reviewPublicationCorrection",
          "getPublication",
          "searchRegister",
          "verifyPublicNumber",
          "getOpenDataFile");

  private final TestServer server;
  private final String code;
  private final String published;
  private final String number;
  private final String draft;
  private final String dropped;
  private final String frozen;
  private final String correction;

  PublicationRequests(TestServer server) {
    this.server = server;
    this.code = server.store().read(tx -> tx.one(CODE, row -> row.getString("credit_code")));
    published = published(server, 1);
    number = batch(server, published).get("number").getAsString();
    draft = created(server, 1);
    dropped = created(server, 0);
    frozen = created(server, 1);
    freeze(server, frozen);
    correction = correction(server, published, 1);
    server.node().publications().tend();
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_ORGANIZATION.contains(operationId)
        || OF_BATCH.contains(operationId)
        || OTHERS.contains(operationId);
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "createPublicationBatch" -> List.of(201);
      case "savePublicationBatch",
          "freezePublicationBatch",
          "dropPublicationBatch",
          "reviewPublicationBatch",
          "publishPublicationBatch",
          "withdrawPublication",
          "draftPublicationCorrection",
          "reviewPublicationCorrection",
          "publishPublicationArticle" ->
          List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_ORGANIZATION.contains(operationId)) {
      return Map.of("creditCode", code);
    }
    if (operationId.equals("exportPublicationArticle")) {
      return Map.of("batch", published, "format", "html");
    }
    if (OF_BATCH.contains(operationId)) {
      return Map.of("batch", batchFor(operationId));
    }
    return switch (operationId) {
      case "listPublicationCandidates" -> Map.of("kind", "registration");
      case "reviewPublicationCorrection" -> Map.of("correction", correction);
      case "getPublication" -> Map.of("number", number);
      case "searchRegister" -> Map.of("q", "协会");
      case "verifyPublicNumber" -> Map.of("number", number);
      case "getOpenDataFile" -> Map.of("file", "organizations.json");
      default -> Map.of();
    };
  }

  /** Giving one up or withdrawing it must not take away what the next request needs. */
  private String batchFor(String operationId) {
    return switch (operationId) {
      case "savePublicationBatch", "freezePublicationBatch" -> draft;
      case "dropPublicationBatch" -> dropped;
      case "withdrawPublication" -> draft;
      case "reviewPublicationBatch", "publishPublicationBatch" -> frozen;
      default -> published;
    };
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "createPublicationBatch" -> draft(List.of());
      case "savePublicationBatch" -> saved(1, List.of());
      case "freezePublicationBatch" -> revision(1);
      case "reviewPublicationBatch" -> review(true, "0".repeat(64));
      case "publishPublicationBatch" -> new JsonObject();
      case "dropPublicationBatch", "withdrawPublication" -> reason();
      case "draftPublicationCorrection" -> note(1);
      case "reviewPublicationCorrection" -> agreed();
      default -> null;
    };
  }

  public static JsonObject draft(List<String> subjects) {
    JsonObject draft = NeedsRequests.json("{title:'演示·社会组织登记信息公示'}");
    var list = new JsonArray();
    subjects.forEach(list::add);
    draft.add("subjects", list);
    return draft;
  }

  public static JsonObject saved(int revision, List<String> subjects) {
    JsonObject saved = draft(subjects);
    saved.addProperty("revision", revision);
    return saved;
  }

  public static JsonObject revision(int revision) {
    return NeedsRequests.json("{revision:%d}".formatted(revision));
  }

  public static JsonObject review(boolean agree, String sha256) {
    return NeedsRequests.json("{agree:%s,sha256:'%s'}".formatted(agree, sha256));
  }

  public static JsonObject agreed() {
    return NeedsRequests.json("{agree:true}");
  }

  public static JsonObject reason() {
    return NeedsRequests.json("{reason:'演示·公示期满'}");
  }

  public static JsonObject note(int no) {
    return NeedsRequests.json("{no:%d,note:'演示·登记日期应为2019年3月4日。'}".formatted(no));
  }

  /** Subjects that may be put into a batch. */
  public static List<String> candidates(TestServer server, int count) {
    List<String> subjects = new ArrayList<>();
    for (int year = 2024; subjects.size() < count && year > 1990; year--) {
      server
          .as("case_officer")
          .call(
              "listPublicationCandidates",
              Map.of("kind", "registration", "year", Math.max(year, 2000), "size", 100))
          .expect(200)
          .json()
          .getAsJsonArray("items")
          .forEach(item -> add(subjects, item, count));
    }
    assertThat(subjects).hasSize(count);
    return subjects;
  }

  private static void add(List<String> subjects, JsonElement item, int count) {
    String subject = item.getAsJsonObject().get("subject").getAsString();
    if (subjects.size() < count && !subjects.contains(subject)) {
      subjects.add(subject);
    }
  }

  /** A draft with so many items. */
  public static String created(TestServer server, int items) {
    return created(server, draft(candidates(server, items)));
  }

  public static String created(TestServer server, JsonObject draft) {
    return server
        .as("case_officer")
        .call("createPublicationBatch", Map.of(), draft)
        .expect(201)
        .json()
        .getAsJsonObject("batch")
        .get("id")
        .getAsString();
  }

  public static JsonObject whole(TestServer server, String batch) {
    return server
        .as("case_officer")
        .call("getPublicationBatch", Map.of("batch", batch))
        .expect(200)
        .json();
  }

  public static JsonObject batch(TestServer server, String batch) {
    return whole(server, batch).getAsJsonObject("batch");
  }

  public static void freeze(TestServer server, String batch) {
    int revision = batch(server, batch).get("revision").getAsInt();
    server
        .as("case_officer")
        .call("freezePublicationBatch", Map.of("batch", batch), revision(revision))
        .expect(200);
  }

  public static void clear(TestServer server, String batch) {
    String hash = batch(server, batch).get("sha256").getAsString();
    server
        .as("secrecy_reviewer")
        .call("reviewPublicationBatch", Map.of("batch", batch), review(true, hash))
        .expect(200);
  }

  public static void publish(TestServer server, String batch) {
    server
        .as("case_officer")
        .call("publishPublicationBatch", Map.of("batch", batch), new JsonObject())
        .expect(200);
  }

  /** Frozen and reviewed. */
  public static String cleared(TestServer server, int items) {
    String batch = created(server, items);
    freeze(server, batch);
    clear(server, batch);
    return batch;
  }

  public static String published(TestServer server, int items) {
    String batch = cleared(server, items);
    publish(server, batch);
    return batch;
  }

  public static String published(TestServer server, JsonObject draft) {
    String batch = created(server, draft);
    freeze(server, batch);
    clear(server, batch);
    publish(server, batch);
    return batch;
  }

  /** One that waits; its id. */
  public static String correction(TestServer server, String batch, int no) {
    JsonArray corrections =
        server
            .as("case_officer")
            .call("draftPublicationCorrection", Map.of("batch", batch), note(no))
            .expect(200)
            .json()
            .getAsJsonArray("corrections");
    return corrections.get(corrections.size() - 1).getAsJsonObject().get("id").getAsString();
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api reviewer = server.as("secrecy_reviewer");
    String draft = created(server, 1);
    String dropped = created(server, 0);
    String standing = published(server, 1);
    String waiting = correction(server, standing, 1);
    Map<String, Object> batch = Map.of("batch", draft);
    Map<String, Object> other = Map.of("batch", standing);
    List<String> subjects = List.of(subject(server, draft));
    String[] hash = new String[1];
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put(
        "createPublicationBatch",
        () -> officer.call("createPublicationBatch", Map.of(), draft(List.of())).expect(201));
    put(commands, officer, "savePublicationBatch", batch, saved(1, subjects));
    commands.put(
        "freezePublicationBatch",
        () ->
            hash[0] =
                officer
                    .call("freezePublicationBatch", batch, revision(2))
                    .expect(200)
                    .json()
                    .getAsJsonObject("batch")
                    .get("sha256")
                    .getAsString());
    commands.put(
        "reviewPublicationBatch",
        () -> reviewer.call("reviewPublicationBatch", batch, review(true, hash[0])).expect(200));
    put(commands, officer, "publishPublicationBatch", batch, new JsonObject());
    put(commands, officer, "dropPublicationBatch", Map.of("batch", dropped), reason());
    put(commands, officer, "draftPublicationCorrection", batch, note(1));
    put(commands, reviewer, "reviewPublicationCorrection", Map.of("correction", waiting), agreed());
    put(commands, officer, "draftPublicationArticle", other, null);
    put(commands, officer, "publishPublicationArticle", other, null);
    put(commands, officer, "withdrawPublication", other, reason());
    return commands;
  }

  private static String subject(TestServer server, String batch) {
    return whole(server, batch)
        .getAsJsonArray("items")
        .get(0)
        .getAsJsonObject()
        .get("subject")
        .getAsString();
  }

  private static void put(
      Map<String, Runnable> commands,
      Api caller,
      String operation,
      Map<String, Object> parameters,
      JsonObject body) {
    commands.put(operation, () -> caller.call(operation, parameters, body).expect(200));
  }
}
