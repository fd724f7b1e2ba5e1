package cn.pufa.testing;

import static cn.pufa.testing.NeedsRequests.json;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests about opinions of the legal counsel with which nothing is wrong. */
public final class CounselRequests implements RequestFamily {

  public static final String CITE = "hunyin-dengji-tiaoli@2025-04-06#8";

  private static final Sql TEMPLATE =
      Sql.of("select id from template where retired_at is null order by title, id limit 1");
  private static final Sql EDITION =
      Sql.of(
          "select piece || '/' || number as subject from edition where state = 'live' order by piece limit 1");

  private static final Set<String> WITHOUT_PARAMETERS =
      Set.of("listCounsels", "listCounselRequests", "askCounsel");
  private static final Set<String> OF_REQUEST =
      Set.of(
          "getCounselRequest",
          "getCounselDocument",
          "giveCounselOpinion",
          "withdrawCounselRequest");

  private final String counsel;
  private final String edition;
  private final String standing;
  private final String ofEditor;

  CounselRequests(TestServer server) {
    counsel = counsel(server);
    edition = edition(server);
    standing = onDocument(server, "case_officer");
    ofEditor = onDocument(server, "editor");
  }

  @Override
  public boolean know(String operationId) {
    return WITHOUT_PARAMETERS.contains(operationId)
        || OF_REQUEST.contains(operationId)
        || operationId.equals("getCounselTurnaround");
  }

  /** One on the same matter may wait already; who did not ask, or is not asked, is told so. */
  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "askCounsel" -> List.of(201, 409);
      case "giveCounselOpinion", "withdrawCounselRequest" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (operationId.equals("getCounselTurnaround")) {
      return Map.of("year", 2026);
    }
    return OF_REQUEST.contains(operationId)
        ? Map.of("request", "editor".equals(account) ? ofEditor : standing)
        : Map.of();
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "askCounsel" -> question("edition", edition, counsel);
      case "giveCounselOpinion" -> opinion("agree");
      case "withdrawCounselRequest" -> json("{reason:'演示·已经另行处理'}");
      default -> null;
    };
  }

  /** Of whoever is the counsel of the demonstration. */
  public static String counsel(TestServer server) {
    return Own.items(server.as("case_officer").call("listCounsels").expect(200).json())
        .getFirst()
        .get("id")
        .getAsString();
  }

  public static String template(TestServer server) {
    return server.store().read(tx -> tx.one(TEMPLATE, row -> row.getUUID("id").toString()));
  }

  /** One that is public. */
  public static String edition(TestServer server) {
    return server.store().read(tx -> tx.one(EDITION, row -> row.getString("subject")));
  }

  public static JsonObject question(String kind, String subject, String counsel) {
    return json(
        "{kind:%s,subject:'%s',counsel:'%s',question:'演示·请看依据够不够'}"
            .formatted(kind, subject, counsel));
  }

  public static JsonObject opinion(String verdict) {
    return json("{verdict:%s,text:'演示·依据正确，程序上请补一次告知',cites:['%s']}".formatted(verdict, CITE));
  }

  /** The request's id. */
  public static String onDocument(TestServer server, String account) {
    Api asker = server.as(account);
    String file =
        Uploads.send(asker, "counsel_document", Uploads.PDF, Uploads.pdf(""))
            .expect(201)
            .text("id");
    JsonObject question =
        json(
            "{kind:document,title:'演示·委托协议',file:'%s',counsel:'%s',question:'演示·请看违约条款'}"
                .formatted(file, counsel(server)));
    return id(asker.call("askCounsel", Map.of(), question).expect(201));
  }

  public static String id(Api.Answer answer) {
    return answer.json().getAsJsonObject("request").get("id").getAsString();
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    Api officer = server.as("case_officer");
    Api counsel = server.as("counsel");
    String answered = onDocument(server, "case_officer");
    String withdrawn = onDocument(server, "case_officer");
    JsonObject question = question("template", template(server), counsel(server));
    Map<String, Runnable> commands = new LinkedHashMap<>();
    commands.put("askCounsel", () -> officer.call("askCounsel", Map.of(), question).expect(201));
    commands.put(
        "giveCounselOpinion",
        () ->
            counsel
                .call("giveCounselOpinion", Map.of("request", answered), opinion("agree"))
                .expect(200));
    commands.put(
        "withdrawCounselRequest",
        () ->
            officer
                .call(
                    "withdrawCounselRequest",
                    Map.of("request", withdrawn),
                    json("{reason:'演示·已经另行处理'}"))
                .expect(200));
    return commands;
  }
}
