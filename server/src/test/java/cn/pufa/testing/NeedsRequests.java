package cn.pufa.testing;

import cn.pufa.platform.db.Sql;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;

/** Requests about needs and questions with which nothing is wrong. */
public final class NeedsRequests implements RequestFamily {

  private static final Sql PROPOSE =
      Sql.of(
          """
      insert into topic_proposal (id, division, month, topic, asked, covered, phrases, place, proposed_at)
      values ($1, '440881', date '2099-01-01' - (select count(*)::integer from topic_proposal) * interval '1 month',
              'marriage', 9, 1, '{}', 0, now())""");

  private static final Set<String> LISTS =
      Set.of(
          "getNeedsBoard",
          "listMisunderstandings",
          "listUsefulness",
          "listTopicProposals",
          "listHotline",
          "getHotlineTemplate",
          "recordHotline",
          "importHotline",
          "askWithoutAccount",
          "lookUpQuestion",
          "askQuestion",
          "listMyQuestions",
          "listQuestions");
  private static final Set<String> OF_CARD = Set.of("sendFeedback", "answerQuiz");
  private static final Set<String> OF_PROPOSAL = Set.of("takeProposal", "closeProposal");
  private static final Set<String> OF_QUESTION =
      Set.of(
          "openMyQuestion",
          "getQuestion",
          "cleanQuestion",
          "answerQuestion",
          "transferQuestion",
          "mergeQuestion");

  private final TestServer server;

  /** Signed in before, so that reading what a change was made from leaves nothing. */
  private final Api reader;

  private final String card;
  private final String code;
  private final String question;
  private final String duplicate;
  private final String into;
  private final String proposal;
  private final Map<String, String> own = new LinkedHashMap<>();

  public NeedsRequests(TestServer server) {
    this.server = server;
    reader = server.as("case_officer");
    card = cardWithQuiz(server.api());
    JsonObject ticket =
        server.api().call("askWithoutAccount", Map.of(), question()).expect(201).json();
    code = ticket.get("code").getAsString();
    question = ticket.getAsJsonObject("question").get("id").getAsString();
    duplicate = ask();
    into = ask();
    proposal = proposal(server).toString();
  }

  /** Of the first topic, where every card has one. */
  public static String cardWithQuiz(Api api) {
    return api
        .call("listCards", Map.of("topic", "marriage"))
        .expect(200)
        .json()
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject().get("id").getAsString())
        .filter(id -> api.call("getCard", Map.of("card", id)).expect(200).json().has("quiz"))
        .findFirst()
        .orElseThrow();
  }

  private String ask() {
    return server
        .api()
        .call("askWithoutAccount", Map.of(), question())
        .expect(201)
        .json()
        .getAsJsonObject("question")
        .get("id")
        .getAsString();
  }

  public static UUID proposal(TestServer server) {
    UUID id = UUID.randomUUID();
    server.store().run(tx -> tx.execute(PROPOSE, id));
    return id;
  }

  @Override
  public boolean know(String operationId) {
    return LISTS.contains(operationId)
        || OF_CARD.contains(operationId)
        || OF_PROPOSAL.contains(operationId)
        || OF_QUESTION.contains(operationId)
        || operationId.equals("reportClick");
  }

  @Override
  public List<Integer> statuses(String operationId) {
    return switch (operationId) {
      case "reportClick", "sendFeedback", "answerQuiz" -> List.of(204);
      case "askQuestion", "askWithoutAccount" -> List.of(201);
      case "takeProposal", "closeProposal", "mergeQuestion" -> List.of(200, 409);
      default -> List.of(200);
    };
  }

  @Override
  public Map<String, Object> parameters(String operationId, String account) {
    if (OF_CARD.contains(operationId)) {
      return Map.of("card", card);
    }
    if (OF_PROPOSAL.contains(operationId)) {
      return Map.of("proposal", proposal);
    }
    return switch (operationId) {
      case "reportClick" -> Map.of("search", UUID.randomUUID());
      case "openMyQuestion" -> Map.of("question", own(account));
      case "mergeQuestion" -> Map.of("question", duplicate);
      default -> OF_QUESTION.contains(operationId) ? Map.of("question", question) : Map.of();
    };
  }

  /** One of the account's own. */
  private String own(String account) {
    return account == null
        ? question
        : own.computeIfAbsent(
            account,
            name ->
                server.as(name).call("askQuestion", Map.of(), question()).expect(201).text("id"));
  }

  @Override
  public JsonObject body(String operationId, String account) {
    return switch (operationId) {
      case "sendFeedback" -> json("{useful:true}");
      case "answerQuiz" -> json("{question:0,choice:0}");
      case "askQuestion", "askWithoutAccount" -> question();
      case "lookUpQuestion" -> json("{code:'%s'}".formatted(code));
      case "closeProposal" -> json("{reason:'演示·不写了'}");
      case "recordHotline" -> hotline(3);
      case "cleanQuestion" -> seen(question, "{wording:'演示：离婚冷静期怎么算'}");
      case "answerQuestion" -> seen(question, "{answer:'演示回答'}");
      case "transferQuestion" -> seen(question, "{words:'演示：请打 12345'}");
      case "mergeQuestion" -> seen(duplicate, "{into:'%s'}".formatted(into));
      default -> null;
    };
  }

  private JsonObject seen(String of, String body) {
    return seen(reader, of, body);
  }

  /** A change of a question that was read just now. */
  public static JsonObject seen(Api officer, String question, String body) {
    return Given.seen(officer.call("getQuestion", Map.of("question", question)), json(body));
  }

  @Override
  public Api.Answer send(String operationId, Api caller, String account) {
    return operationId.equals("importHotline")
        ? caller.upload(operationId, sheet(), Api.key())
        : RequestFamily.super.send(operationId, caller, account);
  }

  public static JsonObject question() {
    return json("{text:'演示：离婚冷静期怎么算'}");
  }

  public static JsonObject hotline(int count) {
    return json(
        "{rows:[{month:'%s',topic:marriage,count:%d}]}"
            .formatted(YearMonth.now(ZoneId.of("Asia/Shanghai")), count));
  }

  public static byte[] sheet(List<List<String>> rows) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Pufa", "1.0")) {
      var sheet = workbook.newWorksheet("12345来电");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          sheet.value(row, column, rows.get(row).get(column));
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return bytes.toByteArray();
  }

  public static byte[] sheet() {
    return sheet(
        List.of(
            List.of("月份", "主题", "镇街", "件数"),
            List.of("2026-01", "婚姻家庭", "石城镇", "12"),
            List.of("2026年2月", "marriage", "", "7")));
  }

  public static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /** A good command for each, in an order in which each finds what it needs. */
  public static Map<String, Runnable> commands(TestServer server) {
    var requests = new NeedsRequests(server);
    Api officer = server.as("case_officer");
    Api asker = server.as("trainer");
    requests.own("trainer");
    Map<String, Runnable> commands = new LinkedHashMap<>();
    for (String operation :
        List.of(
            "sendFeedback",
            "askWithoutAccount",
            "takeProposal",
            "closeProposal",
            "recordHotline",
            "cleanQuestion",
            "answerQuestion",
            "transferQuestion",
            "mergeQuestion")) {
      commands.put(operation, () -> requests.done(operation, officer, "case_officer"));
    }
    commands.put("askQuestion", () -> requests.done("askQuestion", asker, "trainer"));
    commands.put("openMyQuestion", () -> requests.done("openMyQuestion", asker, "trainer"));
    commands.put("importHotline", () -> requests.done("importHotline", officer, "case_officer"));
    return commands;
  }

  private void done(String operation, Api sender, String account) {
    send(operation, sender, account).expect(statuses(operation).getFirst());
  }
}
